export const SESSION_KINDS = ['CHEMISTRY_CALL', 'SESSION'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
export const SESSION_STATES = ['PLANNED', 'HELD', 'NOT_HELD', 'CANCELLED'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Whether an appointment can still be moved or called off. */
export const isOpen = (
  { state, startsAt }: { readonly state: SessionState; readonly startsAt: Date },
  now: Date,
): boolean => state === 'PLANNED' && startsAt > now;

/** Whether the chemistry call has begun, so that it can be said what came of it. */
export const hasTalked = (
  call: { readonly state: SessionState; readonly startsAt: Date } | null | undefined,
  now: Date,
): boolean => call?.state === 'PLANNED' && call.startsAt <= now;

/** Sessions that count: those that took place. */
export const heldOf = (sessions: readonly { readonly kind: SessionKind; readonly state: SessionState }[]): number =>
  sessions.filter(({ kind, state }) => kind === 'SESSION' && state === 'HELD').length;
