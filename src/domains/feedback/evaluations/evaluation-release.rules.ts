import { itemsOf, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { releaseRound } from '../reports/gate/release-round.rules.js';
import type { Release } from '../reports/gate/released-report.js';
import { silentForContributors } from '../reports/gate/round-disclosure.rules.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import type { Random } from '../shuffle.rules.js';
import { isOwnQuestion, PARTICIPANTS } from './evaluation-questionnaire.rules.js';

/** Everything that was given of one evaluation, and the thresholds that were frozen when it opened. */
export interface ClosedEvaluation {
  readonly definition: QuestionnaireDefinition;
  readonly threshold: number;
  readonly commentThreshold: number;
  /** One per participant: scores in item order, comments in order of the open questions, empty where nothing was written. */
  readonly answers: readonly { readonly scores: readonly number[]; readonly comments: readonly string[] }[];
  /** Who was asked; who of them answered is not known. */
  readonly askedIds: readonly string[];
  /** The same of each earlier evaluation. */
  readonly askedEarlier: readonly (readonly string[])[];
}

/**
 * What of an evaluation may ever be shown: by the gate of the 360, of which nothing else decides. To the gate the evaluation is a closed round about one
 * subject, with one anonymous group.
 *
 * What follows from the impact map is about the module, so that no two evaluations ask the same. What coordinators ask besides may well be the same in every
 * module, of the same people but one or two: beside an earlier evaluation these questions are as silent as a group is between rounds (anonymity, rule 3).
 */
export function releaseEvaluation(evaluation: ClosedEvaluation, random: Random): Release {
  const { definition, threshold, commentThreshold, answers } = evaluation;
  const group = PARTICIPANTS.key;
  const isSilent = isNearlyAsBefore(evaluation) ? isOwnQuestion : () => false;
  const items = itemsOf(definition);
  const comments = answers.flatMap(({ comments: texts }) =>
    definition.openQuestions.flatMap(({ key: questionKey }, at) =>
      texts[at] && !isSilent(questionKey) ? [{ questionKey, group, text: texts[at] }] : [],
    ),
  );
  const sheets = answers.map(({ scores }) => ({
    group,
    scores: scores.map((score, at) => (isSilent(items[at]!.key) ? CANNOT_JUDGE : score)),
  }));
  const subject = {
    subjectId: definition.key,
    groups: [PARTICIPANTS],
    sheets,
    comments,
    panel: [],
    earlier: [],
    units: [],
  };
  const { reports } = releaseRound({ definition, threshold, commentThreshold, subjects: [subject] }, random);
  return reports[0]!.release;
}

/** Whether whom this one asked and whom earlier ones did differ by so few that a difference would tell of them; whoever reads it may have answered. */
function isNearlyAsBefore({ askedIds, askedEarlier, threshold }: ClosedEvaluation): boolean {
  const group = PARTICIPANTS.key;
  const earlier = askedEarlier.map((raters) => {
    const shown = [{ source: group, raters }];
    return { forSubject: shown, forContributors: shown };
  });
  const panel = askedIds.map((rater) => ({ group, rater }));
  return silentForContributors({ groups: [PARTICIPANTS], panel, earlier }, threshold).has(group);
}
