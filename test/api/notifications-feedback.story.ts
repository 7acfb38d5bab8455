import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Queue } from 'bullmq';
import { QUEUE } from '../../src/platform/jobs/tokens.js';
import { aDepartment, anApprovedRound, type Department, raterLinks, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

/** In English; the others read Dutch. */
const ENGLISH = 'lid1x1@amstelstad.example';
const OUTSIDER = 'vera@klant.example';
const FINISHED = 'lid2x2@amstelstad.example';
const DECLINED = 'lid3x3@amstelstad.example';

describe('the mails of a 360 round', () => {
  let leerlijn: Installation;
  let department: Department;
  let roundId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    let subjectIds: string[];
    ({ roundId, subjectIds } = await anApprovedRound(leerlijn, department));
    await leerlijn.settle();
    await leerlijn.sql(`update person set language = 'en' where email = $1`, [ENGLISH]);
    await leerlijn.sql(
      `insert into feedback_nomination (tenant_id, id, subject_id, external_name, external_email, external_language, rater_group)
       values ($1, gen_random_uuid(), $2, 'Vera Klant', $3, 'en', 'OTHER')`,
      [department.tenantId, subjectIds[0], OUTSIDER],
    );
  });
  afterAll(() => leerlijn.stop());

  const recipients = () => leerlijn.mail.messages().flatMap((mail) => mail.recipients);
  const mailTo = (address: string) => leerlijn.mail.messages().find((mail) => mail.recipients.includes(address))!;
  const tokenIn = (text: string) => /\/f\/([\w-]{43})\s/.exec(text)![1]!;
  const at = async (moment: string) => {
    leerlijn.mail.clear();
    await leerlijn.moveClock(moment);
    return recipients();
  };
  const answerAs = async (address: string, mutation: string, variables: object = {}) => {
    const people = await leerlijn.sql<{ id: string }>('select id from person where email = $1', [address]);
    const link = (await raterLinks(leerlijn, roundId)).find(({ raterId }) => raterId === people[0]!.id)!;
    await leerlijn.must(mutation, variables, `rater_${link.token}`);
  };

  test('at the opening everybody who is asked gets an invitation, one for each who asks', async () => {
    const invited = await at('2027-01-11T07:00:00.000Z');
    expect(invited).toHaveLength(79);
    expect(invited.filter((address) => address === department.leaders[0]!.email)).toHaveLength(6);
    expect(invited.filter((address) => address === ENGLISH)).toHaveLength(1);
  });

  test('each in the language of the rater, who may be from outside', () => {
    expect(mailTo('lid1x2@amstelstad.example').subject).toBe('Wil je feedback geven aan Leider1 Jansen?');
    expect(mailTo(ENGLISH).subject).toBe('Will you give feedback to Leider1 Jansen?');
    expect(mailTo(OUTSIDER)).toMatchObject({
      subject: 'Will you give feedback to Leider1 Jansen?',
      to: [{ name: 'Vera Klant', address: OUTSIDER }],
      replyTo: [{ name: 'Coen Jansen', address: 'coen@amstelstad.example' }],
    });
    expect(mailTo(OUTSIDER).text).toContain('Hello Vera Klant,');
  });

  test('with a link that opens their own questionnaire, and the promise of this round', async () => {
    const { text } = mailTo(OUTSIDER);
    const { feedbackInvitation } = await leerlijn.must(
      '{ feedbackInvitation { subject group } }',
      {},
      `rater_${tokenIn(text!)}`,
    );
    expect(feedbackInvitation).toEqual({ subject: 'Leider1 Jansen', group: 'OTHER' });
    expect(text).toContain('20 questions');
    const page = await fetch(`${await leerlijn.app.getUrl()}/f/${tokenIn(text!)}`);
    expect(page.status).toBe(200);
  });

  test('nobody is reminded before a week is left', async () => {
    await answerAs(FINISHED, SUBMIT, { version: 0, input: sheetOf(4) });
    await answerAs(DECLINED, 'mutation { feedbackInvitationDecline(reason: NO_TIME) { userErrors { code } } }');
    expect(await at('2027-01-28T08:00:00.000Z')).toEqual([]);
  });

  test('nor in the weekend, nor at night, though the day has come', async () => {
    expect(await at('2027-01-30T12:00:00.000Z')).toEqual([]);
    expect(await at('2027-02-01T06:59:00.000Z')).toEqual([]);
  });

  test('but on the next working morning whoever has not finished is, kindly, and with the link they had', async () => {
    const reminded = await at('2027-02-01T07:00:00.000Z');
    expect(reminded).toHaveLength(77);
    expect(reminded).not.toContain(FINISHED);
    expect(reminded).not.toContain(DECLINED);
    expect(mailTo('lid1x2@amstelstad.example').subject).toBe('Wil je nog feedback geven aan Leider1 Jansen?');
    const links = await raterLinks(leerlijn, roundId);
    expect(links.map(({ token }) => token)).toContain(tokenIn(mailTo(OUTSIDER).text!));
  });

  test('not twice on a day, and more clearly when three days are left, and one', async () => {
    expect(await at('2027-02-01T15:00:00.000Z')).toEqual([]);
    await answerAs('lid1x2@amstelstad.example', SUBMIT, { version: 0, input: sheetOf(3) });
    expect(await at('2027-02-02T08:00:00.000Z')).toHaveLength(76);
    expect(mailTo('lid1x3@amstelstad.example').subject).toBe('Je feedback aan Leider1 Jansen ontbreekt nog');
    expect(await at('2027-02-04T08:00:00.000Z')).toHaveLength(76);
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
