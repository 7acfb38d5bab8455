import type { Locale } from '../../../../platform/auth/actor.js';
import { ALL_OTHERS } from '../gate/released-report.js';
import type { FeedbackFigure } from './figure.model.js';
import type { FeedbackReport, FeedbackReportItem } from './report.model.js';
import type { Cell } from './spreadsheet.js';

const WORDS = {
  nl: {
    part: 'onderdeel',
    competency: 'competentie',
    item: 'vraag',
    source: 'bron',
    rating: 'wat',
    mean: 'gemiddelde',
    band: 'in plaats daarvan',
    spread: 'standaardafwijking',
    within: 'rwg',
    deviation: 'gemiddelde afwijking',
    low: 'interval van',
    high: 'interval tot',
    gap: 'zelf min anderen',
    pane: 'venster',
    comment: 'toelichting',
    COMPETENCY: 'competentie',
    ITEM: 'vraag',
    COMMENT: 'toelichting',
    CURRENT: 'nu',
    IMPORTANCE: 'belang',
    DESIRED: 'gewenst',
    LOW: 'laag',
    HIGH: 'hoog',
    OPEN: 'open',
    HIDDEN_STRENGTH: 'verborgen kracht',
    BLIND_SPOT: 'blinde vlek',
    UNKNOWN: 'onbekend',
  },
  en: {
    part: 'part',
    competency: 'competency',
    item: 'item',
    source: 'source',
    rating: 'what',
    mean: 'mean',
    band: 'instead of it',
    spread: 'standard deviation',
    within: 'rwg',
    deviation: 'average deviation',
    low: 'interval from',
    high: 'interval to',
    gap: 'self minus others',
    pane: 'pane',
    comment: 'comment',
    COMPETENCY: 'competency',
    ITEM: 'item',
    COMMENT: 'comment',
    CURRENT: 'now',
    IMPORTANCE: 'importance',
    DESIRED: 'desired',
    LOW: 'low',
    HIGH: 'high',
    OPEN: 'open',
    HIDDEN_STRENGTH: 'hidden strength',
    BLIND_SPOT: 'blind spot',
    UNKNOWN: 'unknown',
  },
} as const;

/** Mean, band and spread; agreement, interval, gap and pane. */
const NO_FIGURES = [null, null, null];
const NO_MEASURES = [null, null, null, null, null, null];

/**
 * A report as the rows of a spreadsheet, headers first: one row per competency or item, rating and source, then one per comment. What is
 * silent has its row with empty cells, whatever the reason; so has a question without comments, and a comment that was redacted. How self
 * and others compare stands in the row of all others.
 */
export function reportTable(report: FeedbackReport, locale: Locale): Cell[][] {
  const words = WORDS[locale];
  const points = Array.from({ length: report.scaleMax - report.scaleMin + 1 }, (_, at) => report.scaleMin + at);
  const nameOf = new Map(report.sources.map(({ key, name }) => [key, name[locale]]));
  const figures = (
    part: 'COMPETENCY' | 'ITEM',
    texts: [string, string],
    rating: string,
    shown: readonly FeedbackFigure[],
    compared: Pick<FeedbackReportItem, 'gap' | 'johari'> | null,
  ) =>
    shown.map(({ source, mean, band, spread, distribution, agreement, interval }): Cell[] => [
      words[part],
      ...texts,
      nameOf.get(source) ?? source,
      rating,
      mean,
      band && words[band],
      spread,
      ...points.map((_, at) => distribution?.[at] ?? null),
      agreement?.within ?? null,
      agreement?.averageDeviation ?? null,
      interval?.low ?? null,
      interval?.high ?? null,
      ...(compared && source === ALL_OTHERS ? [compared.gap, compared.johari && words[compared.johari]] : [null, null]),
      null,
    ]);
  return [
    [
      words.part,
      words.competency,
      words.item,
      words.source,
      words.rating,
      words.mean,
      words.band,
      words.spread,
      ...points,
      words.within,
      words.deviation,
      words.low,
      words.high,
      words.gap,
      words.pane,
      words.comment,
    ],
    ...report.competencies.flatMap((competency) => [
      ...figures('COMPETENCY', [competency.name[locale], ''], words.CURRENT, competency.figures, competency),
      ...competency.items.flatMap((item) => {
        const texts: [string, string] = [competency.name[locale], item.text[locale]];
        return [
          ...figures('ITEM', texts, words.CURRENT, item.figures, item),
          ...(item.second && report.secondRating
            ? figures('ITEM', texts, words[report.secondRating], item.second, null)
            : []),
        ];
      }),
    ]),
    ...report.questions.flatMap(({ text, comments }) =>
      comments.flatMap(({ source, texts }) =>
        (texts.length > 0 ? texts.map((comment) => comment.text) : ['']).map((comment): Cell[] => [
          words.COMMENT,
          '',
          text[locale],
          nameOf.get(source) ?? source,
          '',
          ...NO_FIGURES,
          ...points.map(() => null),
          ...NO_MEASURES,
          comment,
        ]),
      ),
    ),
  ];
}
