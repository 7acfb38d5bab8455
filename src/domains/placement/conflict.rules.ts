import type { MixedIntegerModel } from '../../platform/solver/mixed-integer-model.js';
import { ModelBuilder } from './model-builder.rules.js';
import type { ApartCode, ForbiddenCode, PlacementProblem } from './placement.rules.js';

/** A rule of a conflict, down to the person and place that it is about. */
export type ConflictingRule =
  | { kind: 'FORBIDDEN'; code: ForbiddenCode; person: string; places: string[] }
  | { kind: 'LOCKED'; person: string; place: string }
  | { kind: 'APART'; code: ApartCode; person: string; from: string }
  | { kind: 'MINIMUM'; place: string; minimum: number }
  | { kind: 'MAXIMUM'; place: string; maximum: number };

/**
 * Rules that cannot hold together while `persons` are placed. With `isSmallest`, without any one of the rules the others can; it is
 * false where time ran out before that was shown.
 */
export interface Conflict {
  persons: string[];
  rules: ConflictingRule[];
  isSmallest: boolean;
}

/** What must hold, in groups of rows of which some contradict each other. */
export interface ConflictModel {
  model: MixedIntegerModel;
  groupOfRow: Int32Array;
  /** The conflict that a set of groups is. */
  conflictOf(groups: readonly number[], isSmallest: boolean): Conflict;
}

/** Each hard rule, down to one person and place or two persons. */
export function hardRules({ places, rules }: PlacementProblem): ConflictingRule[] {
  return [
    ...places.flatMap(({ id, minimum, maximum }): ConflictingRule[] => [
      { kind: 'MAXIMUM', place: id, maximum },
      ...(minimum > 0 ? [{ kind: 'MINIMUM' as const, place: id, minimum }] : []),
    ]),
    ...rules.flatMap((rule): ConflictingRule[] => {
      if (rule.kind === 'LOCKED') return [rule];
      if (rule.kind === 'APART')
        return rule.from.map((from) => ({ kind: 'APART', code: rule.code, person: rule.person, from }));
      if (rule.kind !== 'FORBIDDEN') return [];
      return rule.persons.map((person) => ({
        kind: 'FORBIDDEN',
        code: rule.code,
        person,
        places: [...new Set(rule.places)],
      }));
    }),
  ];
}

/** More or fewer people than all places can hold: that alone is a conflict of everybody, and whom it leaves over is open. */
export function conflictOfNumbers(persons: readonly string[], rules: readonly ConflictingRule[]): Conflict | null {
  const maxima = rules.filter((rule) => rule.kind === 'MAXIMUM');
  const minima = rules.filter((rule) => rule.kind === 'MINIMUM');
  const most = maxima.reduce((sum, { maximum }) => sum + maximum, 0);
  const fewest = minima.reduce((sum, { minimum }) => sum + minimum, 0);
  if (most < persons.length) return { persons: [...persons], rules: maxima, isSmallest: true };
  if (fewest <= persons.length) return null;
  const isSmallest = minima.every(({ minimum }) => fewest - minimum <= persons.length);
  return { persons: [...persons], rules: minima, isSmallest };
}

/**
 * The model of `rules` for `persons`. That somebody is placed at all is a group of rows too, the first to be tried without, so that a
 * conflict is about few persons.
 */
export function conflictModel(
  { places }: PlacementProblem,
  persons: readonly string[],
  rules: readonly ConflictingRule[],
): ConflictModel {
  const builder = new ModelBuilder();
  // Without who is apart, whole people are no harder to place than parts of them, and contradictions are found far sooner.
  const isWhole = rules.some(({ kind }) => kind === 'APART');
  const groupOfRow: number[] = [];
  const columns = new Map(
    persons.map((person) => [person, new Map(places.map(({ id }) => [id, builder.column(0, 0, 1, isWhole)]))]),
  );
  const row = (group: number, lower: number, upper: number, members: readonly (number | undefined)[]) => {
    builder.row(
      lower,
      upper,
      members.filter((column) => column !== undefined),
    );
    groupOfRow.push(group);
  };
  for (const [at, person] of persons.entries()) row(at, 1, 1, [...columns.get(person)!.values()]);
  for (const [at, rule] of rules.entries()) {
    const group = persons.length + at;
    const everybodyIn = (place: string) => persons.map((person) => columns.get(person)!.get(place));
    if (rule.kind === 'MAXIMUM') row(group, Number.NEGATIVE_INFINITY, rule.maximum, everybodyIn(rule.place));
    else if (rule.kind === 'MINIMUM') row(group, rule.minimum, Number.POSITIVE_INFINITY, everybodyIn(rule.place));
    else {
      const own = columns.get(rule.person);
      if (!own) continue;
      if (rule.kind === 'LOCKED') row(group, 1, 1, [own.get(rule.place)]);
      else if (rule.kind === 'FORBIDDEN')
        row(
          group,
          0,
          0,
          rule.places.map((place) => own.get(place)),
        );
      else {
        const other = columns.get(rule.from);
        for (const [place, column] of own) if (other) row(group, 0, 1, [column, other.get(place)]);
      }
    }
  }
  return {
    model: builder.model(),
    groupOfRow: Int32Array.from(groupOfRow),
    conflictOf: (groups, isSmallest) => ({
      persons: groups.filter((group) => group < persons.length).map((group) => persons[group]!),
      rules: groups.filter((group) => group >= persons.length).map((group) => rules[group - persons.length]!),
      isSmallest,
    }),
  };
}

/**
 * The rules to look for a further conflict among. What a conflict says of persons is set aside, and the limits of its places only where
 * it says nothing else: so the next conflict is not hidden by a place without limits.
 */
export function rulesBeside(rules: readonly ConflictingRule[], conflict: Conflict): ConflictingRule[] {
  const isLimit = ({ kind }: ConflictingRule) => kind === 'MINIMUM' || kind === 'MAXIMUM';
  const ofPersons = conflict.rules.filter((rule) => !isLimit(rule));
  const aside = new Set(ofPersons.length > 0 ? ofPersons : conflict.rules);
  return rules.filter((rule) => !aside.has(rule));
}
