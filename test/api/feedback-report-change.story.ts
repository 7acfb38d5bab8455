import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../support/installation.js';
import { atReports } from '../support/report-queries.js';
import { aNextRound, aReportedRound, RETURNING, type ReportedRound, teamsOfEight } from '../support/reports.js';

const CHANGES = `query ($id: ID!) { feedbackReportChanges(reportId: $id) { since { nl } sinceReportId sameScale otherPanel sources { key }
  competencies { key norm { sd reliability source } noReliableChange
    changes { source difference interval { low high } reliableChange { index reliable } }
    items { key changes { source difference interval { low high } reliableChange { index } } } } } }`;

interface Change {
  source: string;
  difference: number | null;
  interval: { low: number; high: number } | null;
  reliableChange: { index: number; reliable: boolean } | null;
}

/**
 * In January everybody says 2, 3 and 4 in turn; in November a point more of Leider1 and Leider2, and the same of the others. Meanwhile
 * another team was asked about Leider2, and about Leider3 the same one but for one of the eight.
 */
describe('a report and the one of a year before', () => {
  let leerlijn: Installation;
  let earlier: ReportedRound;
  let later: ReportedRound;
  let at: ReturnType<typeof atReports>;
  const changeOf = async (leader: number) => {
    const { id } = await later.reportOf(leader);
    return (await at.must(`leider${leader}`, CHANGES, { id })).feedbackReportChanges[0];
  };
  const ofSource = (changes: Change[], source: string) => changes.find((change) => change.source === source);

  beforeAll(async () => {
    leerlijn = await startInstallation();
    earlier = await aReportedRound(leerlijn, {
      yaml: RETURNING,
      teamAnswers: {},
      before: (department) => teamsOfEight(leerlijn, department),
    });
    later = await aNextRound(leerlijn, earlier, {
      yaml: RETURNING,
      shift: { 1: 1, 2: 1 },
      meanwhile: async ({ subjectIds }) => {
        const ask = (leader: number, most: number) =>
          leerlijn.sql(
            `with fresh as (select id, row_number() over (order by id) as place from person where manager_id = $2),
                  old as (select id, row_number() over (order by id) as place from feedback_nomination where subject_id = $1 and rater_group = 'DIRECT_REPORT')
             update feedback_nomination n set rater_id = fresh.id from fresh join old using (place) where n.id = old.id and place <= $3`,
            [subjectIds[leader - 1], earlier.department.leaders[3]!.id, most],
          );
        await ask(2, 8);
        await ask(3, 1);
      },
    });
    at = atReports(leerlijn, later);
  });
  afterAll(() => leerlijn.stop());

  test('show what changed, over the items that return', async () => {
    const change = await changeOf(1);
    expect(change).toMatchObject({
      since: { nl: 'Module' },
      sinceReportId: (await earlier.reportOf(1)).id,
      sameScale: true,
      otherPanel: [],
    });
    expect(change.competencies.map(({ key, items }: { key: string; items: object[] }) => [key, items.length])).toEqual([
      ['clear', 5],
      ['limits', 2],
    ]);
    for (const { changes } of change.competencies)
      expect(ofSource(changes, 'DIRECT_REPORT')).toMatchObject({ difference: 1, interval: null });
  });

  test('tell how sure the change of an item is, where both show the distribution', async () => {
    const [{ items }] = (await changeOf(1)).competencies;
    // Eight raters both times, 2, 3, 3, 2 ... in turn: s^2 = 4.875 / 7, so 1 +- t(.975; 14) * sqrt(2 s^2 / 8) = 1 +- 2.145 * .417.
    expect(ofSource(items[0].changes, 'DIRECT_REPORT')).toEqual({
      source: 'DIRECT_REPORT',
      difference: 1,
      interval: { low: 0.11, high: 1.89 },
      reliableChange: null,
    });
    expect(ofSource(items[0].changes, 'PEER')).toMatchObject({ difference: 1, interval: null });
  });

  test('call a change of a competency reliable against the norm that the questionnaire states', async () => {
    const [clear] = (await changeOf(1)).competencies;
    expect(clear).toMatchObject({
      norm: { sd: 0.6, reliability: 0.8, source: 'Onderzoek 2025, 412 leidinggevenden' },
      noReliableChange: null,
    });
    // S_diff = .6 * sqrt(2 * .2) = .379
    expect(ofSource(clear.changes, 'ALL_OTHERS')).toMatchObject({
      difference: 1,
      reliableChange: { index: 2.64, reliable: true },
    });
    const [unchanged] = (await changeOf(5)).competencies;
    expect(ofSource(unchanged.changes, 'ALL_OTHERS')).toMatchObject({
      difference: 0,
      reliableChange: { index: 0, reliable: false },
    });
  });

  test('say why no change is called so, where the norm is of more items than return', async () => {
    const [, limits] = (await changeOf(1)).competencies;
    expect(limits).toMatchObject({ noReliableChange: 'NOT_ALL_ITEMS_RETURN' });
    expect(limits.changes.every(({ reliableChange }: Change) => reliableChange === null)).toBe(true);
  });

  test('warn where other people were asked', async () => {
    const change = await changeOf(2);
    expect(change.otherPanel).toEqual(['DIRECT_REPORT', 'ALL_OTHERS']);
    expect(ofSource(change.competencies[0].changes, 'DIRECT_REPORT')).toMatchObject({ difference: 1 });
  });

  test('are silent on a group that differs by one rater, and give no other reason than they always would', async () => {
    const change = await changeOf(3);
    expect(change.otherPanel).toEqual([]);
    for (const { changes, noReliableChange } of change.competencies.slice(0, 1)) {
      expect(noReliableChange).toBeNull();
      expect(ofSource(changes, 'DIRECT_REPORT')).toEqual({
        source: 'DIRECT_REPORT',
        difference: null,
        interval: null,
        reliableChange: null,
      });
    }
  });

  test('show it to a reader who may read both, and to no other', async () => {
    const { id } = await later.reportOf(1);
    const shown = async () => (await at.must('marga', CHANGES, { id })).feedbackReportChanges;
    await at.share('leider1', id, 'marga');
    expect(await shown()).toEqual([]);
    await at.share('leider1', (await earlier.reportOf(1)).id, 'marga');
    expect(await shown()).toEqual([await changeOf(1)]);
    for (const name of ['coen', 'leider2', 'lid1x1']) expect(await at.codeFor(name, CHANGES, { id })).toBe('NOT_FOUND');
  });
});
