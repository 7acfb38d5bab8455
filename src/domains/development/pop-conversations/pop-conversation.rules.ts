export const SIDES = ['PARTICIPANT', 'MANAGER'] as const;
/** One of the two who have the conversation. */
export type Side = (typeof SIDES)[number];

export const POP_CONVERSATION_STATES = ['TO_PLAN', 'PLANNED', 'HELD', 'TO_SIGN', 'SIGNED'] as const;
export type PopConversationState = (typeof POP_CONVERSATION_STATES)[number];

/** What the state follows from; the state itself is not stored. */
export interface PopConversationFacts {
  readonly endsAt: Date | null;
  readonly hasGoals: boolean;
  /** Of goals and agreements as they are now. */
  readonly version: number;
  /** The version that the participant signed last; null for never. */
  readonly participantSignedVersion: number | null;
  readonly managerSignedVersion: number | null;
}

const signedVersion = (conversation: PopConversationFacts, side: Side): number | null =>
  side === 'PARTICIPANT' ? conversation.participantSignedVersion : conversation.managerSignedVersion;

/** Whether a side's signature is under the content as it is now: a change voids what was signed before. */
export const hasSigned = (conversation: PopConversationFacts, side: Side): boolean =>
  signedVersion(conversation, side) === conversation.version;

/** Whether both have signed the content as it is now. */
export const isSigned = (conversation: PopConversationFacts): boolean =>
  SIDES.every((side) => hasSigned(conversation, side));

/** Whether either has ever signed: from then on whatever is written waits for signatures. */
const signingHasBegun = (conversation: PopConversationFacts): boolean =>
  SIDES.some((side) => signedVersion(conversation, side) !== null);

/** Where a conversation stands. Goals that are drafted beforehand wait for signatures only once it is over or somebody has signed. */
export function stateOf(conversation: PopConversationFacts, now: Date): PopConversationState {
  const { endsAt, hasGoals } = conversation;
  const isOver = endsAt !== null && endsAt <= now;
  if (isSigned(conversation)) return 'SIGNED';
  if (hasGoals && (isOver || signingHasBegun(conversation))) return 'TO_SIGN';
  if (endsAt === null) return 'TO_PLAN';
  return isOver ? 'HELD' : 'PLANNED';
}

export interface Appointment {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/** Whether the calendars of the two must change. */
export const isMoved = (
  before: { readonly startsAt: Date | null; readonly endsAt: Date | null; readonly place: string },
  after: Appointment,
): boolean =>
  before.startsAt?.getTime() !== after.startsAt.getTime() ||
  before.endsAt?.getTime() !== after.endsAt.getTime() ||
  before.place !== after.place;

/** What is signed. */
export interface Content {
  /** In their order. */
  readonly goals: readonly {
    readonly behaviour: string;
    readonly situation: string;
    readonly noticedBy: string;
    /** The behaviour of the impact map that it is about; nothing for none. */
    readonly behaviourId?: string | null;
  }[];
  readonly agreements: string;
}

const textsOf = ({ goals, agreements }: Content) => [
  agreements,
  ...goals.flatMap(({ behaviour, situation, noticedBy, behaviourId }) => [
    behaviour,
    situation,
    noticedBy,
    behaviourId ?? '',
  ]),
];

/** Whether a write changes anything; one that does not leaves the signatures in place. */
export function isRewritten(before: Content, after: Content): boolean {
  const [was, is] = [textsOf(before), textsOf(after)];
  return was.length !== is.length || was.some((text, index) => text !== is[index]);
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
