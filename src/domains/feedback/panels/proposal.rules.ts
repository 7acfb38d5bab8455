import { MANAGER, type RaterGroup, type RaterGroupKey, SELF } from '../rater-group.rules.js';
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
  group: RaterGroupKey;
}

/** Numbers of raters. */
export interface ProposalLimits {
  /** 1, or 0 in a round that does not ask managers. */
  managers: number;
  peers: number;
  directReports: number;
  /** What one person is asked by others; beyond it only where a group would otherwise stay below `fewestPerGroup`. */
  maxPerRater: number;
  /** k + 1: with fewer invited, one who does not answer silences the group. */
  fewestPerGroup: number;
}

export const PROPOSAL_LIMITS: ProposalLimits = {
  managers: 1,
  peers: 6,
  directReports: 8,
  maxPerRater: 6,
  fewestPerGroup: 5,
};

/** How many a round may be proposed of each group: no more than its maximum, and nobody of a group that it does not have. */
export function limitsOf(groups: readonly RaterGroup[], threshold: number): ProposalLimits {
  const most = (key: RaterGroupKey) => groups.find((group) => group.key === key)?.maximum ?? 0;
  return {
    ...PROPOSAL_LIMITS,
    managers: most(MANAGER),
    peers: Math.min(Math.max(PROPOSAL_LIMITS.peers, threshold + 1), most(PEER)),
    directReports: Math.min(Math.max(PROPOSAL_LIMITS.directReports, threshold + 1), most(DIRECT_REPORT)),
    fewestPerGroup: threshold + 1,
  };
}

/**
 * Who might be asked about each subject, from the org chart: the subject, the manager, direct reports, and peers: those with the same
 * manager, then those of the same echelon in the same directorate. Nobody is proposed twice for one subject.
 *
 * Load is spread: groups grow by one rater at a time over all subjects, each time with the candidate who is asked least so far, so
 * that the first subjects do not use up the popular raters. Being the manager or the subject cannot be spread; the first counts as load.
 * The same people and the same `random` sequence give the same proposal. Throws RangeError for a subject who is not in the chart.
 *
 * `before` holds the colleagues on the panel of an earlier round of the same subject. Who of them is still in the chart, and as a direct
 * report still reports to the subject, is proposed again in the same group; such a group grows only up to `fewestPerGroup`, for a panel
 * that differs by fewer than k from the earlier one cannot be compared with it (anonymity, rule 3).
 */
export function proposeRaters(
  people: readonly PersonInChart[],
  subjectIds: readonly string[],
  random: Random,
  limits: ProposalLimits = PROPOSAL_LIMITS,
  before: readonly ProposedRater[] = [],
): ProposedRater[] {
  const chart = new Map(people.map((person) => [person.id, person]));
  const circles = circlesIn(shuffled(people, random));
  const earlier = Map.groupBy(before, ({ subjectId }) => subjectId);
  const load = new Map(people.map((person) => [person.id, 0]));
  const panels = subjectIds.map((id) => {
    const subject = chart.get(id);
    if (!subject) throw new RangeError(`Subject ${id} is not in the org chart`);
    return { subject, raters: new Map<string, RaterGroupKey>([[id, SELF]]), kept: new Set<RaterGroupKey>() };
  });
  const loadOf = (id: string) => load.get(id) as number;
  const ask = (panel: Panel, raterId: string, group: RaterGroupKey) => {
    panel.raters.set(raterId, group);
    load.set(raterId, loadOf(raterId) + 1);
  };
  const grow = (group: RaterGroupKey, most: number) => {
    for (let size = 1; size <= most; size += 1) {
      for (const panel of shuffled(panels, random)) {
        if (sizeOf(panel, group) >= (panel.kept.has(group) ? Math.min(size, limits.fewestPerGroup) : size)) continue;
        const free = circles(panel.subject, group).map((circle) => circle.filter(({ id }) => !panel.raters.has(id)));
        const spare = free.map((circle) => circle.filter(({ id }) => loadOf(id) < limits.maxPerRater));
        const candidates = size <= limits.fewestPerGroup ? [...spare, ...free] : spare;
        const circle = candidates.find((people) => people.length > 0);
        if (circle) ask(panel, leastAsked(circle, load), group);
      }
    }
  };

  for (const panel of panels) {
    const { managerId } = panel.subject;
    if (limits.managers > 0 && managerId !== null && chart.has(managerId) && !panel.raters.has(managerId))
      ask(panel, managerId, MANAGER);
    for (const { raterId, group } of earlier.get(panel.subject.id) ?? []) {
      const rater = chart.get(raterId);
      if (!rater || panel.raters.has(raterId) || group === SELF || group === MANAGER) continue;
      const reports = rater.managerId === panel.subject.id;
      if (group === (reports ? PEER : DIRECT_REPORT)) continue;
      ask(panel, raterId, group);
      panel.kept.add(group);
    }
  }
  grow(DIRECT_REPORT, limits.directReports);
  grow(PEER, limits.peers);
  return panels.flatMap(({ subject, raters }) =>
    [...raters].map(([raterId, group]) => ({ subjectId: subject.id, raterId, group })),
  );
}

/** Groups that can be drawn from the org chart, beside self and manager. */
const PEER = 'PEER';
const DIRECT_REPORT = 'DIRECT_REPORT';

/**
 * Who of these people stands where a rater of a group does towards a subject, nearest circle first; nobody for a group that the org chart
 * knows nothing of. The order of `people` is kept within a circle.
 */
export function circlesIn(
  people: readonly PersonInChart[],
): (subject: PersonInChart, group: RaterGroupKey) => Circle[] {
  const reportsOf = Map.groupBy(people, (person) => person.managerId);
  const alikeOf = Map.groupBy(people, likeness);
  return (subject, group) => {
    if (group === DIRECT_REPORT) return [reportsOf.get(subject.id) ?? []];
    if (group !== PEER) return [];
    const colleagues = subject.managerId === null ? [] : (reportsOf.get(subject.managerId) ?? []);
    const hasLikeness = subject.echelon !== null && subject.directorateId !== null;
    const alike = hasLikeness ? (alikeOf.get(likeness(subject)) ?? []) : [];
    return [colleagues, alike.filter(({ managerId }) => managerId !== subject.id)];
  };
}

interface Panel {
  subject: PersonInChart;
  raters: Map<string, RaterGroupKey>;
  /** Groups with somebody of an earlier panel. */
  kept: Set<RaterGroupKey>;
}

const sizeOf = ({ raters }: Panel, group: RaterGroupKey): number =>
  [...raters.values()].filter((one) => one === group).length;

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
