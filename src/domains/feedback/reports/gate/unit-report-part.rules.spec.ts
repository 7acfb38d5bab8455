import { describe, expect, test } from '@jest/globals';
import type { UnitReport } from './released-report.js';
import { partForContributors } from './unit-report-part.rules.js';

const text = { key: 'x', self: { en: 'I' }, other: { en: 'They' } };
const competency = (key: string, theme: string) => ({ key, theme, name: { en: key }, items: [text] });
const definition = { competencies: [competency('a', 'trust'), competency('b', 'trust'), competency('c', 'pace')] };
const figure = (mean: number) => ({ mean, band: null, distribution: null });
const report: UnitReport = {
  unitId: 'north',
  subjects: 7,
  competencies: ['a', 'b', 'c'].map((key) => ({ key, self: figure(4), others: figure(3), gap: 1, alpha: 0.8 })),
  themes: ['trust', 'pace'].map((key) => ({ key, others: figure(3) })),
};
const partWithout = (...left: [competency: number, source: 'self' | 'others'][]) =>
  partForContributors(definition, report, (_, at, source) =>
    left.some((one) => one[0] === at && one[1] === source) ? null : report.competencies[at]![source],
  );

describe('the part of a unit report for who is behind it', () => {
  test('is all of it where every figure is theirs too', () => {
    expect(partWithout()).toEqual(report);
  });

  test('has no gap without either of the figures that it is between, and no reliability of what is silent', () => {
    expect(partWithout([0, 'self'])!.competencies[0]).toMatchObject({ self: null, gap: null, alpha: 0.8 });
    expect(partWithout([0, 'others'])!.competencies[0]).toMatchObject({ others: null, gap: null, alpha: null });
  });

  test('has no theme over fewer competencies than it is over for all', () => {
    expect(partWithout([1, 'others'])!.themes).toEqual([
      { key: 'trust', others: null },
      { key: 'pace', others: figure(3) },
    ]);
  });

  test('is nothing when nothing is left', () => {
    const all = [0, 1, 2].flatMap((at): [number, 'self' | 'others'][] => [
      [at, 'self'],
      [at, 'others'],
    ]);
    expect(partWithout(...all)).toBeNull();
  });
});
