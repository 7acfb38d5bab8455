import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queue } from 'bullmq';
import { QUEUE } from '../../src/platform/jobs/tokens.js';
import {
  aDepartment,
  anApprovedRound,
  approvePanels,
  type Department,
  raterLinks,
  SUBMIT,
  sheetOf,
} from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const DECLINE = 'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { userErrors { code } } }';

/** In English; the others read Dutch. */
const ENGLISH = 'lid1x1@amstelstad.example';
const OUTSIDER = 'vera@klant.example';
const FINISHED = 'lid2x2@amstelstad.example';
const DECLINED = 'lid3x3@amstelstad.example';
const MANAGER = 'marga@amstelstad.example';

describe('the mails of a 360 round', () => {
  let leerlijn: Installation;
  let department: Department;
  let roundId: string;
  let subjectIds: string[];

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    ({ roundId, subjectIds } = await anApprovedRound(leerlijn, department));
    await leerlijn.settle();
    await leerlijn.sql(`update person set language = 'en' where email = $1`, [ENGLISH]);
    const customers = [
      ['vera', 'omar', 'ines', 'piet', 'kofi'],
      ['lena', 'omar', 'ines', 'piet', 'kofi'],
    ];
    for (const [leader, names] of customers.entries()) {
      await leerlijn.sql(
        `insert into feedback_nomination (tenant_id, id, subject_id, external_name, external_email, external_language, rater_group)
         select $1, gen_random_uuid(), $2, initcap(name) || ' Klant', name || '@klant.example', 'en', 'OTHER' from unnest($3::text[]) as name`,
        [department.tenantId, subjectIds[leader], names],
      );
    }
    // Two panels that nobody has approved when the round opens.
    await leerlijn.sql(`update feedback_subject set nomination_state = 'CHOSEN' where id = any ($1)`, [
      subjectIds.slice(4),
    ]);
  });
  afterAll(() => leerlijn.stop());

  const recipients = () => leerlijn.mail.messages().flatMap((mail) => mail.recipients);
  const mailTo = (address: string) => leerlijn.mail.messages().find((mail) => mail.recipients.includes(address))!;
  const tokenIn = (text: string) => /\/f\/([\w-]{43})\s/.exec(text)![1]!;
  /** The colleagues that a mail lists. */
  const namedTo = (address: string) => [...mailTo(address).text!.matchAll(/^- (\w+)/gm)].map(([, name]) => name);
  const at = async (moment: string) => {
    leerlijn.mail.clear();
    await leerlijn.moveClock(moment);
    return recipients();
  };
  const answerAs = async (address: string, about: number, mutation: string, variables: object = {}) => {
    const [person] = await leerlijn.sql<{ id: string }>('select id from person where email = $1', [address]);
    const link = (await raterLinks(leerlijn, roundId)).find(
      ({ raterId, subjectPersonId }) => raterId === person!.id && subjectPersonId === department.leaders[about]!.id,
    )!;
    await leerlijn.must(mutation, { id: link.invitationId, ...variables }, `rater_${link.token}`);
  };
  const addRater = async (subjectId: string, input: object) =>
    leerlijn.must(
      'mutation ($s: ID!, $input: FeedbackNominationAddInput!) { feedbackRaterAdd(subjectId: $s, input: $input) { userErrors { message } } }',
      { s: subjectId, input },
      await department.as('coordinator'),
    );

  test('at the opening everybody who is asked gets one invitation', async () => {
    const invited = await at('2027-01-11T07:00:00.000Z');
    expect(new Set(invited).size).toBe(invited.length);
    // The manager, the six leaders about each other, four teams of six, and six customers.
    expect(invited).toHaveLength(37);
  });

  test('that names all those who ask, and oneself apart from them', () => {
    expect(mailTo(MANAGER).subject).toBe('Wil je feedback geven aan 4 mensen?');
    expect(namedTo(MANAGER)).toEqual(['Leider1', 'Leider2', 'Leider3', 'Leider4']);
    expect(mailTo('leider1@amstelstad.example').subject).toBe('Hoe kijk je naar jezelf, en naar 3 anderen?');
    expect(namedTo('leider1@amstelstad.example')).toEqual(['Leider2', 'Leider3', 'Leider4']);
  });

  test('in the language of the rater, who may be from outside', () => {
    expect(mailTo('lid1x2@amstelstad.example').subject).toBe('Wil je feedback geven aan Leider1 Jansen?');
    expect(mailTo(ENGLISH).subject).toBe('Will you give feedback to Leider1 Jansen?');
    expect(mailTo(OUTSIDER)).toMatchObject({
      subject: 'Will you give feedback to Leider1 Jansen?',
      to: [{ name: 'Vera Klant', address: OUTSIDER }],
      replyTo: [{ name: 'Coen Jansen', address: 'coen@amstelstad.example' }],
    });
    expect(mailTo(OUTSIDER).text).toContain('Hello Vera Klant,');
  });

  test('with a link that opens all their questionnaires, and the promise of this round', async () => {
    const { text } = mailTo('leider1@amstelstad.example');
    const { feedbackInvitations } = await leerlijn.must(
      '{ feedbackInvitations { subject group } }',
      {},
      `rater_${tokenIn(text!)}`,
    );
    expect(feedbackInvitations).toHaveLength(4);
    expect(feedbackInvitations).toContainEqual({ subject: 'Leider1 Jansen', group: 'SELF' });
    expect(feedbackInvitations).toContainEqual({ subject: 'Leider2 Jansen', group: 'PEER' });
    expect(text).toContain('80 vragen');
    expect(text!.replace(/\s+/g, ' ')).toContain('minstens 4 mensen uit die groep');
    const page = await fetch(`${await leerlijn.app.getUrl()}/f/${tokenIn(text!)}`);
    expect(page.status).toBe(200);
  });

  test('panels that follow while the round is open are told of together, some minutes later', async () => {
    await leerlijn.moveClock('2027-01-12T09:01:00.000Z');
    leerlijn.mail.clear();
    const coordinator = await department.as('coordinator');
    await approvePanels(leerlijn, subjectIds.slice(4), coordinator);
    for (const subjectId of subjectIds.slice(4)) {
      await leerlijn.must(
        'mutation ($s: ID!) { feedbackSubjectOpen(subjectId: $s) { userErrors { message } } }',
        { s: subjectId },
        coordinator,
      );
    }
    await leerlijn.settle();
    expect(recipients()).toEqual([]);

    const invited = await at('2027-01-12T09:10:00.000Z');
    expect(invited.filter((address) => address === MANAGER)).toHaveLength(1);
    expect(namedTo(MANAGER)).toEqual(['Leider1', 'Leider2', 'Leider3', 'Leider4', 'Leider5', 'Leider6']);
    expect(mailTo('leider5@amstelstad.example').subject).toBe('Hoe kijk je naar jezelf, en naar 5 anderen?');
    expect(mailTo('lid6x1@amstelstad.example').subject).toBe('Wil je feedback geven aan Leider6 Jansen?');
    expect(invited).not.toContain(ENGLISH);
  });

  test('a rater who is added hears of it, one from outside too, and with the link they had', async () => {
    await leerlijn.moveClock('2027-01-13T09:01:00.000Z');
    const links = await raterLinks(leerlijn, roundId);
    await addRater(subjectIds[0]!, {
      group: 'OTHER',
      external: { name: 'Noor Klant', email: 'noor@klant.example', language: 'EN' },
    });
    await addRater(subjectIds[1]!, {
      group: 'OTHER',
      external: { name: 'Vera Klant', email: OUTSIDER, language: 'EN' },
    });
    await leerlijn.settle();
    const invited = await at('2027-01-13T09:10:00.000Z');
    expect(invited.sort()).toEqual(['noor@klant.example', OUTSIDER]);
    expect(mailTo('noor@klant.example').subject).toBe('Will you give feedback to Leider1 Jansen?');
    expect(mailTo(OUTSIDER).subject).toBe('Will you give feedback to 2 people?');
    expect(namedTo(OUTSIDER)).toEqual(['Leider1', 'Leider2']);
    expect(links.map(({ token }) => token)).toContain(tokenIn(mailTo(OUTSIDER).text!));
  });

  test('nobody is reminded before a week is left', async () => {
    await answerAs(FINISHED, 1, SUBMIT, { version: 0, input: sheetOf(4) });
    await answerAs(DECLINED, 2, DECLINE);
    await answerAs('leider1@amstelstad.example', 0, SUBMIT, { version: 0, input: sheetOf(4) });
    await answerAs('leider1@amstelstad.example', 2, SUBMIT, { version: 0, input: sheetOf(4) });
    expect(await at('2027-01-28T08:00:00.000Z')).toEqual([]);
  });

  test('nor in the weekend, nor at night, though the day has come', async () => {
    expect(await at('2027-01-30T12:00:00.000Z')).toEqual([]);
    expect(await at('2027-02-01T06:59:00.000Z')).toEqual([]);
  });

  test('but on the next working morning whoever has something left is, kindly, and with the link they had', async () => {
    const reminded = await at('2027-02-01T07:00:00.000Z');
    expect(new Set(reminded).size).toBe(reminded.length);
    // All 50 who were asked by now, but two.
    expect(reminded).toHaveLength(48);
    expect(reminded).not.toContain(FINISHED);
    expect(reminded).not.toContain(DECLINED);
    expect(mailTo('lid1x2@amstelstad.example').subject).toBe('Wil je nog feedback geven aan Leider1 Jansen?');
    const links = await raterLinks(leerlijn, roundId);
    expect(links.map(({ token }) => token)).toContain(tokenIn(mailTo(OUTSIDER).text!));
  });

  test('about those only on whom they have not given feedback yet', () => {
    expect(mailTo('leider1@amstelstad.example').subject).toBe('Wil je nog feedback geven aan 4 mensen?');
    expect(namedTo('leider1@amstelstad.example')).toEqual(['Leider2', 'Leider4', 'Leider5', 'Leider6']);
    expect(namedTo('leider2@amstelstad.example')).toEqual(['Leider1', 'Leider3', 'Leider4', 'Leider5', 'Leider6']);
    expect(mailTo('leider2@amstelstad.example').text).toContain('Je eigen vragenlijst staat nog open');
  });

  test('not twice on a day, and more clearly when three days are left, and one', async () => {
    expect(await at('2027-02-01T15:00:00.000Z')).toEqual([]);
    await answerAs('lid1x2@amstelstad.example', 0, SUBMIT, { version: 0, input: sheetOf(3) });
    expect(await at('2027-02-02T08:00:00.000Z')).toHaveLength(47);
    expect(mailTo('lid1x3@amstelstad.example').subject).toBe('Je feedback aan Leider1 Jansen ontbreekt nog');
    expect(mailTo(MANAGER).subject).toBe('Je feedback aan 6 mensen ontbreekt nog');
    expect(await at('2027-02-04T08:00:00.000Z')).toHaveLength(47);
    expect(mailTo('lid1x3@amstelstad.example').subject).toBe('Laatste kans voor je feedback aan Leider1 Jansen');
  });

  test('at the close every participant with a report hears that it is there, and no rater anything', async () => {
    const told = await at('2027-02-05T16:00:00.000Z');
    expect(told.sort()).toEqual(department.leaders.map(({ email }) => email).sort());
    expect(mailTo(department.leaders[0]!.email).subject).toBe('Het verslag van je feedback staat klaar');
    expect(await at('2027-02-08T09:00:00.000Z')).toEqual([]);
  });

  test('and in the queue there were ids alone', async () => {
    const jobs = await leerlijn.app.get<Queue>(QUEUE).getJobs(['completed', 'failed', 'delayed', 'waiting']);
    const words = jobs.flatMap(({ data }) => Object.values(data));
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !/^[0-9a-f-]{36}$/.test(String(word)))).toEqual([]);
  });
});
