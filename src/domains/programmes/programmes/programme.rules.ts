export const PROGRAMME_STATES = ['DRAFT', 'SUBMITTED', 'APPROVED'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** What may be done to a programme: from which state, and into which. */
const TRANSITIONS = {
  CHANGE_DESIGN: { DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED' },
  SUBMIT: { DRAFT: 'SUBMITTED' },
  APPROVE: { SUBMITTED: 'APPROVED' },
  ENROL: { APPROVED: 'APPROVED' },
} satisfies Record<string, Partial<Record<ProgrammeState, ProgrammeState>>>;
export type ProgrammeAction = keyof typeof TRANSITIONS;

/** The state that an action leads to; undefined when it is not to be done in this one. */
export function stateAfter(action: ProgrammeAction, state: ProgrammeState): ProgrammeState | undefined {
  const from: Partial<Record<ProgrammeState, ProgrammeState>> = TRANSITIONS[action];
  return from[state];
}

/** The states in which an action may be done. */
export const statesFor = (action: ProgrammeAction): ProgrammeState[] =>
  PROGRAMME_STATES.filter((state) => stateAfter(action, state));

/** As much of a design as its completeness depends on. */
export interface Design<Name> {
  readonly businessChallenges: readonly { readonly leadershipChallenges: readonly unknown[] }[];
  readonly modules: readonly { readonly name: Name; readonly themes: readonly unknown[] }[];
}

export type DesignGap<Name> =
  | { readonly missing: 'LEADERSHIP_CHALLENGE' }
  | { readonly missing: 'MODULE' }
  | { readonly missing: 'THEME'; readonly module: Name };

/** What a design lacks before a director can be asked to approve it; empty when it is whole. */
export function gapsIn<Name>({ businessChallenges, modules }: Design<Name>): DesignGap<Name>[] {
  const gaps: DesignGap<Name>[] = [];
  if (!businessChallenges.some(({ leadershipChallenges }) => leadershipChallenges.length > 0))
    gaps.push({ missing: 'LEADERSHIP_CHALLENGE' });
  if (modules.length === 0) gaps.push({ missing: 'MODULE' });
  for (const { name, themes } of modules) {
    if (themes.length === 0) gaps.push({ missing: 'THEME', module: name });
  }
  return gaps;
}
