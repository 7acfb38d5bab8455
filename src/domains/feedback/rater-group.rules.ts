import type { Language } from './questionnaires/questionnaire.rules.js';

/** Names a rater group within a round: capitals, digits and underscores; groups that were merged have their keys joined with '+'. */
export type RaterGroupKey = string;

/** Who looks at a subject. A round pins its groups in the order in which reports name them; coordinators choose them freely. */
export interface RaterGroup {
  key: RaterGroupKey;
  name: Partial<Record<Language, string>>;
  /** Raters who are asked for; fewer is told, never refused. Above zero, the group has to answer before a panel is 'enough'. */
  minimum: number;
  /** The most raters that a panel may have of this group. */
  maximum: number;
  /** Otherwise its raters are told before they type that what they answer is shown under their group's name (anonymity, rule 1). */
  anonymous: boolean;
}

/** The subject, about themselves: on every panel, once, named. */
export const SELF = 'SELF';
/** The subject's own manager: once, named, where the round has this group. */
export const MANAGER = 'MANAGER';

/** No tenant and no questionnaire goes below this: with two raters, each knows the other's answer from the sum. */
export const LOWEST_THRESHOLD = 3;

/** The most groups that a round may have, and the most raters of one group on a panel. */
export const MOST_GROUPS = 60;
export const MOST_RATERS = 200;

/** The groups of a round that asks for no others. */
export const STANDARD_GROUPS: readonly RaterGroup[] = [
  { key: SELF, name: { nl: 'Jezelf', en: 'Yourself' }, minimum: 1, maximum: 1, anonymous: false },
  { key: MANAGER, name: { nl: 'Leidinggevende', en: 'Manager' }, minimum: 1, maximum: 1, anonymous: false },
  { key: 'PEER', name: { nl: 'Collega’s', en: 'Colleagues' }, minimum: 3, maximum: 50, anonymous: true },
  { key: 'DIRECT_REPORT', name: { nl: 'Teamleden', en: 'Team members' }, minimum: 3, maximum: 50, anonymous: true },
  { key: 'OTHER', name: { nl: 'Anderen', en: 'Others' }, minimum: 0, maximum: 50, anonymous: true },
];

/** Whether a group's answers are shown as a figure over enough raters only. A key that is not among the groups is anonymous: in doubt, show less. */
export function isAnonymous(groups: readonly RaterGroup[], key: RaterGroupKey): boolean {
  return groups.find((group) => group.key === key)?.anonymous ?? true;
}

/**
 * The groups as they are for one subject, after some were merged before the round opened (anonymity, rule 7): each merge becomes one
 * group in the place of its first, with the keys joined by '+', the names by a comma, and the minima and maxima added up. `merges` are
 * lists of two keys or more, of anonymous groups, that do not overlap; see `mergeFaults`.
 */
export function mergedGroups(
  groups: readonly RaterGroup[],
  merges: readonly (readonly RaterGroupKey[])[],
): RaterGroup[] {
  return groups.flatMap((group) => {
    const merge = merges.find((keys) => keys.includes(group.key));
    if (!merge) return [group];
    const parts = groups.filter(({ key }) => merge.includes(key));
    return parts[0]?.key === group.key ? [merged(parts)] : [];
  });
}

/** The group that a rater of `key` answers in, after the merges. */
export function groupAfterMerge(
  groups: readonly RaterGroup[],
  merges: readonly (readonly RaterGroupKey[])[],
  key: RaterGroupKey,
): RaterGroupKey {
  const merge = merges.find((keys) => keys.includes(key));
  return merge ? merged(groups.filter((group) => merge.includes(group.key))).key : key;
}

function merged(parts: readonly RaterGroup[]): RaterGroup {
  const sum = (of: (group: RaterGroup) => number) => parts.reduce((total, part) => total + of(part), 0);
  const joined = (language: Language) => parts.map(({ name }) => name[language] ?? name.nl ?? name.en).join(', ');
  return {
    key: parts.map(({ key }) => key).join('+'),
    name: { nl: joined('nl'), en: joined('en') },
    minimum: sum(({ minimum }) => minimum),
    maximum: sum(({ maximum }) => maximum),
    anonymous: true,
  };
}
