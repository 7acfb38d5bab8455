import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { SubjectsFigure, UnitReport } from './released-report.js';

/** What of a figure is for readers who are behind it themselves; `competency` is its place in the questionnaire. */
export type FigureForContributors = (
  unitId: string,
  competency: number,
  source: 'self' | 'others',
) => SubjectsFigure | null;

/**
 * The part of a unit report for readers who are a subject of the round or were asked about one: a figure is as it is for all, perhaps less
 * its distribution, or silent. A theme is silent with any of the figures that it is the mean of: over the others it would be another
 * figure. Null when nothing is left.
 */
export function partForContributors(
  definition: Pick<QuestionnaireDefinition, 'competencies'>,
  report: UnitReport,
  figureFor: FigureForContributors,
): UnitReport | null {
  const competencies = report.competencies.map((competency, at) => {
    const self = figureFor(report.unitId, at, 'self');
    const others = figureFor(report.unitId, at, 'others');
    return { ...competency, self, others, gap: self && others && competency.gap, alpha: others && competency.alpha };
  });
  if (competencies.every(({ self, others }) => !self && !others)) return null;
  const losing = definition.competencies
    .filter((_, at) => report.competencies[at]?.others && !competencies[at]?.others)
    .map(({ theme }) => theme);
  const themes = report.themes.map(({ key, others }) => ({ key, others: losing.includes(key) ? null : others }));
  return { ...report, competencies, themes };
}
