import type { RaterGroup } from '../rater-group.rules.js';
import type { Language, QuestionnaireDefinition } from './questionnaire.rules.js';

/** A questionnaire as one rater reads it: in one language, from one perspective. */
export interface AskedQuestionnaire {
  name: string;
  scale: { min: number; max: number; cannotJudge: boolean; labels: string[] };
  competencies: { key: string; name: string; items: { key: string; text: string }[] }[];
  openQuestions: { key: string; text: string }[];
}

/**
 * The questionnaire for a rater of a group. A text that the language lacks comes in the other one: a definition is complete in every
 * language that it speaks, so a rater reads one language throughout.
 */
export function askedOf(
  definition: QuestionnaireDefinition,
  group: RaterGroup,
  language: Language,
): AskedQuestionnaire {
  const inWords = <Text>(texts: Partial<Record<Language, Text>>): Text =>
    (texts[language] ?? texts.nl ?? texts.en) as Text;
  const asked = ({
    key,
    self,
    other,
  }: {
    key: string;
    self: Partial<Record<Language, string>>;
    other: Partial<Record<Language, string>>;
  }) => ({
    key,
    text: inWords(group === 'SELF' ? self : other),
  });
  const { min, max, cannotJudge, labels } = definition.scale;
  return {
    name: inWords(definition.name),
    scale: { min, max, cannotJudge, labels: inWords(labels) },
    competencies: definition.competencies.map(({ key, name, items }) => ({
      key,
      name: inWords(name),
      items: items.map(asked),
    })),
    openQuestions: definition.openQuestions.map(asked),
  };
}
