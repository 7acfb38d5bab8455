import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { isolatesFewer } from './disclosure.rules.js';
import { codedFigure, plainFigure } from './figure.rules.js';
import { keepForUnits, noSubjects, type ReleasedSubject } from './subjects-for-units.rules.js';
import { releaseUnits } from './unit-report.rules.js';

const coding = { min: 1, max: 5, threshold: 4 };
const text = { key: 'x', self: { en: 'I' }, other: { en: 'They' } };
const competency = (key: string, theme?: string) => ({
  key,
  theme,
  name: { en: key },
  items: [text, { ...text, key: 'y' }],
});
const definition: QuestionnaireDefinition = {
  key: 'q',
  name: { en: 'Q' },
  scale: { min: 1, max: 5, cannotJudge: true, labels: {} },
  anonymityThreshold: 4,
  competencies: [competency('a', 'trust'), competency('b', 'trust'), competency('c')],
  openQuestions: [],
};
const gate = { definition, threshold: 4 };

/** A subject with these points in every competency; null is silent. */
function subject(
  unit: string,
  others: number | null,
  { self = null as number | null, answers = 10, raters = ['p', 'q', 'r', 's', 't'], answered = 5 } = {},
): ReleasedSubject {
  const shown = {
    self: self === null ? null : plainFigure(self),
    others: others === null ? null : codedFigure(others, coding),
  };
  const behind = {
    answersOfSelf: 2,
    answersOfOthers: answers,
    mostOthers: Math.max(answered, answers - answered),
    groups: ['PEER'],
  };
  return {
    units: [unit, 'directorate'],
    panel: raters.map((rater) => ({ group: 'PEER', rater })),
    competencies: definition.competencies.map(() => ({ ...shown, ...behind, items: [shown.others, shown.others] })),
  };
}

const department = (unit: string, ...points: (number | null)[]) => points.map((point) => subject(unit, point));
function keptOf(subjects: readonly ReleasedSubject[]) {
  const kept = noSubjects(definition);
  for (const one of subjects) keepForUnits(kept, one);
  return kept;
}

const unitsOf = (...subjects: ReleasedSubject[]) =>
  new Map(releaseUnits(gate, keptOf(subjects)).units.map((unit) => [unit.unitId, unit]));
const othersOf = (unit: string, ...subjects: ReleasedSubject[]) =>
  unitsOf(...subjects).get(unit)?.competencies[0]?.others;

describe('a unit', () => {
  test('shows the mean of what its subjects show', () => {
    expect(othersOf('north', ...department('north', 2, 3, 3, 4, 4.4))).toEqual({
      mean: 3.3,
      band: null,
      distribution: null,
    });
  });

  test('needs five subjects with a shown figure', () => {
    expect(othersOf('north', ...department('north', 2, 3, 3, 4))).toBeUndefined();
    expect(othersOf('north', ...department('north', 2, 3, 3, 4, null))).toBeUndefined();
  });

  test('counts all its subjects, shown or not', () => {
    expect(unitsOf(...department('north', 2, 3, 3, 4, 4, null)).get('north')!.subjects).toBe(6);
  });

  test('needs five raters who answered, whomever they rated', () => {
    const same = (raters: string[]) =>
      [1, 2, 3, 4, 5, 6].map(() => subject('north', 3, { raters, answered: raters.length, answers: 8 }));
    expect(othersOf('north', ...same(['p', 'q', 'r', 's']))).toBeUndefined();
    expect(othersOf('north', ...same(['p', 'q', 'r', 's', 't']))).toBeDefined();
  });

  test('is silent when those who answered can have been the same four of more who were asked', () => {
    const raters = ['p', 'q', 'r', 's', 't', 'u'];
    const few = [1, 2, 3, 4, 5].map(() => subject('north', 3, { raters, answers: 8, answered: 4 }));
    expect(othersOf('north', ...few)).toBeUndefined();
  });

  test('is shown when two subjects were rated by four each who cannot have been the same', () => {
    const asked = [['p', 'q', 'r', 's'], ['s', 't', 'u', 'v'], ...Array(3).fill(['p', 'q', 'r', 's'])];
    const several = asked.map((raters) => subject('north', 3, { raters, answered: 4, answers: 8 }));
    expect(othersOf('north', ...several)).toBeDefined();
  });

  test('has no subject with over 40 per cent of the answers', () => {
    const heavy = (answers: number) => [...department('north', 3, 3, 3, 3), subject('north', 3, { answers })];
    expect(othersOf('north', ...heavy(26))).toEqual(expect.objectContaining({ mean: 3 }));
    expect(othersOf('north', ...heavy(27))).toBeUndefined();
  });

  test('is not shown at all when nothing of it is', () => {
    expect([...unitsOf(...department('north', null, null, null, null, null, null)).keys()]).toEqual([]);
  });

  test('shows a mean near an end of the scale as a band', () => {
    expect(othersOf('north', ...department('north', 5, 5, 5, 5, 5))).toEqual({
      mean: null,
      band: 'HIGH',
      distribution: null,
    });
    expect(othersOf('north', ...department('north', 1, 1, 1, 1, 1))).toEqual({
      mean: null,
      band: 'LOW',
      distribution: null,
    });
  });
});

