import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import {
  atReports,
  type Comment,
  CSV,
  commentsOf,
  figureOf,
  PREVIEW,
  REDACT,
  type Report,
  SHARE,
} from '../support/report-queries.js';
import { aReportedRound, type ReportedRound } from '../support/reports.js';

describe('a report that is released at the close', () => {
  let leerlijn: Installation;
  let round: ReportedRound;
  let at: ReturnType<typeof atReports>;
  let reportId: string;
  const own = async () => (await at.own('leider1'))[0]!;

  beforeAll(async () => {
    leerlijn = await startInstallation();
    round = await aReportedRound(leerlijn, { teamAnswers: { 1: 4, 2: 0, 3: 1, 4: 3 } });
    at = atReports(leerlijn, round);
    ({ id: reportId } = await round.reportOf(1));
  });
  afterAll(() => leerlijn.stop());

  test('is read by the participant, of every group and of all others together', async () => {
    const report = await own();
    expect(report).toMatchObject({ participant: { displayName: 'Leider1 Jansen' }, coach: null, sharedWith: [] });
    expect(report.sources.map(({ key, anonymous }) => [key, anonymous])).toEqual([
      ['SELF', false],
      ['MANAGER', false],
      ['PEER', true],
      ['DIRECT_REPORT', true],
      ['OTHER', true],
      ['ALL_OTHERS', true],
    ]);
    expect(figureOf(report, 'DIRECT_REPORT').mean).toBe(3);
    expect(figureOf(report, 'OTHER')).toEqual({ source: 'OTHER', mean: null, band: null });
    expect(commentsOf(report, 'PEER')).toHaveLength(5);
    expect(commentsOf(report, 'DIRECT_REPORT')).toEqual([]);
  });

  test.each(['marga', 'coen', 'leider2', 'lid1x1', 'lid2x1', 'admin'])(
    'is nothing to %s without a share',
    async (name) => {
      expect(await at.sharedWith(name)).toEqual([]);
      expect(await at.codeFor(name, CSV, { id: reportId, in: 'NL' })).toBe('NOT_FOUND');
      expect(await at.codeFor(name, PREVIEW, { s: round.subjectIds[0] })).toBe('NOT_FOUND');
      const changes = 'query ($id: ID!) { feedbackReportChanges(reportId: $id) { sameScale } }';
      expect(await at.codeFor(name, changes, { id: reportId })).toBe('NOT_FOUND');
      const share = await at.codeFor(name, SHARE, { id: reportId, with: [await round.personId(name)] });
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(share);
    },
  );

  test('says the same in the same bytes of a team of which nobody, one or three answered', async () => {
    const said = async (leader: number) => impersonal((await at.own(`leider${leader}`))[0]!);
    expect(await said(3)).toBe(await said(2));
    expect(await said(4)).toBe(await said(2));
    // Of the fifth, all six answered.
    expect(await said(5)).not.toBe(await said(2));
  });

  test('says as little of them in a spreadsheet, and of a group of which nobody was asked', async () => {
    const lines = async (leader: number) =>
      (await at.csv(`leider${leader}`, (await round.reportOf(leader)).id)).split('\r\n').sort();
    expect(await lines(3)).toEqual(await lines(2));
    expect(await lines(4)).toEqual(await lines(2));
    const rowsOf = (group: string, table: string[]) =>
      table.filter((line) => line.includes(`;${group};`)).map((line) => line.replace(group, ''));
    const table = await lines(2);
    expect(rowsOf('Teamleden', table)).not.toEqual([]);
    expect(rowsOf('Teamleden', table)).toEqual(rowsOf('Anderen', table));
  });

  test('is a file that a spreadsheet opens, in which nothing is a formula', async () => {
    const lines = (await at.csv('leider1', reportId)).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffonderdeel;competentie;vraag;bron;wat;gemiddelde;in plaats daarvan;standaardafwijking;1;2;3;4;5;rwg;gemiddelde afwijking;interval van;interval tot;zelf min anderen;venster;toelichting',
    );
    expect(lines.filter((line) => line.startsWith('vraag;'))).toHaveLength(20 * 6);
    expect(lines.some((line) => line.endsWith(";'=blijf"))).toBe(true);
    expect(lines.some((line) => /;=/.test(line))).toBe(false);
  });

  test('loses a comment for everybody and for good when the participant takes it out, in its place', async () => {
    const before = commentsOf(await own(), 'PEER');
    const { id } = before[2]!;
    await at.share('leider1', reportId, 'marga');
    const { feedbackCommentRedact } = await at.must('leider1', REDACT, { id: reportId, comment: id });
    const after = before.map((comment) => (comment.id === id ? { id, text: '', redacted: true } : comment));
    expect(commentsOf(feedbackCommentRedact.report, 'PEER')).toEqual(after);
    await at.must('leider1', REDACT, { id: reportId, comment: id });
    expect(commentsOf(await own(), 'PEER')).toEqual(after);
    expect(commentsOf((await at.sharedWith('marga'))[0]!, 'PEER')).toEqual(after);
    const left = (await own()).questions.flatMap(({ comments }) => comments.flatMap(({ texts }) => texts));
    expect((await at.csv('leider1', reportId)).match(/blijf/g)).toHaveLength(left.length - 1);
  });

  test('has comments that nobody else takes out', async () => {
    const [{ id }] = commentsOf(await own(), 'PEER') as [Comment];
    for (const name of ['marga', 'coen', 'leider2'])
      expect(await at.codeFor(name, REDACT, { id: reportId, comment: id })).toBe('NOT_FOUND');
    expect(await at.codeFor('leider1', REDACT, { id: reportId, comment: reportId })).toBe('NOT_FOUND');
  });

  test('is a fact for the board all the while', async () => {
    const { feedbackReportStates } = await at.must(
      'coen',
      'query ($r: ID!) { feedbackReportStates(roundId: $r) { nodes { releasedAt release participant { displayName } } } }',
      { r: round.roundId },
    );
    expect(feedbackReportStates.nodes).toHaveLength(6);
    expect(feedbackReportStates.nodes[0]).toMatchObject({ release: 'AUTOMATIC', releasedAt: expect.any(String) });
  });
});

/** A report as bytes, without what differs between people whoever answers: whose it is, and ids and order of comments. */
function impersonal(report: Report): string {
  const questions = report.questions.map(({ comments }) =>
    comments.map(({ source, texts }) => [source, texts.map(({ text }) => text).sort()]),
  );
  return JSON.stringify({ ...report, id: '', participant: '', questions });
}
