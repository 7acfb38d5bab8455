import { describe, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../../rater-group.rules.js';
import type { Figure } from '../figure.rules.js';
import { ALL_OTHERS, type UnitReport } from '../released-report.js';
import { type ComparedReport, reportChange } from './report-change-view.js';

const group = (key: string, anonymous: boolean): RaterGroup => ({
  key,
  name: { nl: key },
  minimum: 1,
  maximum: 9,
  anonymous,
});
const GROUPS = [group('SELF', false), group('PEER', true)];
const PANEL: ComparedReport['panel'] = [
  ['SELF', 'me'],
  ['PEER', 'a'],
  ['PEER', 'b'],
];
/** What all others gave each item of the one competency; null is silence. */
type Means = Record<string, { others: number | null; anchor: boolean; distribution?: number[] }>;

function report(id: string, means: Means, more: Partial<ComparedReport> = {}): ComparedReport {
  const items = Object.entries(means);
  const figure = (mean: number | null, distribution: number[] | null): Figure | null =>
    mean === null ? null : { mean, band: null, distribution, spread: null };
  return {
    id,
    subjectId: `subject of ${id}`,
    personId: 'me',
    coachId: null,
    reading: 'OWN',
    module: { nl: id, en: id },
    threshold: 4,
    raterGroups: GROUPS,
    mergedGroups: [],
    computedAt: new Date(0),
    releasedAt: new Date(0),
    definition: {
      scale: { min: 1, max: 5, cannotJudge: true, labels: {} },
      competencies: [
        {
          key: 'clear',
          name: { nl: 'Helder' },
          items: items.map(([key, { anchor }]) => ({ key, anchor, self: { nl: key }, other: { nl: key } })),
        },
      ],
      openQuestions: [],
    } as unknown as QuestionnaireDefinition,
    content: {
      competencies: [
        {
          key: 'clear',
          figures: {},
          gap: null,
          items: items.map(([key, { others, distribution }]) => ({
            key,
            figures: {
              SELF: figure(3, null),
              PEER: figure(others, distribution ?? null),
              [ALL_OTHERS]: figure(others, null),
            },
            second: null,
          })),
        },
      ],
      comments: [],
    },
    redacted: [],
    shares: [],
    panel: PANEL,
    units: [],
    ...more,
  };
}

const unit = (distribution: number[] | null, alpha: number | null): UnitReport => ({
  unitId: 'unit',
  subjects: 30,
  competencies: [{ key: 'clear', self: null, others: { mean: 3, band: null, distribution }, gap: null, alpha }],
  themes: [],
});

const before: Means = { one: { others: 2.5, anchor: true }, two: { others: 3, anchor: true } };
const after: Means = {
  one: { others: 3.5, anchor: true },
  two: { others: 4, anchor: true },
  three: { others: 1.5, anchor: false },
};
const ofOthers = (changes: { source: string }[]) => changes.find(({ source }) => source === ALL_OTHERS);

describe('a change since an earlier round', () => {
  test('is over the items that both ask as anchors, and their mean', () => {
    const [clear] = reportChange(report('then', before), report('now', after)).competencies;
    expect(clear!.items.map(({ key, changes }) => [key, ofOthers(changes)])).toEqual([
      ['one', { source: ALL_OTHERS, difference: 1, interval: null, reliableChange: null }],
      ['two', { source: ALL_OTHERS, difference: 1, interval: null, reliableChange: null }],
    ]);
    expect(ofOthers(clear!.changes)).toMatchObject({ difference: 1 });
  });

  test('leaves out an item that is an anchor in one of the two only', () => {
    const once: Means = { ...before, two: { others: 3, anchor: false } };
    const [clear] = reportChange(report('then', once), report('now', after)).competencies;
    expect(clear!.items.map(({ key }) => key)).toEqual(['one']);
  });

  test('is silent where either round is', () => {
    const unheard: Means = { one: { others: null, anchor: true }, two: { others: null, anchor: true } };
    const [clear] = reportChange(report('then', unheard), report('now', after)).competencies;
    expect(ofOthers(clear!.changes)).toEqual({
      source: ALL_OTHERS,
      difference: null,
      interval: null,
      reliableChange: null,
    });
  });

  test('comes with an interval where both rounds show the distribution', () => {
    const then: Means = { one: { others: 2.5, anchor: true, distribution: [0, 4, 4, 0, 0] } };
    const now: Means = { one: { others: 3.5, anchor: true, distribution: [0, 0, 4, 4, 0] } };
    const [clear] = reportChange(report('then', then), report('now', now)).competencies;
    const peers = clear!.items[0]!.changes.find(({ source }) => source === 'PEER');
    // Welch with equal variances 2 / 7 and 14 degrees of freedom: 1 +- 2.145 * sqrt(2 / 7 / 8 * 2).
    expect(peers).toMatchObject({ difference: 1, interval: { low: 0.43, high: 1.57 } });
  });

  test('is called reliable against alpha and spread of the unit in the earlier round', () => {
    const then = report('then', before, { units: [unit([0, 15, 0, 15, 0], 0.8)] });
    const [clear] = reportChange(then, report('now', after)).competencies;
    // s = sqrt(30 / 29), S_E = s * sqrt(.2): RC = 1 / sqrt(2 * .4 * 30 / 29 / 2).
    expect(ofOthers(clear!.changes)).toMatchObject({ reliableChange: { index: 1.55, reliable: false } });
  });

  test.each([
    ['without a report on the unit', [], before],
    ['without alpha', [unit([0, 15, 0, 15, 0], null)], before],
    ['without the spread over the unit', [unit(null, 0.8)], before],
    [
      'when not all items of the competency return',
      [unit([0, 15, 0, 15, 0], 0.8)],
      { ...before, gone: { others: 3, anchor: false } },
    ],
  ])('is not called reliable or not %s', (_, units, then: Means) => {
    const [clear] = reportChange(report('then', then, { units }), report('now', after)).competencies;
    expect(ofOthers(clear!.changes)).toMatchObject({ difference: 1, reliableChange: null });
  });

  test('warns of the sources that asked other people', () => {
    const others: ComparedReport['panel'] = [
      ['SELF', 'me'],
      ['PEER', 'a'],
      ['PEER', 'c'],
    ];
    const change = reportChange(report('then', before, { panel: others }), report('now', after));
    expect(change.otherPanel).toEqual(['PEER', ALL_OTHERS]);
    expect(reportChange(report('then', before), report('now', after)).otherPanel).toEqual([]);
  });

  test('compares only sources that both rounds have, and nothing over different scales', () => {
    const named = report('then', before, { raterGroups: [GROUPS[0]!, group('TEAM', true)] });
    expect(reportChange(named, report('now', after)).sources.map(({ key }) => key)).toEqual(['SELF', ALL_OTHERS]);
    const other = report('then', before);
    other.definition = { ...other.definition, scale: { ...other.definition.scale, max: 7 } };
    expect(reportChange(other, report('now', after))).toMatchObject({ sameScale: false, competencies: [] });
  });
});
