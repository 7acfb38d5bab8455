/** What the coordinator steers on and the director signs for, before a programme is approved. */
export const CONDITION_KINDS = ['OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** The conditions that nobody has signed yet. */
export const unsigned = <C extends { readonly signedAt: Date | null }>(conditions: readonly C[]): C[] =>
  conditions.filter(({ signedAt }) => signedAt === null);
