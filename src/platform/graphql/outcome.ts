import type { Locale } from '../auth/actor.js';
import type { UserError } from './user-error.model.js';
import { generalErrors, say } from './user-errors.js';

/** What became of something that was meant for one version: it was done, or somebody else was first and nothing was. */
export type Outcome = 'DONE' | 'EDITED_MEANWHILE';

/** What became of an update of the version that was seen. */
export const outcomeOf = ({ count }: { readonly count: number }): Outcome =>
  count === 0 ? 'EDITED_MEANWHILE' : 'DONE';

/** What a payload says of an outcome, beside the object as it is now; `field` is the argument that gave the version that was seen. */
export function outcomeErrors(outcome: Outcome, locale: Locale, field = 'version'): UserError[] | undefined {
  if (outcome === 'DONE') return undefined;
  const { code, texts } = generalErrors.EDITED_MEANWHILE;
  return [{ code, message: say(texts, locale), field: [field] }];
}

/** As `outcomeErrors`, of several that are changed all or none: which of the `ids` that the argument `field` gave somebody else had changed. */
export function editedAmong(
  changed: readonly string[],
  ids: readonly string[],
  locale: Locale,
  field: string,
): UserError[] | undefined {
  if (changed.length === 0) return undefined;
  const { code, texts } = generalErrors.EDITED_MEANWHILE;
  return changed.map((id) => ({
    code,
    message: say(texts, locale),
    field: [field, String(ids.indexOf(id))],
  }));
}