describe('for a reader who is behind it, a unit', () => {
  const part = (...subjects: ReleasedSubject[]) => releaseUnits(gate, keptOf(subjects)).unitsForContributors;

  test('needs six subjects', () => {
    const raters = ['p', 'q', 'r', 's', 't', 'u'];
    const six = [2, 3, 3, 4, 4, 3].map((point) => subject('north', point, { raters, answered: 6 }));
    expect(part(...six)[0]!.competencies[0]!.others).toEqual({ mean: 3.2, band: null, distribution: null });
    expect(unitsOf(...six.slice(1)).get('north')).toBeDefined();
    expect(part(...six.slice(1))).toEqual([]);
  });

  test('needs six raters, but not for what subjects think of themselves', () => {
    const five = Array.from({ length: 6 }, () => subject('north', 3, { self: 3 }));
    expect(unitsOf(...five).get('north')!.competencies[0]).toMatchObject({ others: { mean: 3 }, gap: 0 });
    const [competency] = part(...five)[0]!.competencies;
    expect(competency).toMatchObject({ self: { mean: 3 }, others: null, gap: null, alpha: null });
  });

  test('leaves no five to be had by subtracting', () => {
    const answered = { raters: ['p', 'q', 'r', 's', 't', 'u'], answered: 6 };
    const subjects = [...Array(6).fill('north'), ...Array(5).fill('south')].map((at) => subject(at, 3, answered));
    expect([...unitsOf(...subjects).keys()]).toEqual(['directorate', 'north', 'south']);
    expect(part(...subjects).map(({ unitId }) => unitId)).toEqual(['directorate']);
  });

  test('has a distribution from twelve subjects on', () => {
    const points = [2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 3, 3];
    const subjects = points.map((point) => subject('north', point, { raters: [...'pqrstu'], answered: 6 }));
    const distributionOf = (most: number) => part(...subjects.slice(0, most))[0]!.competencies[0]!.others!.distribution;
    expect(distributionOf(11)).toBeNull();
    expect(distributionOf(12)).toEqual([0, 3, 6, 3, 0]);
  });

  test('says nothing that it does not say to all, and never of five', () => {
    const placed = fc.record({
      unit: fc.constantFrom('north', 'south', 'west'),
      point: fc.option(fc.constantFrom(1, 2, 3, 4, 5)),
      answered: fc.constantFrom(4, 5, 6),
    });
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 30 }), (all) => {
        const subjects = all.map(({ unit, point, answered }) =>
          subject(unit, point, { self: point, raters: [...'pqrstu'], answered, answers: 2 * answered }),
        );
        const { units, unitsForContributors } = releaseUnits(gate, keptOf(subjects));
        const toAll = new Map(units.map((unit) => [unit.unitId, unit]));
        for (const unit of unitsForContributors) expect(saysNoMore(unit, toAll.get(unit.unitId))).toBe(true);
        const cells = unitsForContributors
          .filter(({ competencies }) => competencies[0]!.self)
          .map(({ unitId }) => new Set(subjects.filter((one, at) => one.units.includes(unitId) && all[at]!.point)));
        expect(isolatesFewer(cells, 6)).toBe(false);
      }),
    );
  });
});

/** Whether what is there in one is there in the other, and as it is there. */
function saysNoMore(one: unknown, other: unknown): boolean {
  if (one === null || one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || other === null) return false;
  return Object.entries(one).every(([key, value]) => saysNoMore(value, (other as Record<string, unknown>)[key]));
}

