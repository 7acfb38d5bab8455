import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDepartment, anApprovedRound, type Department, raterLinks, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

const FINISHED = 'lid2x2@amstelstad.example';
const DECLINED = 'lid3x3@amstelstad.example';
const WAITED_FOR = 'lid1x1@amstelstad.example';

describe('the mails about a close that is moved', () => {
  let leerlijn: Installation;
  let department: Department;
  let roundId: string;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    department = await aDepartment(leerlijn);
    ({ roundId } = await anApprovedRound(leerlijn, department));
    await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
    await answerAs(FINISHED, SUBMIT, { version: 0, input: sheetOf(4) });
    await answerAs(
      DECLINED,
      'mutation ($id: ID!) { feedbackInvitationDecline(invitationId: $id) { userErrors { code } } }',
    );
    await leerlijn.moveClock('2027-01-27T09:01:00.000Z');
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  const linkOf = async (address: string) => {
    const [person] = await leerlijn.sql<{ id: string }>('select id from person where email = $1', [address]);
    return (await raterLinks(leerlijn, roundId)).find(({ raterId }) => raterId === person!.id)!;
  };
  const answerAs = async (address: string, mutation: string, variables: object = {}) => {
    const link = await linkOf(address);
    await leerlijn.must(mutation, { id: link.invitationId, ...variables }, `rater_${link.token}`);
  };
  const recipients = () => leerlijn.mail.messages().flatMap((mail) => mail.recipients);
  const mailTo = (address: string) => leerlijn.mail.messages().find((mail) => mail.recipients.includes(address))!;
  const extend = async (closesOn: string) => {
    await leerlijn.must(
      'mutation ($id: ID!, $on: LocalDate!) { feedbackRoundExtend(id: $id, closesOn: $on) { userErrors { message } } }',
      { id: roundId, on: closesOn },
      await department.as('coordinator'),
    );
    await leerlijn.settle();
  };
  const at = async (moment: string) => {
    leerlijn.mail.clear();
    await leerlijn.moveClock(moment);
    return recipients();
  };

  test('a round that goes on longer is told of once, also when the coordinator corrects the day at once', async () => {
    await extend('2027-02-10');
    await extend('2027-02-12');
    expect(recipients()).toEqual([]);
    const told = await at('2027-01-27T09:10:00.000Z');
    expect(new Set(told).size).toBe(told.length);
    // All 43 who are asked, but two.
    expect(told).toHaveLength(41);
    expect(mailTo(WAITED_FOR).subject).toBe('Je hebt langer de tijd: tot vrijdag 12 februari 2027 om 17.00 uur');
  });

  test('to whoever has something left to finish, and nobody else', () => {
    expect(recipients()).not.toContain(FINISHED);
    expect(recipients()).not.toContain(DECLINED);
  });

  test('with the link they had, behind which the new day stands', async () => {
    const { token } = await linkOf(WAITED_FOR);
    expect(mailTo(WAITED_FOR).text).toContain(`/f/${token}`);
    const page = await fetch(`${await leerlijn.app.getUrl()}/f/${token}`);
    expect(await page.text()).toContain('12 februari 2027');
  });

  test('a day that it already closes on is news to nobody', async () => {
    await extend('2027-02-12');
    expect(await at('2027-01-27T10:10:00.000Z')).toEqual([]);
  });

  test('out of working hours the news waits for the morning', async () => {
    await leerlijn.moveClock('2027-01-29T21:00:00.000Z');
    leerlijn.mail.clear();
    await extend('2027-02-19');
    expect(await at('2027-01-30T12:00:00.000Z')).toEqual([]);
    expect(await at('2027-02-01T08:00:00.000Z')).toHaveLength(41);
  });

  test('a round that is closed early is told of to the same people, who are asked for nothing any more', async () => {
    await leerlijn.moveClock('2027-02-03T10:00:00.000Z');
    leerlijn.mail.clear();
    await leerlijn.must(
      'mutation ($id: ID!) { feedbackRoundCloseEarly(id: $id) { userErrors { message } } }',
      { id: roundId },
      await department.as('coordinator'),
    );
    await leerlijn.settle();
    const told = leerlijn.mail.messages().filter(({ subject }) => subject === 'De feedbackronde is eerder gesloten');
    expect(told).toHaveLength(41);
    expect(told.flatMap((mail) => mail.recipients)).not.toContain(FINISHED);
    expect(mailTo(WAITED_FOR).text).not.toContain('http');
  });

  test('after which nobody can look up who they were', async () => {
    await leerlijn.moveClock('2027-02-03T10:05:00.000Z');
    expect(
      await leerlijn.sql(
        'select (select count(*) from delivery where link_id is not null)::int + (select count(*) from feedback_invitation_progress)::int as known',
      ),
    ).toEqual([{ known: 0 }]);
  });
});
