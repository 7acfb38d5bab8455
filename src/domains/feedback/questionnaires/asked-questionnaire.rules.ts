import { type RaterGroupKey, SELF } from '../rater-group.rules.js';
import { isFor, type QuestionnaireDefinition } from './questionnaire.rules.js';
import { LANGUAGES, type Language, type Texts } from './texts.rules.js';

/** A text as a rater gets it. Where `language` is not the one asked for, the translation is missing: say so, and mark it up as what it is. */
export interface AskedText {
  text: string;
  language: Language;
}

/** An item or an open question. */
export interface AskedQuestion extends AskedText {
  key: string;
}

export interface AskedSection {
  key: string;
  name: AskedText;
}

export interface AskedCompetency {
  key: string;
  name: AskedText;
  /** What part of the questionnaire it belongs to; competencies of one section stand together. */
  section: AskedSection | null;
  items: AskedQuestion[];
}

/** A questionnaire as one rater reads it: in one language, from one perspective, and only what their group is asked. */
export interface AskedQuestionnaire {
  name: AskedText;
  /** Labels: one per point, from the lowest, all in one language. */
  scale: { min: number; max: number; cannotJudge: boolean; labels: AskedText[] };
  /** Asked beside every item, on the same points. */
  secondRating: { kind: 'IMPORTANCE' | 'DESIRED'; question: AskedText; labels: AskedText[] } | null;
  /** Those of which at least one item is asked. */
  competencies: AskedCompetency[];
  openQuestions: AskedQuestion[];
}

/** The questionnaire for a rater of a group ('A+B' where groups were merged). A text that the language lacks comes in another one. */
export function askedOf(
  definition: QuestionnaireDefinition,
  group: RaterGroupKey,
  language: Language,
): AskedQuestionnaire {
  const inWords = (texts: Texts): AskedText => {
    const written = languageOf(texts, language);
    return { text: texts[written] ?? '', language: written };
  };
  const labelled = (labels: Texts<string[]>): AskedText[] => {
    const written = languageOf(labels, language);
    return (labels[written] ?? []).map((text) => ({ text, language: written }));
  };
  const said = ({ self, other }: { self: Texts; other: Texts }) => inWords(group === SELF ? self : other);
  const asked = (question: { key: string; self: Texts; other: Texts }): AskedQuestion => ({
    key: question.key,
    ...said(question),
  });
  const { scale, secondRating, sections = [], competencies, openQuestions } = definition;
  const { min, max, cannotJudge, labels } = scale;
  const sectionOf = (key: string | undefined): AskedSection | null => {
    const section = sections.find((one) => one.key === key);
    return section ? { key: section.key, name: inWords(section.name) } : null;
  };
  return {
    name: inWords(definition.name),
    scale: { min, max, cannotJudge, labels: labelled(labels) },
    secondRating: secondRating
      ? {
          kind: secondRating.kind,
          question: said(secondRating.question),
          labels: labelled(secondRating.labels ?? labels),
        }
      : null,
    competencies: competencies
      .map(({ key, name, section, items }) => ({
        key,
        name: inWords(name),
        section: sectionOf(section),
        items: items.filter((item) => isFor(item, group)).map(asked),
      }))
      .filter(({ items }) => items.length > 0),
    openQuestions: openQuestions.filter((question) => isFor(question, group)).map(asked),
  };
}

/** The other language that a rater reads somewhere, who asked for this one; undefined where they read this one throughout. */
export function otherLanguageIn(asked: AskedQuestionnaire, language: Language): Language | undefined {
  const { name, scale, secondRating, competencies, openQuestions } = asked;
  const texts = [
    name,
    ...scale.labels,
    ...(secondRating ? [secondRating.question, ...secondRating.labels] : []),
    ...competencies.flatMap((competency) => [
      competency.name,
      ...(competency.section ? [competency.section.name] : []),
      ...competency.items,
    ]),
    ...openQuestions,
  ];
  return texts.find((text) => text.language !== language)?.language;
}

/** The language in which a text is given to who asked for `wanted`. */
const languageOf = (texts: Texts<unknown>, wanted: Language): Language =>
  [wanted, ...LANGUAGES].find((language) => texts[language] !== undefined) ?? wanted;
