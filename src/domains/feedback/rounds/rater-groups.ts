import type { z } from 'zod';
import { type Fault, faultsOfIssue, type ShapeFaultCode } from '../../../platform/files/shape-faults.rules.js';
import { refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { raterGroupFaults, type roundGroupFaults } from '../questionnaires/coherence.rules.js';
import { type GroupFaultCode, raterGroupsSchema } from '../questionnaires/questionnaire.rules.js';
import { isAnonymous, type RaterGroup, type RaterGroupKey } from '../rater-group.rules.js';

/** What can be wrong with the rater groups that somebody chose, by themselves or for the round that they are for. */
export type RaterGroupsFaultCode =
  | ShapeFaultCode
  | GroupFaultCode
  | ReturnType<typeof roundGroupFaults>[number]['code']
  | ReturnType<typeof changeFaults>[number]['code']
  | 'NAME_FORMAT'
  | 'NO_LANGUAGE';

/**
 * Rater groups that somebody chose, checked; `under` is where they stand in the input.
 * @throws Refusal RATER_GROUPS_FAULT for everything that is wrong, by its path
 */
export function checkedGroups(input: readonly object[], under: readonly string[]): RaterGroup[] {
  const parsed = raterGroupsSchema.safeParse(input.map(withoutNulls), { reportInput: true });
  if (!parsed.success) {
    // A name is a text, of which the form is another than of a key.
    refuseGroups(
      parsed.error.issues.flatMap((issue) =>
        faultsOfIssue(issue).map(({ path, code }) => ({
          path,
          code: code === 'WRONG_FORMAT' && path.includes('name') ? ('NAME_FORMAT' as const) : code,
          limit: limitOf(issue),
        })),
      ),
      under,
    );
    throw new Error('Rater groups are invalid without a fault');
  }
  refuseGroups(
    [
      ...raterGroupFaults(parsed.data, []),
      ...parsed.data.flatMap(({ name }, at) =>
        Object.keys(name).length === 0 ? [{ path: [String(at), 'name'], code: 'NO_LANGUAGE' as const }] : [],
      ),
    ],
    under,
  );
  return parsed.data;
}

/** The number that was gone beyond, where there is one. */
function limitOf(issue: z.core.$ZodIssue): number | undefined {
  if (issue.code === 'too_small') return Number(issue.minimum);
  return issue.code === 'too_big' ? Number(issue.maximum) : undefined;
}

/** What stands in the way of giving a round other groups: `used` are those with people on panels, `merged` those that answer as one. */
export function changeFaults(
  before: readonly RaterGroup[],
  after: readonly RaterGroup[],
  { used, merged }: { used: readonly RaterGroupKey[]; merged: readonly RaterGroupKey[] },
): Fault<'IN_USE' | 'NAMED_IN_USE' | 'MERGED'>[] {
  const become = (key: RaterGroupKey) => after.find((group) => group.key === key);
  const faults = used.flatMap((key): Fault<'IN_USE' | 'NAMED_IN_USE'>[] => {
    const group = become(key);
    if (!group) return [{ path: [key], code: 'IN_USE' }];
    return isAnonymous(before, key) && !group.anonymous ? [{ path: [key], code: 'NAMED_IN_USE' }] : [];
  });
  const separate = [...new Set(merged)].filter((key) => !become(key)?.anonymous);
  return [...faults, ...separate.map((key) => ({ path: [key], code: 'MERGED' as const }))];
}

/** @throws Refusal RATER_GROUPS_FAULT */
export function refuseGroups(
  faults: readonly (Fault<RaterGroupsFaultCode> & { limit?: number | undefined })[],
  under: readonly string[],
): void {
  refuseAll(
    faults.map(({ path, code, limit = 0 }) => ({
      kind: feedbackErrors.RATER_GROUPS_FAULT,
      field: [...under, ...path],
      values: { path: ['raterGroups', ...path].join('.'), fault: code, limit },
    })),
  );
}

/** GraphQL gives null, and objects without a prototype, where nothing was said. */
function withoutNulls(group: object): object {
  const { name, ...rest } = group as { name: object };
  return { ...rest, name: Object.fromEntries(Object.entries(name).filter(([, text]) => text != null)) };
}
