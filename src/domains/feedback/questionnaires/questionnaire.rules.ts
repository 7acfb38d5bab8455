import { z } from 'zod';
import { type Fault, faultsOfIssue, type ShapeFaultCode } from '../../../platform/files/shape-faults.rules.js';
import {
  LOWEST_THRESHOLD,
  MOST_GROUPS,
  MOST_RATERS,
  type RaterGroup,
  type RaterGroupKey,
  STANDARD_GROUPS,
} from '../rater-group.rules.js';
import { coherenceFaults } from './coherence.rules.js';
import { LANGUAGES } from './texts.rules.js';

export { LANGUAGES, type Language, languagesOf, missingTranslations } from './texts.rules.js';

/** Characters (code points) that a comment may have, after normalisation. */
export const LONGEST_COMMENT = 2000;

/** The most items that one questionnaire may ask: a rater has fifteen minutes, and often several colleagues. */
export const MOST_ITEMS = 150;

export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(64);

/** No control characters, no halves of a character, and nothing that turns the reading direction of what follows. */
const SAFE_LINE = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;

const line = (longest: number) => z.string().trim().normalize('NFC').min(1).max(longest).regex(SAFE_LINE);
const texts = (longest: number) => z.partialRecord(z.enum(LANGUAGES), line(longest));
const labels = z.partialRecord(z.enum(LANGUAGES), z.array(line(80)));

const groupKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/)
  .max(40);

/** The rater groups of a questionnaire, of a round or of a tenant, as far as each group can be judged by itself; see `raterGroupFaults`. */
export const raterGroupsSchema = z
  .array(
    z.strictObject({
      key: groupKey,
      name: texts(80),
      minimum: z.int().min(0).max(MOST_RATERS),
      maximum: z.int().min(1).max(MOST_RATERS),
      anonymous: z.boolean(),
    }),
  )
  .min(1)
  .max(MOST_GROUPS);

const perspectives = { self: texts(500), other: texts(500) };
/** Asked of these rater groups only; absent: of all. */
const groups = z.array(groupKey).min(1).max(MOST_GROUPS).optional();

export const itemSchema = z.strictObject({ key: keySchema, ...perspectives, anchor: z.boolean().optional(), groups });

/**
 * What is known from research about the score of a competency, the mean that all others give over all its items: how it spreads over people
 * (`sd`, in points of the scale), how reliable it is, and who found that.
 */
const normSchema = z.strictObject({
  sd: z.number().min(0.01),
  reliability: z.number().min(0).max(0.99),
  source: line(300),
});

const competencySchema = z.strictObject({
  key: keySchema,
  name: texts(200),
  section: keySchema.optional(),
  theme: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  from: z
    .string()
    .regex(/^[a-z0-9-]{1,64}@[1-9][0-9]{0,8}$/)
    .optional(),
  norm: normSchema.optional(),
  items: z.array(itemSchema).min(1).max(40),
});

export const questionnaireSchema = z.strictObject({
  key: keySchema,
  name: texts(200),
  scale: z.strictObject({
    min: z.int().min(1).max(10),
    max: z.int().min(1).max(10),
    cannotJudge: z.boolean(),
    labels,
  }),
  minimumRaters: z
    .strictObject(
      Object.fromEntries(STANDARD_GROUPS.map(({ key, maximum }) => [key, z.int().min(0).max(maximum)])) as Record<
        RaterGroupKey,
        z.ZodInt
      >,
    )
    .optional(),
  raterGroups: raterGroupsSchema.optional(),
  anonymityThreshold: z.int().min(LOWEST_THRESHOLD).max(50),
  secondRating: z
    .strictObject({
      kind: z.enum(['IMPORTANCE', 'DESIRED']),
      question: z.strictObject(perspectives),
      labels: labels.optional(),
    })
    .optional(),
  sections: z
    .array(z.strictObject({ key: keySchema, name: texts(200) }))
    .min(1)
    .max(20)
    .optional(),
  competencies: z.array(competencySchema).min(1).max(40),
  openQuestions: z.array(z.strictObject({ key: keySchema, ...perspectives, groups })).max(20),
});

/**
 * One version of a questionnaire, as imported from YAML, stored as JSON and pinned by a round. Scale points are whole numbers from
 * `scale.min` to `scale.max` (never 0: that is 'cannot judge'); texts are per language, and per perspective where somebody answers.
 * An `anchor` item returns every round, so that change is measured over it; a competency's `theme` is one of the compass, its `from`
 * the version of the bank that it comes from ('clear@2'), with items left out or added, its `norm` what a reliable change is measured by.
 * `raterGroups` go before `minimumRaters`.
 */
