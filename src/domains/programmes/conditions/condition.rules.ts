/** What the coordinator steers on and the director signs for in every programme; a programme may have more of its own. */
export const CONDITION_KINDS = ['OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** What the conditions of every programme are called. */
export const CONDITION_TITLES: Record<ConditionKind, { nl: string; en: string }> = {
  OWNERSHIP: { nl: 'Eigenaarschap', en: 'Ownership' },
  RESULT: { nl: 'Resultaat', en: 'Result' },
  ROOM: { nl: 'Ruimte', en: 'Room' },
  SAFETY: { nl: 'Veiligheid', en: 'Safety' },
  MIX: { nl: 'Mix', en: 'Mix' },
};

export const CONDITION_STATUSES = ['OPEN', 'SHOWN', 'SIGNED', 'IN_PLACE', 'AT_RISK'] as const;
export type ConditionStatus = (typeof CONDITION_STATUSES)[number];

/** What a condition's status follows from. */
export interface ConditionFacts {
  readonly signedAt: Date | null;
  readonly atRiskSince: Date | null;
  readonly evidence: readonly unknown[];
}

/** Where a condition stands: what somebody reported as a risk goes before everything; in place is what is shown and signed. */
export function conditionStatus({ signedAt, atRiskSince, evidence }: ConditionFacts): ConditionStatus {
  if (atRiskSince !== null) return 'AT_RISK';
  const isShown = evidence.length > 0;
  if (signedAt !== null) return isShown ? 'IN_PLACE' : 'SIGNED';
  return isShown ? 'SHOWN' : 'OPEN';
}

/** The conditions that nobody has signed yet. */
export const unsigned = <C extends { readonly signedAt: Date | null }>(conditions: readonly C[]): C[] =>
  conditions.filter(({ signedAt }) => signedAt === null);
