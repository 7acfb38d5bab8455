import { HOUR_MS } from '../../../platform/clock/durations.rules.js';
/** How long a sign-in link works. */
export const LINK_MINUTES = 10;
/** How long somebody stays signed in. */
export const SESSION_HOURS = 12;

export interface SignInLinkState {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Whether a link still signs anybody in. Spent, expired and unknown look the same to whoever holds it. */
export const linkWorks = (link: SignInLinkState | null, now: Date): link is SignInLinkState =>
  link !== null && link.usedAt === null && link.expiresAt > now;

const later = (now: Date, hours: number) => new Date(now.getTime() + hours * HOUR_MS);
export const linkExpiry = (now: Date): Date => later(now, LINK_MINUTES / 60);
export const sessionExpiry = (now: Date): Date => later(now, SESSION_HOURS);