describe('what subjects think of themselves', () => {
  const judged = (...points: number[]) => points.map((self) => subject('north', 3, { self }));
  const competencyOf = (...points: number[]) => unitsOf(...judged(...points)).get('north')!.competencies[0]!;

  test('is shown over subjects as well, with the gap to all others', () => {
    expect(competencyOf(4, 4, 4, 3, 3)).toMatchObject({ self: { mean: 3.6 }, others: { mean: 3 }, gap: 0.6 });
  });

  test('does not tell that all of them chose the highest point', () => {
    const band = { mean: null, band: 'HIGH', distribution: null };
    expect(competencyOf(5, 5, 5, 5, 5).self).toEqual(band);
    expect(competencyOf(5, 5, 5, 5, 4).self).toEqual(band);
    expect(competencyOf(5, 5, 5, 5, 3).self?.band).toBeNull();
  });
});

describe('a distribution over subjects', () => {
  const ten = [2, 2, 2, 3, 3, 3, 3, 4, 4, 4];
  const distributionOf = (unit: string, ...subjects: ReleasedSubject[]) => othersOf(unit, ...subjects)?.distribution;

  test('is there from ten subjects on', () => {
    expect(distributionOf('directorate', ...department('north', ...ten))).toEqual([0, 3, 4, 3, 0]);
    expect(distributionOf('directorate', ...department('north', ...ten.slice(1)))).toBeNull();
  });

  test('is not there unless three subjects differ from the most frequent point', () => {
    expect(distributionOf('directorate', ...department('north', 3, 3, 3, 3, 3, 3, 3, 3, 2, 4))).toBeNull();
    expect(distributionOf('directorate', ...department('north', 3, 3, 3, 3, 3, 3, 3, 2, 2, 4))).toEqual([
      0, 2, 7, 1, 0,
    ]);
  });

  test('is of the largest unit only, for that of a part could be taken off it', () => {
    const both = [...department('north', ...ten), ...department('south', ...ten)];
    expect(distributionOf('directorate', ...both)).toEqual([0, 6, 8, 6, 0]);
    expect(distributionOf('north', ...both)).toBeNull();
  });
});

describe('units that are part of one another', () => {
  test('leave no department of three to be had by subtracting', () => {
    const units = unitsOf(...department('north', 2, 3, 3, 4, 4, 4), ...department('south', 2, 3, 3));
    expect(units.get('directorate')!.competencies[0]!.others).not.toBeNull();
    expect(units.get('north')).toBeUndefined();
  });

  test('are told apart by who has a shown figure, not by who is in them', () => {
    const units = unitsOf(...department('north', 2, 3, 3, 4, 4, 4), ...department('south', 2, 3, 3, null, null));
    expect([...units.keys()]).toEqual(['directorate']);
  });

  test('never isolate fewer than five subjects, in no competency', () => {
    const units = fc.array(fc.tuple(fc.constantFrom('north', 'south', 'west'), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(units, (placed) => {
        const subjects = placed.map(([unit, silent]) => subject(unit, silent ? null : 3));
        const shown = releaseUnits(gate, keptOf(subjects)).units.filter(({ competencies }) => competencies[0]!.others);
        const cells = shown.map(
          ({ unitId }) => new Set(subjects.filter((one, at) => one.units.includes(unitId) && !placed[at]![1])),
        );
        expect(isolatesFewer(cells, 5)).toBe(false);
      }),
    );
  });
});

describe('themes', () => {
  test('are the mean of their competencies', () => {
    const [unit] = releaseUnits(gate, keptOf(department('north', 2, 3, 3, 4, 4.4))).units;
    expect(unit!.themes).toEqual([{ key: 'trust', others: { mean: 3.3, band: null, distribution: null } }]);
  });
});

describe('reliability', () => {
  const many = (count: number, points: (at: number) => number) =>
    Array.from({ length: count }, (_, at) => subject('north', points(at)));
  const alphaOf = (...subjects: ReleasedSubject[]) => unitsOf(...subjects).get('directorate')!.competencies[0]!.alpha;

  test('is over subjects, when there are enough of them', () => {
    expect(alphaOf(...many(30, (at) => 2 + (at % 3)))).toBe(1);
    expect(alphaOf(...many(29, (at) => 2 + (at % 3)))).toBeNull();
  });

  test('is not there when nearly all subjects are alike', () => {
    expect(alphaOf(...many(30, (at) => (at < 2 ? 2 : 3)))).toBeNull();
    expect(alphaOf(...many(30, (at) => (at < 3 ? 2 : 3)))).toBe(1);
  });
});
