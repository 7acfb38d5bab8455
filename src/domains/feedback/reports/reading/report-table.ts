import type { Locale } from '../../../../platform/auth/actor.js';
import type { FeedbackFigure } from './figure.model.js';
import type { FeedbackReport } from './report.model.js';
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
    comment: 'toelichting',
    COMPETENCY: 'competentie',
    ITEM: 'vraag',
    COMMENT: 'toelichting',
    CURRENT: 'nu',
    IMPORTANCE: 'belang',
    DESIRED: 'gewenst',
    LOW: 'laag',
    HIGH: 'hoog',
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
    comment: 'comment',
    COMPETENCY: 'competency',
    ITEM: 'item',
    COMMENT: 'comment',
    CURRENT: 'now',
    IMPORTANCE: 'importance',
    DESIRED: 'desired',
    LOW: 'low',
    HIGH: 'high',
  },
} as const;

/**
 * A report as the rows of a spreadsheet, headers first: one row per competency or item, rating and source, then one per comment. What is
 * silent has its row with empty cells, whatever the reason; so has a question without comments, and a comment that was redacted.
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
  ) =>
    shown.map(({ source, mean, band, spread, distribution }): Cell[] => [
      words[part],
      ...texts,
      nameOf.get(source) ?? source,
      rating,
      mean,
      band && words[band],
      spread,
      ...points.map((_, at) => distribution?.[at] ?? null),
      null,
    ]);
  const empty = points.map(() => null);
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
      words.comment,
    ],
    ...report.competencies.flatMap(({ name, figures: means, items }) => [
      ...figures('COMPETENCY', [name[locale], ''], words.CURRENT, means),
      ...items.flatMap(({ text, figures: now, second }) => [
        ...figures('ITEM', [name[locale], text[locale]], words.CURRENT, now),
        ...(second && report.secondRating
          ? figures('ITEM', [name[locale], text[locale]], words[report.secondRating], second)
          : []),
      ]),
    ]),
    ...report.questions.flatMap(({ text, comments }) =>
      comments.flatMap(({ source, texts }) =>
        (texts.length > 0 ? texts.map((comment) => comment.text) : ['']).map((comment): Cell[] => [
          words.COMMENT,
          '',
          text[locale],
          nameOf.get(source) ?? source,
          '',
          null,
          null,
          null,
          ...empty,
          comment,
        ]),
      ),
    ),
  ];
}
