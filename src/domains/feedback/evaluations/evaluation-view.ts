import type { Locale } from '../../../platform/auth/actor.js';
import { bothLanguages } from '../../../platform/graphql/localized-text.model.js';
import { askedOf } from '../questionnaires/asked-questionnaire.rules.js';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { Figures, ReleasedReport } from '../reports/gate/released-report.js';
import type { EvaluationQuestionnaire } from './evaluation.model.js';
import { editionFor } from './evaluation.policy.js';
import type { ReleasedRow } from './evaluation.read-model.js';
import { type EvaluationTies, PARTICIPANTS } from './evaluation-questionnaire.rules.js';
import type {
  EvaluationFigure,
  EvaluationRelease,
  EvaluationReleasedPart,
  EvaluationReleasedQuestion,
  ImpactLineEvaluation,
} from './evaluation-release.model.js';

/** What an evaluation asks, in somebody's language. */
export function questionnaireView(
  { definition, ties }: { definition: QuestionnaireDefinition; ties: EvaluationTies },
  locale: Locale,
): EvaluationQuestionnaire {
  const { name, scale, competencies, openQuestions } = askedOf(definition, PARTICIPANTS.key, locale);
  const itemView = ({ key, text }: { key: string; text: string }) => {
    const tie = ties.items.find(({ item }) => item === key);
    return { key, text, about: tie?.about ?? null, aboutId: tie?.id ?? null };
  };
  return {
    name: name.text,
    scaleMin: scale.min,
    scaleMax: scale.max,
    labels: scale.labels.map(({ text }) => text),
    parts: competencies.map(({ key, name: partName, items }) => {
      const context = ties.context.find(({ part }) => part === key);
      return {
        key,
        name: partName.text,
        indicators: [...(context?.indicators ?? [])],
        goals: [...(context?.goals ?? [])],
        items: items.map(itemView),
      };
    }),
    openQuestions: openQuestions.map(itemView),
  };
}

const SILENCE: Record<Locale, (threshold: number) => string> = {
  nl: (threshold) =>
    `Waar niets staat, is er niets of te weinig om te laten zien zonder te verraden wie wat antwoordde. Een cijfer staat er pas vanaf ${threshold} mensen.`,
  en: (threshold) =>
    `Where nothing is shown, there is nothing, or too little to show without giving away who answered what. A figure takes ${threshold} people at least.`,
};

const PROMISE: Record<Locale, string> = {
  nl: 'Je antwoorden worden zonder naam en zonder tijd bewaard, en verwijderd zodra de evaluatie sluit. In reservekopieën staan ze tot die verlopen. Te zien is daarna alleen wat deelnemers samen antwoordden, als dat er genoeg zijn; ook wat je in eigen woorden schrijft blijft dan staan, en kan aan je stijl te herkennen zijn. Je geeft een evaluatie één keer: wat je hebt verstuurd kun je niet meer wijzigen, want niemand weet welke antwoorden van jou zijn.',
  en: 'Your answers are kept without a name and without a time, and deleted as soon as the evaluation closes. Backups have them until these expire. After that only what participants answered together can be seen, if they are enough; what you write in your own words stays there too then, and can be recognised by its style. You give an evaluation once: what you have sent can no longer be changed, since nobody knows which answers are yours.',
};

/** What becomes of an answer; read before anybody types. */
export const promiseIn = (locale: Locale): string => PROMISE[locale];

/** A release as its reader sees it: everything comes from the gate, nothing here knows more than it shows. */
export function releaseView(row: ReleasedRow, locale: Locale): EvaluationRelease {
  return {
    releasedAt: new Date(row.releasedAt),
    threshold: row.threshold,
    silence: SILENCE[locale](row.threshold),
    parts: releasedParts(row),
    questions: questionsOf(row),
  };
}

/** The figures of a release, in the order of its questionnaire. */
export function releasedParts(row: ReleasedRow): EvaluationReleasedPart[] {
  const { definition, ties } = row;
  return contentFor(row).competencies.map((released, at) => {
    const asked = definition.competencies[at]!;
    return {
      key: asked.key,
      name: bothLanguages(asked.name),
      figure: figureOf(released.figures),
      items: released.items.map(({ key, figures }, index) => ({
        key,
        text: bothLanguages(asked.items[index]!.other),
        aboutId: ties.items.find(({ item }) => item === key)?.id ?? null,
        figure: figureOf(figures),
      })),
    };
  });
}

/** What releases show of the behaviours that they asked about, by their ids. */
export function saidOfBehaviours(rows: readonly ReleasedRow[]): ReadonlyMap<string, ImpactLineEvaluation> {
  return new Map(
    rows.flatMap((row) => {
      const parts = releasedParts(row);
      return row.ties.context.map(({ part, behaviourId }) => {
        const items = parts.find(({ key }) => key === part)?.items ?? [];
        return [behaviourId, { releasedAt: new Date(row.releasedAt), items }] as const;
      });
    }),
  );
}

/** The part of a release that is for its reader. */
const contentFor = (row: ReleasedRow): ReleasedReport => row.content[editionFor(row)];

const NOTHING: EvaluationFigure = { mean: null, band: null, distribution: null, spread: null };
const figureOf = (figures: Figures): EvaluationFigure => figures[PARTICIPANTS.key] ?? NOTHING;

/** A comment that was taken out keeps its place: that there was one is no secret any more. */
export function questionsOf(row: ReleasedRow): EvaluationReleasedQuestion[] {
  const { definition, redacted } = row;
  const hidden = new Set(redacted);
  return contentFor(row).comments.map(({ questionKey, texts }) => ({
    key: questionKey,
    text: bothLanguages(definition.openQuestions.find(({ key }) => key === questionKey)!.other),
    comments: (texts[PARTICIPANTS.key] ?? []).map(({ id, text }) => ({
      id,
      text: hidden.has(id) ? '' : text,
      redacted: hidden.has(id),
    })),
  }));
}
