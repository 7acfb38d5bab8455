import { ANONYMOUS_GROUPS, type AnonymousGroup, NAMED_GROUPS, type NamedGroup } from '../rater-group.rules.js';

/** Whose answers something in a report comes from: a rater group, or the anonymous raters together. */
export type Source = NamedGroup | AnonymousGroup | 'ALL_OTHERS';

export const SOURCES: readonly Source[] = [...NAMED_GROUPS, ...ANONYMOUS_GROUPS, 'ALL_OTHERS'];

/** One value per source, always all of them and in the same order, so that what is silent looks the same everywhere. */
export function bySource<Value>(of: (source: Source) => Value): Record<Source, Value> {
  return Object.fromEntries(SOURCES.map((source) => [source, of(source)])) as Record<Source, Value>;
}
