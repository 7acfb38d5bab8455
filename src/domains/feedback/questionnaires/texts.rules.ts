import type { QuestionnaireDefinition } from './questionnaire.rules.js';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What there is of a text: each language that it is written in. */
export type Texts<Text = string> = Partial<Record<Language, Text>>;

interface LocatedTexts {
  /** Object keys and array positions (from 0) from the root down. */
  path: string[];
  texts: Texts<unknown>;
}

/** Every text of a definition with its place, in the order of the file. The labels of a scale are one text: a scale speaks one language. */
export function textsIn(definition: QuestionnaireDefinition): LocatedTexts[] {
  const { name, scale, raterGroups, secondRating, sections, competencies, openQuestions } = definition;
  return [
    { path: ['name'], texts: name },
    { path: ['scale', 'labels'], texts: scale.labels },
    ...named(raterGroups, 'raterGroups'),
    ...(secondRating ? perspectives(secondRating.question, ['secondRating', 'question']) : []),
    ...(secondRating?.labels ? [{ path: ['secondRating', 'labels'], texts: secondRating.labels }] : []),
    ...named(sections, 'sections'),
    ...competencies.flatMap((competency, at) => [
      { path: ['competencies', String(at), 'name'], texts: competency.name },
      ...competency.items.flatMap((item, index) =>
        perspectives(item, ['competencies', String(at), 'items', String(index)]),
      ),
    ]),
    ...openQuestions.flatMap((question, at) => perspectives(question, ['openQuestions', String(at)])),
  ];
}

const named = (parts: readonly { name: Texts }[] | undefined, under: string): LocatedTexts[] =>
  (parts ?? []).map(({ name }, at) => ({ path: [under, String(at), 'name'], texts: name }));

const perspectives = ({ self, other }: { self: Texts; other: Texts }, path: string[]): LocatedTexts[] => [
  { path: [...path, 'self'], texts: self },
  { path: [...path, 'other'], texts: other },
];

/** The languages that a questionnaire speaks: those in which at least one of its texts is written. */
export function languagesOf(definition: QuestionnaireDefinition): Language[] {
  const all = textsIn(definition);
  return LANGUAGES.filter((language) => all.some(({ texts }) => texts[language] !== undefined));
}

/** A text that a language of the questionnaire lacks: its readers get it in the other one, and are told. */
export interface MissingTranslation {
  /** Where it would stand, the language last. */
  path: string[];
  language: Language;
}

/** What is still to be translated before everybody reads the questionnaire in one language throughout. No fault: it can be published. */
export function missingTranslations(definition: QuestionnaireDefinition): MissingTranslation[] {
  const spoken = languagesOf(definition);
  return textsIn(definition).flatMap(({ path, texts }) =>
    spoken
      .filter((language) => texts[language] === undefined)
      .map((language) => ({ path: [...path, language], language })),
  );
}
