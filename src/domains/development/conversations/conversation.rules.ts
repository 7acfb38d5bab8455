export const SIDES = ['PARTICIPANT', 'MANAGER', 'LEARNING_MANAGER'] as const;
/** As what somebody has a conversation. */
export type Side = (typeof SIDES)[number];

/** Who have a conversation, two or three, by person id; null where nobody has been named yet. */
export type People = Readonly<Partial<Record<Side, string | null>>>;

/** The sides of a conversation, also where nobody has been named yet. */
export const sidesOf = (people: People): Side[] => SIDES.filter((side) => side in people);

export const CONVERSATION_STATES = ['TO_PLAN', 'PLANNED', 'HELD', 'TO_SIGN', 'SIGNED'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** What the state follows from; the state itself is not stored. */
export interface ConversationFacts {
  readonly endsAt: Date | null;
  /** Whether there is anything to sign. */
  readonly hasContent: boolean;
  /** Of what is signed, as it is now. */
  readonly version: number;
  /** The version that each of them signed last, null for never: one entry for everyone who has to sign. */
  readonly signedVersions: Readonly<Partial<Record<Side, number | null>>>;
}

/** Whether a side's signature is under the content as it is now: a change voids what was signed before. */
export const hasSigned = ({ signedVersions, version }: ConversationFacts, side: Side): boolean =>
  signedVersions[side] === version;

/** Whether everyone has signed the content as it is now. */
export const isSigned = ({ signedVersions, version }: ConversationFacts): boolean =>
  Object.values(signedVersions).every((signed) => signed === version);

/** Whether anybody has ever signed: from then on whatever is written waits for signatures. */
export const signingHasBegun = ({ signedVersions }: ConversationFacts): boolean =>
  Object.values(signedVersions).some((signed) => signed !== null);

/** Where a conversation stands. What is drafted beforehand waits for signatures only once it is over or somebody has signed. */
export function stateOf(conversation: ConversationFacts, now: Date): ConversationState {
  const { endsAt, hasContent } = conversation;
  const isOver = endsAt !== null && endsAt <= now;
  if (isSigned(conversation)) return 'SIGNED';
  if (hasContent && (isOver || signingHasBegun(conversation))) return 'TO_SIGN';
  if (endsAt === null) return 'TO_PLAN';
  return isOver ? 'HELD' : 'PLANNED';
}

/** Who of the participants can start, and who cannot for want of a manager to talk with. */
export function pairUp(participants: readonly { readonly id: string; readonly managerId: string | null }[]): {
  pairs: { participantId: string; managerId: string }[];
  withoutManager: string[];
} {
  const pairs: { participantId: string; managerId: string }[] = [];
  const withoutManager: string[] = [];
  for (const { id, managerId } of participants) {
    if (managerId && managerId !== id) pairs.push({ participantId: id, managerId });
    else withoutManager.push(id);
  }
  return { pairs, withoutManager };
}
