/** Lengths of time in milliseconds, as moments are counted in. A calendar day may be shorter or longer than DAY_MS. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
