import { type Appointment, isMoved } from '../appointments/appointment.rules.js';

/** The kinds of steps for which people come together. */
export const SESSION_KINDS = [
  'KICK_OFF',
  'INSPIRATION_SESSION',
  'INTERVISION',
  'KICK_OUT',
  'INTAKE',
  'WORKSHOP',
  'RETURN_DAY',
] as const;
export type StepSessionKind = (typeof SESSION_KINDS)[number];
/** A design session is of no step. */
export const ALL_SESSION_KINDS = [...SESSION_KINDS, 'DESIGN'] as const;
export type SessionKind = (typeof ALL_SESSION_KINDS)[number];
export const SESSION_STATES = ['PLANNED', 'CANCELLED'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

interface Title {
  readonly nl: string;
  readonly en: string;
}

/** The kind that a session of a step has; undefined when people do not come together for such a step. */
export const sessionKindOf = (stepKind: string): StepSessionKind | undefined =>
  SESSION_KINDS.find((kind) => kind === stepKind);

/** What keeps a session from being moved, cancelled or filled: it is off, or under way. */
export function fixedBecause(
  { state, startsAt }: { readonly state: SessionState; readonly startsAt: Date },
  now: Date,
): 'CANCELLED' | 'STARTED' | undefined {
  if (state === 'CANCELLED') return 'CANCELLED';
  return startsAt <= now ? 'STARTED' : undefined;
}

/** How many of the invited have no place. */
export const placesShort = (capacity: number, invited: number): number => Math.max(0, invited - capacity);

/** What an invitation says of a session. */
export interface Announcement extends Appointment {
  readonly title: Title;
}

/** Whether attendees must hear of a change: it is in what their calendar shows. */
export const isAnnouncedAnew = (before: Announcement, after: Announcement): boolean =>
  before.title.nl !== after.title.nl || before.title.en !== after.title.en || isMoved(before, after);

export interface Turnout {
  readonly invited: number;
  readonly present: number;
  readonly absent: number;
}

/** How many were invited, and of those how many are known to have come or to have stayed away. */
export const turnoutOf = (attendances: readonly { readonly state: string }[]): Turnout => ({
  invited: attendances.length,
  present: attendances.filter(({ state }) => state === 'PRESENT').length,
  absent: attendances.filter(({ state }) => state === 'ABSENT').length,
});
