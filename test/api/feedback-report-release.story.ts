import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { atReports, CSV, HELD, REDACT, RELEASE, SHARE } from '../support/report-queries.js';
import { aReportedRound, type ReportedRound } from '../support/reports.js';

describe('a report that waits for a debrief', () => {
  let leerlijn: Installation;
  let round: ReportedRound;
  let at: ReturnType<typeof atReports>;
  const readBy = async (name: string): Promise<unknown[]> =>
    (await leerlijn.must('{ myFeedbackReports { id } }', {}, await round.as(name))).myFeedbackReports;
  const mailed = () => leerlijn.mail.messages().flatMap(({ recipients }) => recipients);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    round = await aReportedRound(leerlijn, { release: 'AFTER_DEBRIEF' });
    at = atReports(leerlijn, round);
  });
  afterAll(() => leerlijn.stop());

  test('is known to its participant as held, and by what; and nobody is mailed', async () => {
    const { myHeldFeedbackReports } = await leerlijn.must(HELD, {}, await round.as('leider1'));
    expect(myHeldFeedbackReports).toEqual([
      { release: 'AFTER_DEBRIEF', reportId: (await round.reportOf(1)).id, releasedAt: null, coach: null },
    ]);
    expect(await readBy('leider1')).toEqual([]);
    expect(leerlijn.mail.messages().filter(({ subject }) => subject?.includes('verslag'))).toEqual([]);
  });

  test('is not shared, redacted or saved as a spreadsheet by the participant', async () => {
    const { id } = await round.reportOf(1);
    const leader = await round.as('leider1');
    for (const [query, variables] of [
      [SHARE, { id, with: [await round.personId('marga')] }],
      [REDACT, { id, comment: id }],
      [CSV, { id, in: 'NL' }],
    ] as const)
      expect((await leerlijn.ask(query, variables, leader)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('is to its participant as if there were none: in the same bytes', async () => {
    const { id } = await round.reportOf(1);
    for (const query of [CSV, 'query ($id: ID!) { feedbackReportChanges(reportId: $id) { sameScale } }']) {
      const variables = query === CSV ? { in: 'NL' } : {};
      const held = await at.ask('leider1', query, { id, ...variables });
      const none = await at.ask('leider1', query, { id: round.roundId, ...variables });
      expect(held).toEqual(none);
    }
  });

  test('is not released by participant, manager or stranger', async () => {
    const { id } = await round.reportOf(1);
    for (const name of ['leider1', 'marga', 'lid1x1', 'admin'])
      expect((await leerlijn.ask(RELEASE, { ids: [id] }, await round.as(name))).errors?.[0]?.extensions.code).toBe(
        'NOT_FOUND',
      );
  });

  test('is released by the coordinator, who reads nothing of it, and then the participant gets a mail', async () => {
    const { id } = await round.reportOf(1);
    leerlijn.mail.clear();
    const coordinator = await round.as('coen');
    const { feedbackReportRelease } = await leerlijn.must(RELEASE, { ids: [id] }, coordinator);
    expect(feedbackReportRelease.states).toEqual([{ releasedAt: expect.any(String) }]);
    await leerlijn.settle();
    expect(mailed()).toEqual(['leider1@amstelstad.example']);
    expect(await readBy('leider1')).toHaveLength(1);
    const { errors } = await leerlijn.ask(CSV, { id, in: 'NL' }, coordinator);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('stays as it was released when that is done again, without another mail', async () => {
    const before = await round.reportOf(1);
    leerlijn.mail.clear();
    await leerlijn.must(RELEASE, { ids: [before.id] }, await round.as('coen'));
    await leerlijn.settle();
    expect(await round.reportOf(1)).toEqual(before);
    expect(mailed()).toEqual([]);
  });

  test('is released by itself when a POP conversation is planned', async () => {
    await leerlijn.must(
      'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { started userErrors { code } } }',
      { m: round.department.moduleId },
      await round.as('coen'),
    );
    await leerlijn.settle();
    const leader = await round.as('leider2');
    const { myPopConversations } = await leerlijn.must('{ myPopConversations { id side } }', {}, leader);
    const { id } = myPopConversations.find(({ side }: { side: string }) => side === 'PARTICIPANT');
    leerlijn.mail.clear();
    await leerlijn.must(
      'mutation ($id: ID!, $input: PopConversationPlanInput!) { popConversationPlan(id: $id, input: $input) { userErrors { code } } }',
      { id, input: { startsAtLocal: '2027-02-10T09:00', minutes: 60, place: 'Kamer 1' } },
      leader,
    );
    await leerlijn.settle();
    expect(await readBy('leider2')).toHaveLength(1);
    expect(await readBy('leider3')).toEqual([]);
    expect(
      leerlijn.mail.messages().filter(({ subject }) => subject === 'Het verslag van je feedback staat klaar'),
    ).toHaveLength(1);
  });
});
