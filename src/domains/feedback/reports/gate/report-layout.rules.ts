import { askedRatings, type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { type RaterGroup, SELF } from '../../rater-group.rules.js';
import { ALL_OTHERS, type Figures, type Source } from './released-report.js';
import { bySource, sourcesOf } from './source.rules.js';

/** What the reports of all subjects with the same groups have in common. */
export interface Layout {
  /** In `ratingsOf` order: their number is that of the scores on a sheet. */
  ratings: number;
  sources: readonly Source[];
  /** Per source, whether it is a named one. */
  named: readonly boolean[];
  /** Null for every source. */
  silence: Readonly<Figures>;
  /** 0 for every source. */
  nobody: Readonly<Record<Source, number>>;
  competencies: readonly CompetencyLayout[];
}

export interface CompetencyLayout {
  key: string;
  /** Which ratings are of each item; the second one is null where the questionnaire asks for none. */
  items: readonly { key: string; rating: number; second: number | null }[];
  /** Per source, how many of the items are asked of it: of ALL_OTHERS, what is asked of some anonymous group. */
  asked: readonly number[];
  /** How many are asked of both SELF and ALL_OTHERS. */
  askedOfBoth: number;
}

/** The layout for a list of groups; worked out once, as long as it is the same list. */
export function layoutsOf(definition: QuestionnaireDefinition): (groups: readonly RaterGroup[]) => Layout {
  const known = new Map<readonly RaterGroup[], Layout>();
  return (groups) => {
    const layout = known.get(groups) ?? layoutOf(definition, groups);
    known.set(groups, layout);
    return layout;
  };
}

function layoutOf(definition: QuestionnaireDefinition, groups: readonly RaterGroup[]): Layout {
  const sources = sourcesOf(groups);
  const asked = askedBySource(definition, groups);
  const items = definition.competencies.reduce((sum, competency) => sum + competency.items.length, 0);
  let first = 0;
  return {
    ratings: ratingsOf(definition).length,
    sources,
    named: [...groups.map(({ anonymous }) => !anonymous), false],
    silence: bySource(sources, () => null),
    nobody: bySource(sources, () => 0),
    competencies: definition.competencies.map(({ key, items: own }) => {
      const ratings = own.map((item, at) => ({ key: item.key, rating: first + at }));
      first += own.length;
      const count = (...of: Source[]) =>
        ratings.filter(({ rating }) => of.every((source) => asked[source]?.[rating])).length;
      return {
        key,
        items: ratings.map((item) => ({ ...item, second: definition.secondRating ? items + item.rating : null })),
        asked: sources.map((source) => count(source)),
        askedOfBoth: count(SELF, ALL_OTHERS),
      };
    }),
  };
}

/** Which ratings are asked of whom. */
function askedBySource(
  definition: QuestionnaireDefinition,
  groups: readonly RaterGroup[],
): Record<Source, readonly boolean[]> {
  const anonymous = groups.filter((group) => group.anonymous).map(({ key }) => askedRatings(definition, key));
  return bySource(sourcesOf(groups), (source) =>
    source === ALL_OTHERS
      ? ratingsOf(definition).map((_, rating) => anonymous.some((asked) => asked[rating]))
      : askedRatings(definition, source),
  );
}
