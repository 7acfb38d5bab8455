import type { RaterGroup } from '../rater-group.rules.js';
import { type Random, shuffled } from '../shuffle.rules.js';

/** A person in the org chart as of the day of the proposal; leavers are left out by the caller. */
export interface PersonInChart {
  id: string;
  managerId: string | null;
  /** STRATEGIC, TACTICAL or OPERATIONAL; null for who leads nobody. */
  echelon: string | null;
  /** The directorate that the person's unit is part of; null when it is in none. */
  directorateId: string | null;
}

/** 'Ask this person about that one.' */
export interface ProposedRater {
  subjectId: string;
  raterId: string;
  group: RaterGroup;
}

/** Numbers of raters. */
export interface ProposalLimits {
  peers: number;
  directReports: number;
  /** What one person is asked by others; beyond it only where a group would otherwise stay below `fewestPerGroup`. */
  maxPerRater: number;
  /** k + 1: with fewer invited, one who does not answer silences the group. */
  fewestPerGroup: number;
}

export const PROPOSAL_LIMITS: ProposalLimits = { peers: 6, directReports: 8, maxPerRater: 6, fewestPerGroup: 5 };

/**
 * Who might be asked about each subject, from the org chart: the subject, the manager, direct reports, and peers: those with the same
 * manager, then those of the same echelon in the same directorate. Nobody is proposed twice for one subject.
 *
 * Load is spread: groups grow by one rater at a time over all subjects, each time with the candidate who is asked least so far, so
 * that the first subjects do not use up the popular raters. Being the manager or the subject cannot be spread; the first counts as load.
 * The same people and the same `random` sequence give the same proposal. Throws RangeError for a subject who is not in the chart.
 */
export function proposeRaters(
  people: readonly PersonInChart[],
  subjectIds: readonly string[],
  random: Random,
  limits: ProposalLimits = PROPOSAL_LIMITS,
): ProposedRater[] {
  const chart = new Map(people.map((person) => [person.id, person]));
  const drawn = shuffled(people, random);
  const reportsOf = Map.groupBy(drawn, (person) => person.managerId);
  const alikeOf = Map.groupBy(drawn, likeness);
  const load = new Map(people.map((person) => [person.id, 0]));
  const panels = subjectIds.map((id) => {
    const subject = chart.get(id);
    if (!subject) throw new RangeError(`Subject ${id} is not in the org chart`);
    return { subject, raters: new Map<string, RaterGroup>([[id, 'SELF']]) };
  });
  const loadOf = (id: string) => load.get(id) as number;
  const ask = (panel: Panel, raterId: string, group: RaterGroup) => {
    panel.raters.set(raterId, group);
    load.set(raterId, loadOf(raterId) + 1);
  };
  const grow = (group: RaterGroup, most: number, circlesOf: (subject: PersonInChart) => Circle[]) => {
    for (let size = 1; size <= most; size += 1) {
      for (const panel of shuffled(panels, random)) {
        const free = circlesOf(panel.subject).map((circle) => circle.filter(({ id }) => !panel.raters.has(id)));
        const spare = free.map((circle) => circle.filter(({ id }) => loadOf(id) < limits.maxPerRater));
        const circles = size <= limits.fewestPerGroup ? [...spare, ...free] : spare;
        const circle = circles.find((candidates) => candidates.length > 0);
        if (circle) ask(panel, leastAsked(circle, load), group);
      }
    }
  };

  for (const panel of panels) {
    const { managerId } = panel.subject;
    if (managerId !== null && chart.has(managerId) && !panel.raters.has(managerId)) ask(panel, managerId, 'MANAGER');
  }
  grow('DIRECT_REPORT', limits.directReports, ({ id }) => [reportsOf.get(id) ?? []]);
  grow('PEER', limits.peers, (subject) => [
    subject.managerId === null ? [] : (reportsOf.get(subject.managerId) ?? []),
    subject.echelon === null || subject.directorateId === null
      ? []
      : (alikeOf.get(likeness(subject)) ?? []).filter(({ managerId }) => managerId !== subject.id),
  ]);
  return panels.flatMap(({ subject, raters }) =>
    [...raters].map(([raterId, group]) => ({ subjectId: subject.id, raterId, group })),
  );
}

interface Panel {
  subject: PersonInChart;
  raters: Map<string, RaterGroup>;
}

/** People one may choose from; of several circles the nearest comes first. */
type Circle = readonly PersonInChart[];

/** Of those asked least, the one drawn first. */
function leastAsked(candidates: Circle, load: ReadonlyMap<string, number>): string {
  const loadOf = ({ id }: PersonInChart) => load.get(id) as number;
  const [first, ...others] = candidates as [PersonInChart, ...PersonInChart[]];
  return others.reduce((best, candidate) => (loadOf(candidate) < loadOf(best) ? candidate : best), first).id;
}

function likeness(person: PersonInChart): string {
  return JSON.stringify([person.directorateId, person.echelon]);
}
