/** Closed rounds in a few words, for tests of the gate. */
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../../src/domains/feedback/questionnaires/questionnaire.rules.js';
import { type RaterGroupKey, STANDARD_GROUPS } from '../../src/domains/feedback/rater-group.rules.js';
import type {
  ClosedRound,
  SubjectAnswers,
  SubmittedComment,
} from '../../src/domains/feedback/reports/gate/closed-round.js';
import { releaseRound } from '../../src/domains/feedback/reports/gate/release-round.rules.js';
import { seeded } from './seeded.js';

export const anonymous = ['PEER', 'DIRECT_REPORT', 'OTHER'] as const;

/** One competency per number, of so many items. */
export function questionnaire(...sizes: number[]): QuestionnaireDefinition {
  const asked = (key: string) => ({ key, self: { en: 'I' }, other: { en: 'This leader' } });
  return {
    key: 'q',
    name: { en: 'Q' },
    scale: { min: 1, max: 5, cannotJudge: true, labels: { en: ['1', '2', '3', '4', '5'] } },
    minimumRaters: { SELF: 1, MANAGER: 1, PEER: 3, DIRECT_REPORT: 3, OTHER: 0 },
    anonymityThreshold: 3,
    competencies: sizes.map((size, which) => ({
      key: `c${which}`,
      name: { en: 'C' },
      items: Array.from({ length: size }, (_, at) => asked(`c${which}-${at}`)),
    })),
    openQuestions: [asked('keep'), asked('more')],
  };
}

export type Sheet = SubjectAnswers['sheets'][number];
export type Changes = Partial<Omit<ClosedRound, 'subjects'> & SubjectAnswers>;

/** Sheets with one item: one rater per score. */
export function raters(group: RaterGroupKey, ...scores: number[]): Sheet[] {
  return scores.map((score) => ({ group, scores: [score] }));
}

export function subjectOf(sheets: readonly Sheet[], changes: Changes = {}): SubjectAnswers {
  const { groups = STANDARD_GROUPS, comments = [], panel = [], earlier = [], units = [], subjectId = 's' } = changes;
  return { subjectId, groups, sheets, comments, panel, earlier, units };
}

export function roundOf(sheets: readonly Sheet[], changes: Changes = {}): ClosedRound {
  const { definition = questionnaire(sheets[0]?.scores.length ?? 1), threshold = 4, commentThreshold = 5 } = changes;
  return { definition, threshold, commentThreshold, subjects: [subjectOf(sheets, changes)] };
}

export function releaseOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return releaseRound(roundOf(sheets, changes), seeded(7)).reports[0]!.release;
}

export function reportOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return releaseOf(sheets, changes).forSubject;
}

export function itemOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return reportOf(sheets, changes).competencies[0]!.items[0]!.figures;
}

export const mean = (value: number) => ({ mean: value, band: null, distribution: null, spread: null });
export const band = (value: 'LOW' | 'HIGH') => ({ mean: null, band: value, distribution: null, spread: null });

export const score = fc.integer({ min: 0, max: 5 });
export const sheetsOf = (group: RaterGroupKey, items: number, size: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.array(score, { minLength: items, maxLength: items }).map((scores): Sheet => ({ group, scores })),
    size,
  );
export const commentsOf = (group: RaterGroupKey, size: { minLength: number; maxLength: number }) =>
  fc
    .array(
      fc.record({ questionKey: fc.constantFrom('keep', 'more'), text: fc.string({ minLength: 1, maxLength: 3 }) }),
      size,
    )
    .map((comments) => comments.map((comment): SubmittedComment => ({ ...comment, group })));
export const panel = fc.record({
  sheets: fc
    .tuple(...anonymous.map((group) => sheetsOf(group, 2, { minLength: 0, maxLength: 10 })))
    .map((groups) => groups.flat()),
  comments: fc
    .tuple(...anonymous.map((group) => commentsOf(group, { minLength: 0, maxLength: 14 })))
    .map((groups) => groups.flat()),
});
