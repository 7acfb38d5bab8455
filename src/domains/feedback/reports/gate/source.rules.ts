import type { RaterGroup } from '../../rater-group.rules.js';
import { ALL_OTHERS, type Source } from './released-report.js';

/** The sources of a report over these groups, in the order in which it names them. */
export function sourcesOf(groups: readonly Pick<RaterGroup, 'key'>[]): Source[] {
  return [...groups.map(({ key }) => key), ALL_OTHERS];
}

/** One value per source, always all of them and in the same order, so that what is silent looks the same everywhere. */
export function bySource<Value>(
  sources: readonly Source[],
  of: (source: Source, place: number) => Value,
): Record<Source, Value> {
  const values: Record<Source, Value> = {};
  for (let place = 0; place < sources.length; place += 1) {
    const source = sources[place] as Source;
    values[source] = of(source, place);
  }
  return values;
}
