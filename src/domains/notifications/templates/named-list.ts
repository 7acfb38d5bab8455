import type { MailText } from './wording.js';

/** With more lines nobody reads on. */
const MOST_NAMED = 30;

/** The first of many, a line each: what it is, and what about. */
export const namedList = <Thing>(
  things: readonly Thing[],
  line: (of: Thing) => { term: string; about: string },
): MailText['list'] => ({ kind: 'names', items: things.slice(0, MOST_NAMED).map(line) });

/** How many `namedList` leaves out. */
export const notNamed = (things: readonly unknown[]): number => Math.max(0, things.length - MOST_NAMED);
