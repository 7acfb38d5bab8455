import { Temporal } from 'temporal-polyfill';

export const HARVEST_KINDS = ['COMMITMENT', 'EVIDENCE', 'STORY'] as const;
export type HarvestKind = (typeof HARVEST_KINDS)[number];

/** For whom somebody can give something: for oneself, or for everyone in the programme. */
export const HARVEST_AUDIENCES = ['OWN', 'PROGRAMME'] as const;
export type HarvestAudience = (typeof HARVEST_AUDIENCES)[number];

/** After how many months a commitment comes back to its giver. */
export const RETURN_MONTHS = [3, 6, 12] as const;
export type ReturnMonths = (typeof RETURN_MONTHS)[number];

export const HARVEST_OUTCOMES = ['KEPT', 'UNDER_WAY', 'DROPPED'] as const;
export type HarvestOutcome = (typeof HARVEST_OUTCOMES)[number];

/** The day on which something that was given on a day comes back: the same day of the month, or the last of a shorter month. */
export const returnsOn = (givenOn: Temporal.PlainDate, months: ReturnMonths): Temporal.PlainDate =>
  givenOn.add({ months });

/** What its giver said of a commitment so far. */
export interface Said {
  readonly months: number;
  readonly outcome: HarvestOutcome;
}

/** Whether a commitment still comes back after so many months: one that was let go earlier does not. */
export const isStillAsked = (months: ReturnMonths, said: readonly Said[]): boolean =>
  !said.some((earlier) => earlier.months < months && earlier.outcome === 'DROPPED');

/**
 * Which of its returns a commitment is to be asked about: the latest whose day has come, while nothing was said of it or of a later one.
 * @returns undefined when there is nothing to ask
 */
export function returnToAsk(
  givenOn: Temporal.PlainDate,
  said: readonly Said[],
  today: Temporal.PlainDate,
): ReturnMonths | undefined {
  const months = RETURN_MONTHS.findLast((each) => Temporal.PlainDate.compare(returnsOn(givenOn, each), today) <= 0);
  if (months === undefined || said.some((answer) => answer.months >= months)) return undefined;
  return isStillAsked(months, said) ? months : undefined;
}
