export const METHODS = ['INCIDENT', 'FIVE_STEPS', 'TEN_STEPS', 'GOSSIP', 'APPRECIATIVE', 'OWN'] as const;
export type Method = (typeof METHODS)[number];
export const LINE_KINDS = ['QUESTION', 'INSIGHT'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A meeting as far as it counts for whose turn it is. */
export interface Turn {
  readonly caseGiverId: string | null;
  readonly startsAt: Date;
  /** Whether the case-giver is known not to have come: then it was no turn. */
  readonly caseGiverWasAbsent: boolean;
}

/**
 * Who of a group gives the case next: who had the fewest turns, planned ones included; of those whose last turn is longest ago; of those who
 * never had one, the first in the group's order. Undefined for a group of nobody.
 * @param memberIds in the group's own order
 */
export function nextCaseGiver(memberIds: readonly string[], turns: readonly Turn[]): string | undefined {
  const had = (memberId: string) =>
    turns.filter(({ caseGiverId, caseGiverWasAbsent }) => caseGiverId === memberId && !caseGiverWasAbsent);
  const standing = memberIds.map((memberId) => {
    const own = had(memberId);
    return { memberId, count: own.length, last: Math.max(0, ...own.map(({ startsAt }) => startsAt.getTime())) };
  });
  return standing.sort((one, other) => one.count - other.count || one.last - other.last)[0]?.memberId;
}

const WIDTHS = { OWN: 0, GROUP: 1, PROGRAMME: 2 } as const;

/** Whether a line would be shared less widely than it was: what others could read, they may have read. */
export const isNarrowed = (before: keyof typeof WIDTHS, after: keyof typeof WIDTHS): boolean =>
  WIDTHS[after] < WIDTHS[before];
