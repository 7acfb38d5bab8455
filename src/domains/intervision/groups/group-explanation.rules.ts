import type { PlacementReason } from '../../placement/placement.service.js';

/** What is kept of why somebody is in a group. */
export type GroupExplanationPart =
  | { readonly code: 'SET_BY_HAND' }
  /** How many of the same department, echelon or earlier group are in this one too. */
  | { readonly code: 'DEPARTMENT' | 'ECHELON' | 'TOGETHER_BEFORE'; readonly same: number };
export type GroupExplanation = readonly GroupExplanationPart[];

type Language = 'nl' | 'en';
const MIXES = ['DEPARTMENT', 'ECHELON', 'TOGETHER_BEFORE'] as const;
type Mix = (typeof MIXES)[number];
const isMix = (code: string): code is Mix => (MIXES as readonly string[]).includes(code);

/** What of the reasons of a placement a coordinator is told. */
export const groupExplanation = (reasons: readonly PlacementReason[]): GroupExplanation =>
  reasons.flatMap((reason): GroupExplanationPart[] => {
    if (reason.code === 'LOCKED') return [{ code: 'SET_BY_HAND' }];
    return reason.code === 'MIXED' && isMix(reason.rule) ? [{ code: reason.rule, same: reason.same.length }] : [];
  });

const CLAUSES: Record<Language, Record<Mix, (same: number) => string>> = {
  nl: {
    DEPARTMENT: (same) => (same === 0 ? 'niemand van de eigen afdeling' : `${same} van de eigen afdeling`),
    ECHELON: (same) => (same === 0 ? 'niemand van hetzelfde niveau' : `${same} van hetzelfde niveau`),
    TOGETHER_BEFORE: (same) => (same === 0 ? 'niemand uit een eerdere groep' : `${same} uit een eerdere groep`),
  },
  en: {
    DEPARTMENT: (same) => (same === 0 ? 'nobody of the own department' : `${same} of the own department`),
    ECHELON: (same) => (same === 0 ? 'nobody of the same level' : `${same} of the same level`),
    TOGETHER_BEFORE: (same) => (same === 0 ? 'nobody of an earlier group' : `${same} of an earlier group`),
  },
};
const WORDS = {
  nl: { byHand: 'is met de hand in deze groep gezet', meets: 'zit hier met', nothing: 'is hier ingedeeld' },
  en: { byHand: 'was put in this group by hand', meets: 'is here with', nothing: 'was put here' },
} as const;

/** 'Anna Aker zit hier met niemand van de eigen afdeling en 2 van hetzelfde niveau.' */
export function groupSentence(explanation: GroupExplanation, name: string, language: Language): string {
  const words = WORDS[language];
  const company = explanation.flatMap((part) =>
    part.code === 'SET_BY_HAND' ? [] : [CLAUSES[language][part.code](part.same)],
  );
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const clauses = [
    ...(explanation.some(({ code }) => code === 'SET_BY_HAND') ? [words.byHand] : []),
    ...(company.length > 0 ? [`${words.meets} ${list.format(company)}`] : []),
  ];
  return `${name} ${clauses.length > 0 ? list.format(clauses) : words.nothing}.`;
}
