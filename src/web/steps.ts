import type { Locale } from '../platform/auth/actor.js';
import type { Notice } from './views.js';

/** Where one is behind the link: the n-th competency (from 1), the open questions, the check at the end, or leaving. */
export type Step = number | 'comments' | 'review' | 'decline';

/** Which of the questionnaires behind a link a page is about: one, all that ask the same as one, or (the list of them) none. */
export interface Selection {
  about?: string;
  together?: string;
}

/** The button that was pressed: on, back, stop for now, or look at it here. */
export const moves = ['next', 'back', 'later', 'stay'] as const;
export type Move = (typeof moves)[number];

/** What decides which steps there are. */
export interface QuestionnaireSize {
  competencies: number;
  openQuestions: number;
}

/** Steps of filling in, in order; `decline` lies beside them. */
export function fillingSteps({ competencies, openQuestions }: QuestionnaireSize): Step[] {
  const numbered: Step[] = Array.from({ length: competencies }, (_, index) => index + 1);
  return [...numbered, ...(openQuestions > 0 ? (['comments'] as const) : []), 'review'];
}

/** The step that the query or the form names; undefined (the introduction) for anything that this questionnaire lacks. */
export function readStep(named: unknown, size: QuestionnaireSize): Step | undefined {
  const known: Step[] = [...fillingSteps(size), 'decline'];
  return known.find((step) => String(step) === named);
}

/** Where to go after saving `step`; undefined is the introduction. */
export function stepAfter(step: Step, move: Move, size: QuestionnaireSize): Step | undefined {
  if (move === 'later') return undefined;
  if (move === 'stay') return step;
  const steps = fillingSteps(size);
  return steps[steps.indexOf(step) + (move === 'next' ? 1 : -1)];
}

/**
 * Relative reference to a page under the same link. It holds a query only, so the token in the path is never written into a page.
 * Without a step: the introduction; without a selection: what is behind the link.
 */
export function stepHref(locale: Locale, selection: Selection = {}, step?: Step, notice?: Notice): string {
  const { about, together } = selection;
  const query = new URLSearchParams({ lang: locale });
  for (const [name, value] of Object.entries({ about, together, step, notice })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `?${query}`;
}

/** Only 'saved' travels in an address; a conflict is answered in place. */
export function readNotice(named: unknown): Notice | undefined {
  return named === 'saved' ? 'saved' : undefined;
}
