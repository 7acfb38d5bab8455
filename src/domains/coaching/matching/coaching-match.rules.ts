export const MATCH_STATES = ['PROPOSED', 'CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED', 'ENDED'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

export const MATCH_ENDINGS = [
  'REPLACED',
  'WITHDRAWN',
  'PARTICIPANT_LEFT',
  'LEARNING_MANAGER_LEFT',
  'BECAME_MANAGER',
  'OTHERWISE',
] as const;
export type MatchEnding = (typeof MATCH_ENDINGS)[number];

export const MATCH_ORIGINS = ['PROPOSED', 'SET_BY_HAND'] as const;
export type MatchOrigin = (typeof MATCH_ORIGINS)[number];

/** What may be done with a match, and in which states. */
const POSSIBLE = {
  CONFIRM: ['PROPOSED'],
  PLAN: ['CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED'],
  ANSWER: ['CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED'],
  END: ['PROPOSED', 'CONFIRMED', 'ACCEPTED', 'ANOTHER_ASKED'],
} satisfies Record<string, readonly MatchState[]>;
export type MatchAction = keyof typeof POSSIBLE;

/** Whether an action may be done in a state. */
export const mayBeDone = (action: MatchAction, state: MatchState): boolean =>
  (POSSIBLE[action] as readonly MatchState[]).includes(state);

export const CHEMISTRY_ANSWERS = ['YES', 'ANOTHER'] as const;
export type ChemistryAnswer = (typeof CHEMISTRY_ANSWERS)[number];

export const SIDES = ['PARTICIPANT', 'LEARNING_MANAGER'] as const;
/** One of the two. */
export type Side = (typeof SIDES)[number];

/** What each has said after the chemistry call; null for nothing yet. */
export interface Answers {
  readonly participantAnswer: ChemistryAnswer | null;
  readonly learningManagerAnswer: ChemistryAnswer | null;
}

/** Where a match that the two know of stands, by what each has said. Until the coordinator acts, anybody may think again. */
export function stateAfter({ participantAnswer, learningManagerAnswer }: Answers): MatchState {
  const said = [participantAnswer, learningManagerAnswer];
  if (said.includes('ANOTHER')) return 'ANOTHER_ASKED';
  return said.every((answer) => answer === 'YES') ? 'ACCEPTED' : 'CONFIRMED';
}

/** Who asked for another: for coordinators only. */
export const askedForAnother = ({ participantAnswer, learningManagerAnswer }: Answers): Side[] => [
  ...(participantAnswer === 'ANOTHER' ? (['PARTICIPANT'] as const) : []),
  ...(learningManagerAnswer === 'ANOTHER' ? (['LEARNING_MANAGER'] as const) : []),
];

/**
 * The state as one of the two is shown it: that the other asked for another looks like it did before, until the coordinator ends the match.
 * Then it has ended, as it could for any reason.
 */
export function stateShownTo(
  side: Side,
  match: Answers & { readonly state: MatchState; readonly acceptedAt: Date | null },
): MatchState {
  if (match.state !== 'ANOTHER_ASKED' || askedForAnother(match).includes(side)) return match.state;
  return match.acceptedAt === null ? 'CONFIRMED' : 'ACCEPTED';
}
