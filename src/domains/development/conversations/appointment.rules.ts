import type { Side } from './conversation.rules.js';

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A time that was proposed, and whom it suits: whoever proposed it among them. Instants as ISO 8601: it is kept as JSON. */
export interface ProposedTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly suits: readonly Side[];
}
/** The times that wait for an answer. */
export interface Proposal {
  readonly by: Side;
  readonly place: string;
  readonly times: readonly ProposedTime[];
}

/** SEQUENCE of an appointment that is made or moved: calendars follow a higher one only, also after it was called off. */
export const nextSequence = ({
  startsAt,
  sequence,
}: {
  readonly startsAt: Date | null;
  readonly sequence: number;
}): number => (startsAt || sequence > 0 ? sequence + 1 : 0);

/** Times that suit whoever proposes them, each once, the earliest first. */
export function proposalOf(by: Side, place: string, times: readonly Span[]): Proposal {
  const distinct = new Map(times.map((time) => [time.startsAt.getTime(), time]));
  return {
    by,
    place,
    times: [...distinct.values()]
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map(({ startsAt, endsAt }) => ({
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        suits: [by],
      })),
  };
}

export type AcceptanceFault = 'NO_TIMES_PROPOSED' | 'OWN_PROPOSAL' | 'TIME_NOT_PROPOSED' | 'TIME_IS_PAST';

/** Why a side cannot say that these times suit, or null when it can; `starts` in milliseconds. */
export function acceptanceFault(
  proposal: Proposal | null,
  side: Side,
  starts: readonly number[],
  now: Date,
): AcceptanceFault | null {
  if (!proposal) return 'NO_TIMES_PROPOSED';
  if (proposal.by === side) return 'OWN_PROPOSAL';
  const proposed = new Set(proposal.times.map(({ startsAt }) => Date.parse(startsAt)));
  if (!starts.every((start) => proposed.has(start))) return 'TIME_NOT_PROPOSED';
  return starts.every((start) => start > now.getTime()) ? null : 'TIME_IS_PAST';
}

/** A proposal after one side has said which of its times suit; what it said before no longer counts. */
export const accepted = (proposal: Proposal, side: Side, starts: readonly number[]): Proposal => ({
  ...proposal,
  times: proposal.times.map((time) => {
    const others = time.suits.filter((other) => other !== side);
    return { ...time, suits: starts.includes(Date.parse(time.startsAt)) ? [...others, side] : others };
  }),
});

/** The earliest time still to come that suits everyone. */
export const agreedTime = ({ times }: Proposal, sides: readonly Side[], now: Date): Span | undefined =>
  times
    .filter(({ suits }) => sides.every((side) => suits.includes(side)))
    .map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }))
    .find(({ startsAt }) => startsAt > now);

/** Those of the spans that overlap with one. */
export const overlapping = <Busy extends Span>({ startsAt, endsAt }: Span, busy: readonly Busy[]): Busy[] =>
  busy.filter((other) => other.startsAt < endsAt && other.endsAt > startsAt);
