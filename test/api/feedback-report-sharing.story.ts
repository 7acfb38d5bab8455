import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { atReports, CSV, commentsOf, figureOf, SHARE } from '../support/report-queries.js';
import { aReportedRound, type ReportedRound } from '../support/reports.js';

describe('a report that is shared', () => {
  let leerlijn: Installation;
  let round: ReportedRound;
  let at: ReturnType<typeof atReports>;
  let reportId: string;
  const own = async () => (await at.own('leider1'))[0]!;
  const mailsTo = (name: string) =>
    leerlijn.mail.messages().filter(({ recipients }) => recipients.includes(`${name}@amstelstad.example`));

  beforeAll(async () => {
    leerlijn = await startInstallation();
    round = await aReportedRound(leerlijn, {
      meanwhile: async ({ subjectIds }) => {
        await leerlijn.sql(`update feedback_subject set merged_groups = '[["PEER", "OTHER"]]' where id = $1`, [
          subjectIds[1],
        ]);
      },
    });
    at = atReports(leerlijn, round);
    ({ id: reportId } = await round.reportOf(1));
    leerlijn.mail.clear();
  });
  afterAll(() => leerlijn.stop());

  test('is read, whole, by whom the participant shares it with by name', async () => {
    const { sharedWith } = await at.share('leider1', reportId, 'marga', 'lid2x1');
    const names = sharedWith.map(({ person }: { person: { displayName: string } }) => person.displayName);
    expect(names.sort()).toEqual(['Lid2x1 Jansen', 'Marga Jansen']);
    const whole = { ...(await own()), sharedWith: undefined };
    expect(await at.sharedWith('marga')).toEqual([whole]);
    expect(await at.sharedWith('lid2x1')).toEqual([whole]);
  });

  test('is announced to them by mail, which says whose it is and nothing of what it says', async () => {
    await leerlijn.settle();
    const [mail, ...more] = mailsTo('marga');
    expect(more).toHaveLength(0);
    expect(mail!.subject).toBe('Leider1 Jansen deelt een feedbackverslag met je');
    expect(mail!.text).toContain('Stuur het niet door');
    expect(`${mail!.text}${mail!.html}`).not.toMatch(/blijf|gemiddelde|\d[.,]\d/);
  });

  test('shows with whom it is shared to nobody but the participant', async () => {
    const asked = '{ sharedFeedbackReports { sharedWith { person { id } } } }';
    expect(await at.codeFor('lid2x1', asked)).toBe('FORBIDDEN');
    await at.share('leider1', reportId, 'leider2');
    expect((await at.must('leider2', asked)).sharedFeedbackReports).toEqual([{ sharedWith: [] }]);
  });

  test('shows somebody who was asked anonymously only what rests on one rater more', async () => {
    await at.share('leider1', reportId, 'leider2', 'lid1x1');
    const [report] = await at.sharedWith('leider2');
    expect(figureOf(report!, 'PEER').mean).toBe(figureOf(await own(), 'PEER').mean);
    expect(figureOf(report!, 'DIRECT_REPORT')).toEqual({ source: 'DIRECT_REPORT', mean: null, band: null });
    expect(figureOf(report!, 'ALL_OTHERS')).toEqual({ source: 'ALL_OTHERS', mean: null, band: null });
    expect(commentsOf(report!, 'PEER')).toEqual([]);
    expect(await at.sharedWith('lid1x1')).toEqual([report]);
  });

  test('also when they were asked from outside, before they were hired', async () => {
    await leerlijn.sql(
      `update feedback_rater_link set rater_id = null, external_name = 'Lid', external_language = 'nl', email = 'lid1x2+prive@amstelstad.example'
        where email = 'lid1x2@amstelstad.example'`,
    );
    await at.share('leider1', reportId, 'lid1x2');
    expect(await at.sharedWith('lid1x2')).toEqual(await at.sharedWith('lid1x1'));
  });

  test('and when they were asked in a group that was merged', async () => {
    const { id } = await round.reportOf(2);
    await at.share('leider2', id, 'leider3', 'lid4x1');
    const comments = async (name: string) => commentsOf((await at.sharedWith(name))[0]!, 'PEER+OTHER');
    expect(await comments('lid4x1')).toHaveLength(5);
    expect(await comments('leider3')).toEqual([]);
  });

  test('gives them no more as a spreadsheet', async () => {
    const commentsBy = async (name: string) =>
      (await at.csv(name, reportId, 'EN')).match(/^comment,.*blijf.?$/gm)!.length / 2;
    expect(await commentsBy('leider1')).toBe(1 + 1 + 5);
    expect(await commentsBy('leider2')).toBe(1 + 1);
    expect(await at.csv('marga', reportId)).toBe(await at.csv('leider1', reportId));
  });

  test('shows as little to who was asked about the participant in an earlier round', async () => {
    const [before] = await at.sharedWith('lid2x1');
    expect(figureOf(before!, 'DIRECT_REPORT').mean).not.toBeNull();
    await leerlijn.sql(
      `with round as (insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, opens_at, closes_at, time_zone, threshold, comment_threshold, rater_groups)
         select tenant_id, gen_random_uuid(), module_id, questionnaire_id, 'REPORTED', opens_at - interval '300 days', closes_at - interval '300 days',
                time_zone, threshold, comment_threshold, rater_groups from feedback_round returning *),
       subject as (insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
         select s.tenant_id, gen_random_uuid(), r.id, s.person_id, 'APPROVED' from feedback_subject s, round r where s.id = $1 returning *)
       insert into feedback_invitation (tenant_id, id, subject_id, link_id, rater_group)
       select s.tenant_id, gen_random_uuid(), s.id, l.id, 'PEER' from feedback_rater_link l, subject s where l.rater_id = $2`,
      [round.subjectIds[0], await round.personId('lid2x1')],
    );
    expect(await at.sharedWith('lid2x1')).toEqual(await at.sharedWith('lid1x1'));
  });

  test('is gone for whom the participant takes it back from, until it is shared again', async () => {
    await at.unshare('leider1', reportId, 'marga');
    expect(await at.sharedWith('marga')).toEqual([]);
    expect(await at.codeFor('marga', CSV, { id: reportId, in: 'NL' })).toBe('NOT_FOUND');
    expect(await at.sharedWith('lid2x1')).toHaveLength(1);
    await at.share('leider1', reportId, 'marga', 'marga');
    expect(await at.sharedWith('marga')).toHaveLength(1);
  });

  test('is announced once a day, however often it is taken back and shared again', async () => {
    await leerlijn.settle();
    expect(mailsTo('marga')).toHaveLength(1);
    expect(mailsTo('lid2x1')).toHaveLength(1);
    await leerlijn.moveClock('2027-02-08T09:00:00.000Z');
    leerlijn.mail.clear();
    await at.share('leider1', reportId, 'lid2x1');
    await at.unshare('leider1', reportId, 'marga');
    await at.share('leider1', reportId, 'marga');
    await leerlijn.settle();
    expect(leerlijn.mail.messages().flatMap(({ recipients }) => recipients)).toEqual(['marga@amstelstad.example']);
  });

  test('is the participant’s to share, not that of who reads it, and not with the participant', async () => {
    const stranger = [await round.personId('lid3x1')];
    expect(await at.codeFor('leider2', SHARE, { id: reportId, with: stranger })).toBe('NOT_FOUND');
    const self = await at.ask('leider1', SHARE, { id: reportId, with: [await round.personId('leider1')] });
    expect(self.data.feedbackReportShare.userErrors).toEqual([
      { code: 'SHARE_REFUSED', message: 'Het verslag is al van jou.' },
    ]);
  });

  test('is shared with nobody when one of them does not exist', async () => {
    const ids = [await round.personId('lid3x1'), reportId];
    expect(await at.codeFor('leider1', SHARE, { id: reportId, with: ids })).toBe('NOT_FOUND');
    expect(await at.sharedWith('lid3x1')).toEqual([]);
  });
});
