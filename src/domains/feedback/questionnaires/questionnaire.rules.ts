import { z } from 'zod';
import { LOWEST_THRESHOLD, RATER_GROUPS } from '../rater-group.rules.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Characters (code points) that a comment may have, after normalisation. */
export const LONGEST_COMMENT = 2000;

/** The most items that one questionnaire may ask: a rater has fifteen minutes, and often several colleagues. */
export const MOST_ITEMS = 150;

const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(64);

function texts(longest: number) {
  const text = z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);
  return z.partialRecord(z.enum(LANGUAGES), text);
}

const question = z.strictObject({ key, self: texts(500), other: texts(500) });

const questionnaireSchema = z.strictObject({
  key,
  name: texts(200),
  scale: z.strictObject({
    min: z.int().min(1).max(10),
    max: z.int().min(1).max(10),
    cannotJudge: z.boolean(),
    labels: z.partialRecord(
      z.enum(LANGUAGES),
      z.array(
        z
          .string()
          .trim()
          .normalize('NFC')
          .min(1)
          .max(80)
          .regex(/^\P{Cc}*$/u),
      ),
    ),
  }),
  minimumRaters: z.strictObject(
    Object.fromEntries(
      RATER_GROUPS.map((group) => [
        group,
        z
          .int()
          .min(0)
          .max(group === 'SELF' || group === 'MANAGER' ? 1 : 50),
      ]),
    ) as Record<(typeof RATER_GROUPS)[number], z.ZodInt>,
  ),
  anonymityThreshold: z.int().min(LOWEST_THRESHOLD).max(50),
  competencies: z
    .array(z.strictObject({ key, name: texts(200), items: z.array(question).min(1).max(40) }))
    .min(1)
    .max(40),
  openQuestions: z.array(question).max(20),
});

/**
 * One version of a questionnaire, as imported from YAML, stored as JSON and pinned by a round. Scale points are whole numbers from
 * `scale.min` to `scale.max` (never 0: that is 'cannot judge'); texts are per language, and per perspective where somebody answers.
 */
export type QuestionnaireDefinition = z.infer<typeof questionnaireSchema>;
export type Competency = QuestionnaireDefinition['competencies'][number];
export type Item = Competency['items'][number];

export type QuestionnaireFaultCode =
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'WRONG_FORMAT'
  | 'UNKNOWN_FIELD'
  | 'TOO_SMALL'
  | 'TOO_LARGE'
  | 'DUPLICATE_KEY'
  | 'SCALE_TOO_SHORT'
  | 'WRONG_NUMBER_OF_LABELS'
  | 'NO_LANGUAGE'
  | 'MISSING_TRANSLATION'
  | 'TOO_MANY_ITEMS';

/** What is wrong, and where: object keys and array positions (from 0) from the root down, as in `['competencies', '0', 'key']`. */
export interface Fault<Code extends string> {
  path: string[];
  code: Code;
}
export type QuestionnaireFault = Fault<QuestionnaireFaultCode>;

/**
 * Reads a definition from untrusted data (parsed YAML or JSON). Texts come back trimmed and in NFC.
 * Every fault of shape is reported at once; only a well-shaped definition is checked for what its parts say about each other.
 */
export function parseQuestionnaire(
  input: unknown,
): { valid: true; definition: QuestionnaireDefinition } | { valid: false; faults: QuestionnaireFault[] } {
  const parsed = questionnaireSchema.safeParse(input, { reportInput: true });
  const faults = parsed.success ? coherenceFaults(parsed.data) : parsed.error.issues.flatMap(faultsOfIssue);
  return parsed.success && faults.length === 0 ? { valid: true, definition: parsed.data } : { valid: false, faults };
}

