import { yamlFileOf } from '../../../platform/files/yaml-file.rules.js';
import { parseQuestionnaire, type QuestionnaireDefinition } from './questionnaire.rules.js';

/** A definition as a file in the format of examples/dienstverlening/vragenlijst-module-1.yaml; reading it gives the same definition. */
export function questionnaireFile(definition: QuestionnaireDefinition): string {
  // A stored definition has its keys in the order of the database; parsing puts them in that of the format.
  const parsed = parseQuestionnaire(definition);
  return yamlFileOf(parsed.valid ? parsed.definition : definition);
}
