import { parse, stringify } from 'yaml';
import type { Data } from './api.ts';
import type { Installation } from './installation.ts';
import { caseFile } from './organisation.ts';

/** The questionnaire of the programme, as raters are asked it. */
export interface Questionnaire {
  readonly id: string;
  /** The keys of its items, in their order. */
  readonly items: readonly string[];
}

/** The coordinator publishes what is on paper; of each competency the first item returns every round, to measure change by. */
export async function publishQuestionnaire({ api }: Installation, coordinator: string): Promise<Questionnaire> {
  const paper: Data = parse((await caseFile('vragenlijst-module-1.yaml')).toString());
  for (const { items } of paper.competencies) items[0].anchor = true;
  const { questionnairePublish } = await api.must(
    `mutation ($input: QuestionnairePublishInput!) {
      questionnairePublish(input: $input) { questionnaire { id } userErrors { code field message } }
    }`,
    { input: { yaml: stringify(paper) } },
    coordinator,
  );
  return {
    id: questionnairePublish.questionnaire.id,
    items: paper.competencies.flatMap(({ items }: Data) => items.map(({ key }: Data) => key)),
  };
}