export type QuestionnaireDefinition = z.infer<typeof questionnaireSchema>;
export type Competency = QuestionnaireDefinition['competencies'][number];
export type Norm = z.infer<typeof normSchema>;
export type Item = Competency['items'][number];
export type OpenQuestion = QuestionnaireDefinition['openQuestions'][number];

/** What rater groups can say against each other. */
export type GroupFaultCode =
  | 'DUPLICATE_KEY'
  | 'NO_SELF_GROUP'
  | 'MUST_BE_NAMED'
  | 'MORE_THAN_ONE'
  | 'MINIMUM_ABOVE_MAXIMUM'
  | 'RESERVED_KEY';

export type QuestionnaireFaultCode =
  | ShapeFaultCode
  | GroupFaultCode
  | 'SCALE_TOO_SHORT'
  | 'WRONG_NUMBER_OF_LABELS'
  | 'NO_LANGUAGE'
  | 'TOO_MANY_ITEMS'
  | 'UNKNOWN_GROUP'
  | 'GROUP_ASKED_NOTHING'
  | 'UNKNOWN_SECTION'
  | 'SECTION_NOT_TOGETHER'
  | 'UNKNOWN_COMPETENCY'
  | 'UNKNOWN_ITEM';

export type QuestionnaireFault = Fault<QuestionnaireFaultCode>;

/**
 * Reads a definition from untrusted data (parsed YAML or JSON). Texts come back trimmed and in NFC.
 * Every fault of shape is reported at once; only a well-shaped definition is checked for what its parts say about each other.
 */
export function parseQuestionnaire(
  input: unknown,
): { valid: true; definition: QuestionnaireDefinition } | { valid: false; faults: QuestionnaireFault[] } {
  const parsed = questionnaireSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { valid: false, faults: parsed.error.issues.flatMap(faultsOfIssue) };
  const definition = parsed.data;
  const faults = coherenceFaults(definition, raterGroupsOf(definition), MOST_ITEMS);
  return faults.length === 0 ? { valid: true, definition } : { valid: false, faults };
}

/** The rater groups that a questionnaire names, or null where it leaves them to the round. */
export function raterGroupsOf({ raterGroups, minimumRaters }: QuestionnaireDefinition): RaterGroup[] | null {
  if (raterGroups) return raterGroups;
  return minimumRaters
    ? STANDARD_GROUPS.map((group) => ({ ...group, minimum: minimumRaters[group.key] ?? group.minimum }))
    : null;
}

/** All items in the order in which they are asked. */
export function itemsOf(definition: QuestionnaireDefinition): Item[] {
  return definition.competencies.flatMap((competency) => competency.items);
}

/** Something that is rated: an item as it is now, or how important it is, or how it should be. */
export interface Rating {
  item: string;
  kind: 'CURRENT' | 'IMPORTANCE' | 'DESIRED';
}

/**
 * Everything that is rated, which is the order of every `scores` array of this version: all items as they are now, in `itemsOf` order,
 * then (where a second rating is asked) all items' second rating in the same order.
 */
export function ratingsOf(definition: QuestionnaireDefinition): Rating[] {
  const items = itemsOf(definition);
  const rated = (kind: Rating['kind']): Rating[] => items.map(({ key }) => ({ item: key, kind }));
  return [...rated('CURRENT'), ...(definition.secondRating ? rated(definition.secondRating.kind) : [])];
}

/** Names a rating within a sheet: the item's key, for a second rating followed by ':importance' or ':desired'. */
export const ratingKey = ({ item, kind }: Rating): string =>
  kind === 'CURRENT' ? item : `${item}:${kind.toLowerCase()}`;

/** Whether each of `ratingsOf` is asked of a group. A merged group ('A+B') is asked what one of its parts is asked. */
export function askedRatings(definition: QuestionnaireDefinition, group: RaterGroupKey): boolean[] {
  const asked = itemsOf(definition).map((item) => isFor(item, group));
  return definition.secondRating ? [...asked, ...asked] : asked;
}

/** Whether an open question is asked of a group. */
export const asksQuestion = (question: OpenQuestion, group: RaterGroupKey): boolean => isFor(question, group);

/** Whether an item or open question is for a group, or for a part of it where it was merged. */
export function isFor({ groups }: Pick<Item, 'groups'>, group: RaterGroupKey): boolean {
  return groups === undefined || group.split('+').some((part) => groups.includes(part));
}
