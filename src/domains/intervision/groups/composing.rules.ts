import type { PlacementProblem, PlacementRule } from '../../placement/placement.service.js';

/** How many people a group has. */
const FEWEST = 5;
export const MOST = 8;
/** What a group works best with. */
const WANTED = 7.5;

/** Somebody to be in a group. */
export interface Candidate {
  readonly personId: string;
  readonly managerId: string | null;
  /** Null for who counts to none. */
  readonly departmentId: string | null;
  readonly echelon: string | null;
}

/** A group that there is. */
export interface Group {
  readonly id: string;
  readonly number: number;
}

export interface Membership {
  readonly personId: string;
  readonly groupId: string;
}

/** What composing the groups of a module knows. */
export interface ComposingFacts {
  readonly candidates: readonly Candidate[];
  readonly groups: readonly Group[];
  /** Who stays where they are: set by hand, or in a group that has met. */
  readonly kept: readonly Membership[];
  /** Of each earlier module of the programme, the latest first: who was in one group. */
  readonly earlier: readonly (readonly (readonly string[])[])[];
}

/** What it weighs that two of a department, an echelon, or an earlier group are in one group; and that groups differ in size. */
const POINTS = { BEFORE: 5, DEPARTMENT: 2, ECHELON: 1, SIZE: 8 };

/** How many groups so many people make: of about seven, five at least and eight at most where that is possible. */
export function groupCount(people: number): number {
  const fewest = Math.ceil(people / MOST);
  return Math.max(1, fewest, Math.min(Math.round(people / WANTED), Math.floor(people / FEWEST)));
}

/** How many each of so many groups has at least: fewer than five only where five cannot be, such as with nine people. */
export const fewestOf = (people: number, groups: number): number => Math.min(FEWEST, Math.floor(people / groups));

/** Where people go that there is no group for yet: 'new 9' becomes group 9 when it is applied. */
export const newGroupId = (number: number): string => `new ${number}`;
export const numberOfNew = (id: string): number | undefined =>
  id.startsWith('new ') ? Number(id.slice('new '.length)) : undefined;

/** Pairs of a manager and a direct report, both among the people. */
export function linesAmong(candidates: readonly Candidate[]): { manager: string; reports: string[] }[] {
  const here = new Set(candidates.map(({ personId }) => personId));
  const byManager = Map.groupBy(
    candidates.filter(({ personId, managerId }) => managerId !== null && managerId !== personId && here.has(managerId)),
    ({ managerId }) => managerId!,
  );
  return [...byManager].map(([manager, reports]) => ({ manager, reports: reports.map(({ personId }) => personId) }));
}

/** The groups to be filled: those that there are as far as they are needed or somebody stays in them, and new ones. */
export function places({ candidates, groups, kept }: ComposingFacts): Group[] {
  const count = groupCount(candidates.length);
  const stays = new Set(kept.map(({ groupId }) => groupId));
  const standing = groups.filter(({ id, number }) => number <= count || stays.has(id));
  const taken = new Set(groups.map(({ number }) => number));
  const added: Group[] = [];
  for (let number = 1; standing.length + added.length < count; number += 1)
    if (!taken.has(number)) added.push({ id: newGroupId(number), number });
  return [...standing, ...added];
}

/** Everybody who takes part, over groups: never with the own manager or a direct report, mixed, and in new company. */
export function composingProblem(facts: ComposingFacts): PlacementProblem {
  const { candidates, kept, earlier } = facts;
  const filled = places(facts);
  const here = new Set(candidates.map(({ personId }) => personId));
  const setsOf = (attribute: 'departmentId' | 'echelon') =>
    [...Map.groupBy(candidates, (candidate) => candidate[attribute])].flatMap(([value, people]) =>
      value === null || people.length < 2 ? [] : [people.map(({ personId }) => personId)],
    );
  const mixed = (rule: Omit<Extract<PlacementRule, { kind: 'MIXED' }>, 'kind'>): PlacementRule[] =>
    rule.sets.length > 0 ? [{ kind: 'MIXED', ...rule }] : [];
  return {
    persons: [...here],
    places: filled.map(({ id }) => ({ id, minimum: fewestOf(candidates.length, filled.length), maximum: MOST })),
    rules: [
      ...kept.map(({ personId, groupId }): PlacementRule => ({ kind: 'LOCKED', person: personId, place: groupId })),
      ...linesAmong(candidates).map(
        ({ manager, reports }): PlacementRule => ({
          kind: 'APART',
          code: 'OWN_MANAGER',
          person: manager,
          from: reports,
        }),
      ),
      ...mixed({ code: 'DEPARTMENT', sets: setsOf('departmentId'), points: POINTS.DEPARTMENT }),
      ...mixed({ code: 'ECHELON', sets: setsOf('echelon'), points: POINTS.ECHELON }),
      ...earlier.flatMap((groups, age) =>
        mixed({
          code: 'TOGETHER_BEFORE',
          sets: groups.map((people) => people.filter((person) => here.has(person))).filter(({ length }) => length > 1),
          points: POINTS.BEFORE,
          // Of the latest module nobody meets again; of those before it that can be out of reach.
          tolerated: age === 0 ? 1 : 2,
        }),
      ),
      { kind: 'BALANCED', points: POINTS.SIZE },
    ],
  };
}
