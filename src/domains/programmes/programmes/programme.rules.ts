export const PROGRAMME_STATES = ['DRAFT', 'SUBMITTED', 'APPROVED'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

export const CHANGE_STATES = ['OPEN', 'SUBMITTED'] as const;
/** Where a change of an approved design stands. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** Where a design stands: until it is approved, and each time that it is changed after that. Meanwhile the approved one holds. */
export const DESIGN_PHASES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'CHANGING', 'CHANGE_SUBMITTED'] as const;
export type DesignPhase = (typeof DESIGN_PHASES)[number];

/** How a phase is stored. */
const STORED: Record<DesignPhase, { readonly state: ProgrammeState; readonly changeState: ChangeState | null }> = {
  DRAFT: { state: 'DRAFT', changeState: null },
  SUBMITTED: { state: 'SUBMITTED', changeState: null },
  APPROVED: { state: 'APPROVED', changeState: null },
  CHANGING: { state: 'APPROVED', changeState: 'OPEN' },
  CHANGE_SUBMITTED: { state: 'APPROVED', changeState: 'SUBMITTED' },
};

export const storedPhase = (phase: DesignPhase) => STORED[phase];

export const phaseOf = (programme: { readonly state: string; readonly changeState: string | null }): DesignPhase =>
  DESIGN_PHASES.find(
    (phase) => STORED[phase].state === programme.state && STORED[phase].changeState === programme.changeState,
  )!;

/** What may be done to a programme: from which phase of its design, and into which. */
const TRANSITIONS = {
  CHANGE_DESIGN: {
    DRAFT: 'DRAFT',
    SUBMITTED: 'SUBMITTED',
    APPROVED: 'CHANGING',
    CHANGING: 'CHANGING',
    CHANGE_SUBMITTED: 'CHANGE_SUBMITTED',
  },
  SUBMIT: { DRAFT: 'SUBMITTED', CHANGING: 'CHANGE_SUBMITTED' },
  APPROVE: { SUBMITTED: 'APPROVED', CHANGE_SUBMITTED: 'APPROVED' },
  SEND_BACK: { SUBMITTED: 'DRAFT', CHANGE_SUBMITTED: 'CHANGING' },
  ENROL: { APPROVED: 'APPROVED', CHANGING: 'CHANGING', CHANGE_SUBMITTED: 'CHANGE_SUBMITTED' },
} satisfies Record<string, Partial<Record<DesignPhase, DesignPhase>>>;
export type ProgrammeAction = keyof typeof TRANSITIONS;

/** The phase that an action leads to; undefined when it is not to be done in this one. */
export function phaseAfter(action: ProgrammeAction, phase: DesignPhase): DesignPhase | undefined {
  const from: Partial<Record<DesignPhase, DesignPhase>> = TRANSITIONS[action];
  return from[phase];
}

/** As much of a design as its completeness depends on. */
export interface DesignOutline<Name> {
  readonly businessChallenges: readonly { readonly leadershipChallenges: readonly unknown[] }[];
  readonly modules: readonly { readonly name: Name; readonly themes: readonly unknown[] }[];
}

export type DesignGap<Name> =
  | { readonly missing: 'LEADERSHIP_CHALLENGE' }
  | { readonly missing: 'MODULE' }
  | { readonly missing: 'THEME'; readonly module: Name };

/** What a design lacks before a director can be asked to approve it; empty when it is whole. */
export function gapsIn<Name>({ businessChallenges, modules }: DesignOutline<Name>): DesignGap<Name>[] {
  const gaps: DesignGap<Name>[] = [];
  if (!businessChallenges.some(({ leadershipChallenges }) => leadershipChallenges.length > 0))
    gaps.push({ missing: 'LEADERSHIP_CHALLENGE' });
  if (modules.length === 0) gaps.push({ missing: 'MODULE' });
  for (const { name, themes } of modules) {
    if (themes.length === 0) gaps.push({ missing: 'THEME', module: name });
  }
  return gaps;
}