function faultsOfIssue(issue: z.core.$ZodIssue): QuestionnaireFault[] {
  const path = issue.path.map(String);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => ({ path: [...path, unknown], code: 'UNKNOWN_FIELD' }));
    case 'invalid_type':
      return [{ path, code: issue.input === undefined ? 'MISSING' : 'WRONG_TYPE' }];
    case 'too_small':
      return [{ path, code: 'TOO_SMALL' }];
    case 'too_big':
      return [{ path, code: 'TOO_LARGE' }];
    case 'invalid_format':
      return [{ path, code: 'WRONG_FORMAT' }];
    default:
      return [{ path, code: 'WRONG_TYPE' }];
  }
}

function coherenceFaults(definition: QuestionnaireDefinition): QuestionnaireFault[] {
  const { scale, competencies, openQuestions } = definition;
  const points = scale.max - scale.min + 1;
  const faults: QuestionnaireFault[] = [
    ...duplicates(competencies.map((competency, at) => ({ key: competency.key, path: ['competencies', String(at)] }))),
    ...duplicates(
      competencies.flatMap((competency, at) =>
        competency.items.map((item, index) => ({
          key: item.key,
          path: ['competencies', String(at), 'items', String(index)],
        })),
      ),
    ),
    ...duplicates(openQuestions.map((open, at) => ({ key: open.key, path: ['openQuestions', String(at)] }))),
    ...translationFaults(definition),
  ];
  if (points < 3) faults.push({ path: ['scale', 'max'], code: 'SCALE_TOO_SHORT' });
  for (const [language, labels] of Object.entries(scale.labels)) {
    if (labels.length !== points) faults.push({ path: ['scale', 'labels', language], code: 'WRONG_NUMBER_OF_LABELS' });
  }
  if (itemsOf(definition).length > MOST_ITEMS) faults.push({ path: ['competencies'], code: 'TOO_MANY_ITEMS' });
  return faults;
}

function duplicates(entries: { key: string; path: string[] }[]): QuestionnaireFault[] {
  return entries
    .filter((entry, at) => entries.findIndex((other) => other.key === entry.key) < at)
    .map((entry) => ({ path: [...entry.path, 'key'], code: 'DUPLICATE_KEY' }));
}

function translationFaults(definition: QuestionnaireDefinition): QuestionnaireFault[] {
  const translated = [
    { path: ['name'], texts: definition.name },
    { path: ['scale', 'labels'], texts: definition.scale.labels },
    ...definition.competencies.flatMap((competency, at) => [
      { path: ['competencies', String(at), 'name'], texts: competency.name },
      ...competency.items.flatMap((item, index) =>
        perspectives(item, ['competencies', String(at), 'items', String(index)]),
      ),
    ]),
    ...definition.openQuestions.flatMap((open, at) => perspectives(open, ['openQuestions', String(at)])),
  ];
  const spoken = languagesOf(definition);
  if (spoken.length === 0) return [{ path: ['name'], code: 'NO_LANGUAGE' }];
  return translated.flatMap(({ path, texts }) =>
    spoken
      .filter((language) => texts[language] === undefined)
      .map((language) => ({ path: [...path, language], code: 'MISSING_TRANSLATION' as const })),
  );
}

function perspectives(asked: Item, path: string[]) {
  return [
    { path: [...path, 'self'], texts: asked.self },
    { path: [...path, 'other'], texts: asked.other },
  ];
}

/** The languages that a questionnaire speaks: those in which at least one of its texts is written. */
export function languagesOf(definition: QuestionnaireDefinition): Language[] {
  const all: Partial<Record<Language, unknown>>[] = [
    definition.name,
    definition.scale.labels,
    ...definition.competencies.flatMap(({ name, items }) => [
      name,
      ...items.flatMap(({ self, other }) => [self, other]),
    ]),
    ...definition.openQuestions.flatMap(({ self, other }) => [self, other]),
  ];
  return LANGUAGES.filter((language) => all.some((texts) => texts[language] !== undefined));
}

/** All items in the order in which they are asked, which is the order of every `scores` array of this version. */
export function itemsOf(definition: QuestionnaireDefinition): Item[] {
  return definition.competencies.flatMap((competency) => competency.items);
}
