import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemsOf } from '../questionnaires/questionnaire.rules.js';
import { composeEvaluation } from './evaluation-questionnaire.rules.js';
import { releaseEvaluation } from './evaluation-release.rules.js';

const { definition } = composeEvaluation(
  { name: { nl: 'Module', en: 'Module' }, behaviours: [], challenges: [], steps: [] },
  [],
)!;
const items = itemsOf(definition).length;
const terms = { definition, threshold: 4, commentThreshold: 5, askedIds: [...'abcdefghij'], askedEarlier: [] };
const chance = () => 0.5;
const sheet = (score: number, comment = '') => ({
  scores: Array.from({ length: items }, () => score),
  comments: [comment, ''],
});
const sheets = (...scores: number[]) => scores.map((score) => sheet(score));
const released = (answers: ReturnType<typeof sheets>) => releaseEvaluation({ ...terms, answers }, chance);
const meansOf = ({
  competencies,
}: {
  competencies: { items: { figures: Record<string, { mean: number | null } | null> }[] }[];
}) => competencies.flatMap((part) => part.items.map(({ figures }) => figures.PARTICIPANT?.mean ?? null));

describe('what an evaluation shows', () => {
  test('is the mean of what at least k answered', () => {
    expect(meansOf(released(sheets(2, 3, 3, 4)).forSubject)).toEqual([3, 3]);
  });

  test('is one more for whoever may have answered', () => {
    expect(meansOf(released(sheets(2, 3, 3, 4)).forContributors)).toEqual([null, null]);
    expect(meansOf(released(sheets(2, 3, 3, 4, 3)).forContributors)).toEqual([3, 3]);
  });

  test('is a band where nearly everybody gave an end of the scale', () => {
    const [part] = released(sheets(5, 5, 5, 4)).forSubject.competencies;
    expect(part!.items[0]!.figures.PARTICIPANT).toMatchObject({ mean: null, band: 'HIGH' });
  });

  test('leaves who cannot judge out of the count', () => {
    expect(meansOf(released(sheets(2, 3, 3, 0)).forSubject)).toEqual([null, null]);
  });

  test('is all comments on a question or none', () => {
    const written = (count: number) => Array.from({ length: 6 }, (_, at) => sheet(3, at < count ? `woord ${at}` : ''));
    const texts = (count: number) =>
      releaseEvaluation({ ...terms, answers: written(count) }, chance).forSubject.comments.map(
        ({ texts: of }) => of.PARTICIPANT!.length,
      );
    expect(texts(4)).toEqual([0, 0]);
    expect(texts(5)).toEqual([5, 0]);
  });

  test('is the same of nobody as of whoever is fewer than k, whatever they answered', () => {
    const score = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, fc.string()), { maxLength: 3 }), (few) => {
        const answers = few.map(([given, text]) => sheet(given, text));
        expect(JSON.stringify(released(answers))).toBe(JSON.stringify(released([])));
      }),
    );
  });

  test('is silent about what a coordinator asks besides where nearly the same people were asked before', () => {
    const own = composeEvaluation({ name: { nl: 'Module', en: 'Module' }, behaviours: [], challenges: [], steps: [] }, [
      { kind: 'SCALE', text: { nl: 'Mijn directeur steunt mij.', en: 'My director supports me.' } },
      { kind: 'OPEN', text: { nl: 'Waarom?', en: 'Why?' } },
    ])!.definition;
    const answers = [1, 2, 3, 3, 4, 4, 4].map((score) => ({ scores: [3, 3, score], comments: ['', '', 'daarom'] }));
    const shown = (...askedEarlier: string[]) => {
      const earlier = askedEarlier.map((names) => [...names]);
      const { forSubject } = releaseEvaluation({ ...terms, definition: own, answers, askedEarlier: earlier }, chance);
      return [...meansOf(forSubject), forSubject.comments.at(-1)!.texts.PARTICIPANT!.length];
    };
    expect(shown()).toEqual([3, 3, 3, 7]);
    expect(shown('abcdefghij')).toEqual([3, 3, 3, 7]);
    expect(shown('abcdefghijk')).toEqual([3, 3, null, 0]);
    expect(shown('abcdef')).toEqual([3, 3, null, 0]);
    expect(shown('abcde')).toEqual([3, 3, 3, 7]);
    expect(shown('klmnop')).toEqual([3, 3, 3, 7]);
  });

  test('does not hang on the order in which answers lie', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(scores, (given) => {
        expect(released(sheets(...given.toReversed()))).toEqual(released(sheets(...given)));
      }),
    );
  });
});
