import { describe, expect, test } from '@jest/globals';
import type { Norm, QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../../rater-group.rules.js';
import type { Figure } from '../gate/figure.rules.js';
import { ALL_OTHERS } from '../gate/released-report.js';
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

function report(
  id: string,
  means: Means,
  { norm, ...more }: Partial<ComparedReport> & { norm?: Norm } = {},
): ComparedReport {
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
    tied: [],
    definition: {
      scale: { min: 1, max: 5, cannotJudge: true, labels: {} },
      competencies: [
        {
          key: 'clear',
          name: { nl: 'Helder' },
          norm,
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
    ...more,
  };
}

/** S_E = 1 * sqrt(1 - .8) = .447 and S_diff = sqrt(2 * .2) = .632. */
const NORM: Norm = { sd: 1, reliability: 0.8, source: 'A study' };

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

  describe('of a competency', () => {
    const returning: Means = { one: { others: 3.5, anchor: true }, two: { others: 4, anchor: true } };
    const clearIn = (then: Means, now: Means, norm?: Norm) =>
      reportChange(report('then', then), report('now', now, { norm })).competencies[0]!;

    test('is held against the norm of the later questionnaire', () => {
      const clear = clearIn(before, returning, NORM);
      expect(clear).toMatchObject({ norm: NORM, noReliableChange: null });
      // 1 / .632
      expect(ofOthers(clear.changes)).toMatchObject({ reliableChange: { index: 1.58, reliable: false } });
      const surer = clearIn(before, returning, { ...NORM, reliability: 0.9 });
      // 1 / sqrt(2 * .1)
      expect(ofOthers(surer.changes)).toMatchObject({ reliableChange: { index: 2.24, reliable: true } });
    });

    test('is so in the eyes of all others alone, of whom the norm is', () => {
      const { changes } = clearIn(before, returning, NORM);
      expect(changes.filter(({ reliableChange }) => reliableChange).map(({ source }) => source)).toEqual([ALL_OTHERS]);
    });

    test.each([
      ['NO_NORM', 'the questionnaire states no norm', returning, undefined],
      ['NOT_ALL_ITEMS_RETURN', 'the norm is of more items', after, NORM],
    ])('says %s when %s, and has the difference all the same', (reason, _, now: Means, norm) => {
      const clear = clearIn(before, now, norm);
      expect(clear.noReliableChange).toBe(reason);
      expect(ofOthers(clear.changes)).toMatchObject({ difference: 1, reliableChange: null });
    });

    test('gives no other reason for silence than there is without any answer', () => {
      const half: Means = { ...returning, two: { others: null, anchor: true } };
      const none: Means = { one: { others: null, anchor: true }, two: { others: null, anchor: true } };
      for (const now of [half, none]) {
        const clear = clearIn(before, now, NORM);
        expect(clear.noReliableChange).toBeNull();
        expect(ofOthers(clear.changes)).toMatchObject({ reliableChange: null });
      }
    });
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
