/** Who looks at a subject, in the order in which reports name them. */
export const RATER_GROUPS = ['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER'] as const;
export type RaterGroup = (typeof RATER_GROUPS)[number];

/** Told before they type that their answers carry their name; never part of an anonymous figure (anonymity, rule 1). */
export const NAMED_GROUPS = ['SELF', 'MANAGER'] as const satisfies readonly RaterGroup[];
export type NamedGroup = (typeof NAMED_GROUPS)[number];

/** Everybody else: shown only as a figure over enough raters. */
export const ANONYMOUS_GROUPS = ['PEER', 'DIRECT_REPORT', 'OTHER'] as const satisfies readonly RaterGroup[];
export type AnonymousGroup = (typeof ANONYMOUS_GROUPS)[number];

/** Whether a group's answers are shown under a name. */
export function isNamed(group: RaterGroup): group is NamedGroup {
  return NAMED_GROUPS.some((named) => named === group);
}

/** No tenant and no questionnaire goes below this: with two raters, each knows the other's answer from the sum. */
export const LOWEST_THRESHOLD = 3;
