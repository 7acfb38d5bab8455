import { askedRatings, type QuestionnaireDefinition, ratingsOf } from '../../questionnaires/questionnaire.rules.js';
import { MANAGER, type RaterGroup, type RaterGroupKey, SELF } from '../../rater-group.rules.js';
import { ALL_OTHERS, type Figures, type Source } from './released-report.js';
import { bySource, sourcesOf } from './source.rules.js';

/** What the reports of all subjects with the same groups have in common. */
export interface Layout {
  /** In `ratingsOf` order: their number is that of the scores on a sheet. */
  ratings: number;
  /** The groups in their order, ALL_OTHERS last: the place of each is its place here. */
  sources: readonly Source[];
  /** How many sources there are. */
  width: number;
  placeOf: ReadonlyMap<RaterGroupKey, number>;
  /** The places of the named groups, and of the anonymous ones. */
  named: readonly number[];
  anonymous: readonly number[];
  /** The places of SELF and MANAGER, where the groups have them. */
  ofOnePerson: readonly number[];
  /** Null for every source. */
  silence: Readonly<Figures>;
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

/** The layout for a list of groups; worked out once, as long as it is the same list. Throws RangeError for groups that there cannot be. */
export function layoutsOf(definition: QuestionnaireDefinition): (groups: readonly RaterGroup[]) => Layout {
  const known = new Map<readonly RaterGroup[], Layout>();
  return (groups) => {
    const layout = known.get(groups) ?? layoutOf(definition, groups);
    known.set(groups, layout);
    return layout;
  };
}

function layoutOf(definition: QuestionnaireDefinition, groups: readonly RaterGroup[]): Layout {
  requireSound(groups);
  const sources = sourcesOf(groups);
  const placesOf = (is: (group: RaterGroup) => boolean) => groups.flatMap((group, place) => (is(group) ? place : []));
  const asked = askedBySource(definition, groups);
  const items = definition.competencies.reduce((sum, competency) => sum + competency.items.length, 0);
  let first = 0;
  return {
    ratings: ratingsOf(definition).length,
    sources,
    width: sources.length,
    placeOf: new Map(groups.map(({ key }, place) => [key, place])),
    named: placesOf(({ anonymous }) => !anonymous),
    anonymous: placesOf(({ anonymous }) => anonymous),
    ofOnePerson: placesOf(({ key }) => isOnePerson(key)),
    silence: bySource(sources, () => null),
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

const isOnePerson = (key: RaterGroupKey) => key === SELF || key === MANAGER;

function requireSound(groups: readonly RaterGroup[]): void {
  const keys = new Set(groups.map(({ key }) => key));
  if (keys.size !== groups.length || keys.has(ALL_OTHERS)) throw new RangeError('Groups have keys of their own');
  const [exposed] = groups.filter(({ key, anonymous }) => isOnePerson(key) && anonymous);
  if (exposed) throw new RangeError(`${exposed.key} is never anonymous`);
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
