import { bothLanguages } from '../../../../platform/graphql/localized-text.model.js';
import { adCutOff, adMean, adMeanJ, agreementLevel, rwg, rwgJ } from '../../measures/agreement.rules.js';
import { johariPane, selfOtherGap } from '../../measures/johari.rules.js';
import { topAndBottom } from '../../measures/ranking.rules.js';
import { uncertainMean } from '../../measures/uncertainty.rules.js';
import { isAnonymous, mergedGroups, SELF } from '../../rater-group.rules.js';
import type { Coding, Figure } from '../gate/figure.rules.js';
import { ALL_OTHERS, type Figures, type ReleasedReport } from '../gate/released-report.js';
import type { FeedbackAgreement, FeedbackFigure, FeedbackSourceLabel } from './figure.model.js';
import type {
  FeedbackReport,
  FeedbackReportCompetency,
  FeedbackReportItem,
  FeedbackReportQuestion,
  FeedbackReportRanked,
} from './report.model.js';
import type { ReportRow } from './report.read-model.js';

/** Items that are named as the highest, and as the lowest. */
const MOST_RANKED = 5;

type Definition = ReportRow['definition'];

/** Where a round's means become bands. */
export const codingOf = ({
  definition: { scale },
  threshold,
}: Pick<ReportRow, 'definition' | 'threshold'>): Coding => ({
  min: scale.min,
  max: scale.max,
  threshold,
});

/** The sources of a report in the order of its groups, all others together last. */
export function sourceLabels({
  raterGroups,
  mergedGroups: merges,
}: Pick<ReportRow, 'raterGroups' | 'mergedGroups'>): FeedbackSourceLabel[] {
  const groups = mergedGroups(raterGroups, merges);
  return [
    ...groups.map(({ key, name }) => ({ key, name: bothLanguages(name), anonymous: isAnonymous(groups, key) })),
    { key: ALL_OTHERS, name: { nl: 'Alle anderen samen', en: 'All others together' }, anonymous: true },
  ];
}

/** A report as its reader sees it. Every measure is computed from figures as released: nothing here knows more than they show. */
export function reportView(row: ReportRow): FeedbackReport {
  const { id, subjectId, personId, coachId, module, threshold, computedAt, releasedAt, definition, content, shares } =
    row;
  const sources = sourceLabels(row);
  const keys = sources.map(({ key }) => key);
  const coding = codingOf(row);
  return {
    id,
    subjectId,
    personId,
    coachId,
    module,
    threshold,
    computedAt,
    releasedAt,
    sources,
    scaleMin: coding.min,
    scaleMax: coding.max,
    secondRating: definition.secondRating?.kind ?? null,
    competencies: content.competencies.map((released, at) =>
      competencyView(row, definition.competencies[at]!, released, keys),
    ),
    ...rankedItems(definition, content, coding),
    questions: questionsView(row, keys),
    sharedWith: shares.map((share) => ({ personId: share.personId, sharedAt: new Date(share.sharedAt) })),
  };
}

function competencyView(
  row: ReportRow,
  asked: Definition['competencies'][number],
  released: ReleasedReport['competencies'][number],
  sources: readonly string[],
): FeedbackReportCompetency {
  const coding = codingOf(row);
  return {
    key: asked.key,
    name: bothLanguages(asked.name),
    theme: asked.theme ?? null,
    figures: sources.map((source) => {
      const distributions = released.items.map(({ figures }) => figures[source]?.distribution ?? null);
      const agreement = agreementOf(rwgJ(distributions), adMeanJ(distributions), coding);
      return figureView(source, released.figures[source] ?? null, agreement, coding);
    }),
    gap: released.gap,
    johari: johariPane(released.figures[SELF] ?? null, released.figures[ALL_OTHERS] ?? null, coding),
    items: released.items.map((item, at) => itemView(row, asked.items[at]!, item, sources)),
  };
}

function itemView(
  row: ReportRow,
  asked: Definition['competencies'][number]['items'][number],
  { figures, second }: ReleasedReport['competencies'][number]['items'][number],
  sources: readonly string[],
): FeedbackReportItem {
  const coding = codingOf(row);
  const view = (of: Figures) =>
    sources.map((source) => {
      const distribution = of[source]?.distribution ?? null;
      return figureView(
        source,
        of[source] ?? null,
        agreementOf(rwg(distribution), adMean(distribution), coding),
        coding,
      );
    });
  const [self, others] = [figures[SELF] ?? null, figures[ALL_OTHERS] ?? null];
  return {
    behaviourIds: row.tied.filter(({ key }) => key === asked.key).map(({ behaviourId }) => behaviourId),
    key: asked.key,
    text: bothLanguages(asked.other),
    anchor: asked.anchor ?? false,
    figures: view(figures),
    second: second && view(second),
    gap: selfOtherGap(self, others, coding),
    johari: johariPane(self, others, coding),
  };
}

/** One per source, whether it says anything or not. */
function figureView(
  source: string,
  figure: Figure | null,
  agreement: FeedbackAgreement | null,
  coding: Coding,
): FeedbackFigure {
  const sure = uncertainMean(figure?.distribution ?? null, coding);
  return {
    source,
    mean: figure?.mean ?? null,
    band: figure?.band ?? null,
    distribution: figure?.distribution ?? null,
    spread: figure?.spread ?? null,
    agreement,
    interval: sure && { low: hundredths(sure.low), high: hundredths(sure.high) },
  };
}

function agreementOf(
  within: number | null,
  averageDeviation: number | null,
  { min, max }: Coding,
): FeedbackAgreement | null {
  if (within === null || averageDeviation === null) return null;
  return {
    within: hundredths(within),
    averageDeviation: hundredths(averageDeviation),
    deviationCutOff: hundredths(adCutOff(max - min + 1)),
    level: agreementLevel(within),
  };
}

function rankedItems(
  definition: Definition,
  { competencies }: ReleasedReport,
  coding: Coding,
): Pick<FeedbackReport, 'highest' | 'lowest'> {
  const items = competencies.flatMap((competency, at) =>
    competency.items.map(({ key, figures }, index) => ({
      key,
      others: figures[ALL_OTHERS] ?? null,
      text: bothLanguages(definition.competencies[at]!.items[index]!.other),
    })),
  );
  const ranked = (keys: readonly string[]): FeedbackReportRanked[] =>
    keys.map((key) => {
      const { text, others } = items.find((item) => item.key === key)!;
      return { key, text, mean: others?.mean ?? null, band: others?.band ?? null };
    });
  const { top, bottom } = topAndBottom(items, coding, MOST_RANKED);
  return { highest: ranked(top), lowest: ranked(bottom) };
}

/** A comment that was redacted keeps its place: that there was one is no secret any more. */
function questionsView(
  { definition, content, redacted }: Pick<ReportRow, 'definition' | 'content' | 'redacted'>,
  sources: readonly string[],
): FeedbackReportQuestion[] {
  const hidden = new Set(redacted);
  return content.comments.map(({ questionKey, texts }) => ({
    key: questionKey,
    text: bothLanguages(definition.openQuestions.find(({ key }) => key === questionKey)!.other),
    comments: sources.map((source) => ({
      source,
      texts: (texts[source] ?? []).map(({ id, text }) =>
        hidden.has(id) ? { id, text: '', redacted: true } : { id, text, redacted: false },
      ),
    })),
  }));
}

const hundredths = (number: number) => Math.round(number * 100) / 100;
