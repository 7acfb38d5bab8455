import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../platform/clock/durations.rules.js';

/** A mail that could not be handed over for this long never will be (RFC 5321, 4.5.4.1, has four to five days). */
const GIVE_UP_AFTER_MS = 5 * DAY_MS;

/** How long a mail is left alone once somebody is at it: far longer than it takes, so that only what a crash left behind is taken up again. */
const TURN_MS = 10 * MINUTE_MS;

/** Until when whoever takes up mails at `now` has them for himself. */
export const endOfTurn = (now: Date): Date => new Date(now.getTime() + TURN_MS);

/**
 * When a mail that could not be handed over is tried again: after as long again as it has waited so far, at least a minute and at most an
 * hour. Null once there is no point in it.
 */
export function nextTry(dueAt: Date, now: Date): Date | null {
  const waited = now.getTime() - dueAt.getTime();
  if (waited >= GIVE_UP_AFTER_MS) return null;
  return new Date(now.getTime() + Math.min(Math.max(waited, MINUTE_MS), HOUR_MS));
}

/**
 * The Message-ID of a delivery, the same whenever it is tried, so that a mail that went out just before a crash is recognised as the same
 * when it comes again (RFC 5322, 3.6.4).
 * @param from the address that mails come from
 */
export const messageIdOf = (deliveryId: string, from: string): string =>
  `<${deliveryId}@${from.slice(from.lastIndexOf('@') + 1)}>`;
