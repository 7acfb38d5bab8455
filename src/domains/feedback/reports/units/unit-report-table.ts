import type { Locale } from '../../../../platform/auth/actor.js';
import type { Cell } from '../reading/spreadsheet.js';
import type { FeedbackSubjectsFigure, FeedbackUnitReport } from './unit-report.model.js';

const WORDS = {
  nl: {
    headers: ['eenheid', 'onderdeel', 'naam', 'bron', 'gemiddelde', 'in plaats daarvan'],
    gap: 'verschil',
    alpha: 'alfa',
    competency: 'competentie',
    theme: 'thema',
    self: 'Deelnemers zelf',
    others: 'Alle anderen samen',
    LOW: 'laag',
    HIGH: 'hoog',
  },
  en: {
    headers: ['unit', 'part', 'name', 'source', 'mean', 'instead of it'],
    gap: 'gap',
    alpha: 'alpha',
    competency: 'competency',
    theme: 'theme',
    self: 'Participants themselves',
    others: 'All others together',
    LOW: 'low',
    HIGH: 'high',
  },
} as const;

/** A unit report as the rows of a spreadsheet, headers first: one row per competency and source, then one per theme. Silence is an empty cell. */
export function unitReportTable(report: FeedbackUnitReport, locale: Locale): Cell[][] {
  const words = WORDS[locale];
  const points = Array.from({ length: report.scaleMax - report.scaleMin + 1 }, (_, at) => report.scaleMin + at);
  const row = (texts: string[], { mean, band, distribution }: FeedbackSubjectsFigure, ...more: Cell[]): Cell[] => [
    report.unit.name,
    ...texts,
    mean,
    band && words[band],
    ...points.map((_, at) => distribution?.[at] ?? null),
    ...more,
  ];
  return [
    [...words.headers, ...points, words.gap, words.alpha],
    ...report.competencies.flatMap(({ name, self, others, gap, alpha }) => [
      row([words.competency, name[locale], words.self], self, null, null),
      row([words.competency, name[locale], words.others], others, gap, alpha),
    ]),
    ...report.themes.map(({ name, others }) => row([words.theme, name[locale], words.others], others, null, null)),
  ];
}
