import { z } from 'zod';
import { faultsOfIssue } from '../../../platform/files/shape-faults.rules.js';
import { type BankVersion, bankName, versionNamed } from './bank.rules.js';
import {
  type Competency,
  itemSchema,
  keySchema,
  parseQuestionnaire,
  type QuestionnaireDefinition,
  type QuestionnaireFault,
} from './questionnaire.rules.js';

/** A competency in a file that comes from the bank: which version, which of its items (absent: all), and own items after those. */
const takenSchema = z.strictObject({
  use: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*(@[1-9][0-9]{0,8})?$/),
  section: keySchema.optional(),
  items: z.array(keySchema).min(1).max(40).optional(),
  extraItems: z.array(itemSchema).min(1).max(40).optional(),
});
type Taken = z.infer<typeof takenSchema>;

export type Composition =
  | {
      valid: true;
      definition: QuestionnaireDefinition;
      /** Where in the file something of the definition is written: what comes from the bank stands where the file takes it. */
      writtenAt: (path: readonly string[]) => string[];
    }
  | { valid: false; faults: QuestionnaireFault[] };

/** The keys of the competencies that a file mentions, whole or from the bank: what of the bank is needed to compose it. */
export function competenciesMentioned(content: unknown): string[] {
  return entriesOf(content).flatMap((entry) => {
    const { use, key } = (entry ?? {}) as Record<string, unknown>;
    const named = typeof use === 'string' ? use.split('@')[0] : key;
    return typeof named === 'string' ? [named] : [];
  });
}

/**
 * Makes a whole definition out of what a file says, with the competencies in it that it takes from the bank (`- use: clear@2`). All
 * faults of shape are found at once, by their paths in the file.
 */
export function composeQuestionnaire(content: unknown, bank: readonly BankVersion[]): Composition {
  const entries = entriesOf(content);
  const places = entries.map((entry, at) => (isTaking(entry) ? take(entry, String(at), bank) : null));
  const whole =
    entries.length > 0
      ? { ...(content as object), competencies: entries.map((entry, at) => places[at]?.competency ?? entry) }
      : content;
  const writtenAt = (path: readonly string[]) => writtenPath(path, places);
  const parsed = parseQuestionnaire(whole);
  const faults = [
    ...places.flatMap((place) => place?.faults ?? []),
    ...(parsed.valid ? [] : parsed.faults.filter(({ path }) => !isUntaken(path, places))).map(({ path, code }) => ({
      path: writtenAt(path),
      code,
    })),
  ];
  return parsed.valid && faults.length === 0
    ? { valid: true, definition: parsed.definition, writtenAt }
    : { valid: false, faults };
}

function entriesOf(content: unknown): unknown[] {
  const { competencies } = (content ?? {}) as Record<string, unknown>;
  return Array.isArray(competencies) ? competencies : [];
}

const isTaking = (entry: unknown): entry is { use: unknown } =>
  typeof entry === 'object' && entry !== null && Object.hasOwn(entry, 'use');

/** An entry that takes from the bank: the competency that it makes, or why it makes none. */
interface Place {
  taken: Taken | null;
  competency: Competency | null;
  faults: QuestionnaireFault[];
}

function take(entry: unknown, at: string, bank: readonly BankVersion[]): Place {
  const under = ['competencies', at];
  const parsed = takenSchema.safeParse(entry, { reportInput: true });
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap(faultsOfIssue);
    return {
      taken: null,
      competency: null,
      faults: faults.map(({ path, code }) => ({ path: [...under, ...path], code })),
    };
  }
  const taken = parsed.data;
  const version = versionNamed(bank, taken.use);
  if (!version) {
    return { taken, competency: null, faults: [{ path: [...under, 'use'], code: 'UNKNOWN_COMPETENCY' }] };
  }
  const faults = itemFaults(taken, version, under);
  return { taken, competency: faults.length === 0 ? competencyOf(taken, version) : null, faults };
}

function itemFaults(
  { items = [], extraItems = [] }: Taken,
  version: BankVersion,
  under: string[],
): QuestionnaireFault[] {
  const known = version.competency.items.map(({ key }) => key);
  const unknown = items.flatMap((key, at): QuestionnaireFault[] => {
    const path = [...under, 'items', String(at)];
    if (!known.includes(key)) return [{ path, code: 'UNKNOWN_ITEM' }];
    return items.indexOf(key) < at ? [{ path, code: 'DUPLICATE_KEY' }] : [];
  });
  const taken = extraItems.flatMap(({ key }, at): QuestionnaireFault[] =>
    known.includes(key) ? [{ path: [...under, 'extraItems', String(at), 'key'], code: 'DUPLICATE_KEY' }] : [],
  );
  return [...unknown, ...taken];
}

/** A norm is of all items of the bank's competency, and of no others. */
function competencyOf({ section, items, extraItems = [] }: Taken, version: BankVersion): Competency {
  const { norm, ...competency } = version.competency;
  const chosen = items ? items.flatMap((key) => competency.items.filter((item) => item.key === key)) : competency.items;
  const isWhole = chosen.length === competency.items.length && extraItems.length === 0;
  return {
    ...competency,
    ...(norm && isWhole ? { norm } : {}),
    ...(section === undefined ? {} : { section }),
    from: bankName(version),
    items: [...chosen, ...extraItems],
  };
}

const placeOf = (path: readonly string[], places: readonly (Place | null)[]): Place | null =>
  (path[0] === 'competencies' && places[Number(path[1])]) || null;

/** What parsing says of an entry that could not be taken is beside the point: that it could not has been said. */
function isUntaken(path: readonly string[], places: readonly (Place | null)[]): boolean {
  const place = placeOf(path, places);
  return place !== null && place.competency === null;
}

function writtenPath(path: readonly string[], places: readonly (Place | null)[]): string[] {
  const place = placeOf(path, places);
  const [, , field, index, ...rest] = path;
  if (!place?.taken || field === undefined || field === 'section') return [...path];
  const entry = path.slice(0, 2);
  if (field !== 'items' || index === undefined) return [...entry, 'use'];
  const { items, extraItems = [] } = place.taken;
  const own = Number(index) - ((place.competency?.items.length ?? 0) - extraItems.length);
  if (own >= 0) return [...entry, 'extraItems', String(own), ...rest];
  return items ? [...entry, 'items', index] : [...entry, 'use'];
}
