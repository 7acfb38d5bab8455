/** When and where people meet: a session, a conversation, a talk of two. */
export interface Appointment {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

/** An appointment that may have no moment yet. */
export interface PlannedOrNot {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly place: string;
}

/** Whether the calendars of those who come must change. */
export const isMoved = (before: PlannedOrNot, after: Appointment): boolean =>
  before.startsAt?.getTime() !== after.startsAt.getTime() ||
  before.endsAt?.getTime() !== after.endsAt.getTime() ||
  before.place !== after.place;

/** What keeps from recording whether it took place, and who came. It may be corrected for as long as one likes. */
export function unrecordableBecause(
  { state, startsAt }: { readonly state: string; readonly startsAt: Date },
  now: Date,
): 'CANCELLED' | 'NOT_STARTED' | undefined {
  if (state === 'CANCELLED') return 'CANCELLED';
  return startsAt > now ? 'NOT_STARTED' : undefined;
}
