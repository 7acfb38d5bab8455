import { firstWorkingMoment, localDay, type WorkingTime } from '../../../platform/clock/working-time.rules.js';
import { circlesIn, type PersonInChart } from '../panels/proposal.rules.js';
import type { RaterGroupKey } from '../rater-group.rules.js';

/** Everybody who is, or is to be, asked about one subject. */
export interface PlannedPanel {
  /** The person whom it is about. */
  subjectId: string;
  /** The Monday of the week in which its raters are mailed: '2027-01-11'. */
  week: string;
  /** Its raters were given their links: nobody leaves it. */
  isSettled: boolean;
  /** Which org chart it is nominated from. */
  chart: string;
  raters: readonly PlannedRater[];
}

export interface PlannedRater {
  nominationId: string;
  /** The same for the same colleague or address. */
  identity: string;
  /** Null for somebody from outside. */
  personId: string | null;
  /** By which people are sorted. */
  name: string;
  group: RaterGroupKey;
}

/** How a substitute stands towards the subject. */
export type Relation = 'SAME_MANAGER' | 'SAME_ECHELON' | 'DIRECT_REPORT';

export interface Substitute {
  personId: string;
  relation: Relation;
  /** What they get that week already, earlier proposals of the same forecast included, this questionnaire not. */
  questionnaires: number;
}

/** One questionnaire above the limit, and who could fill it in instead; the first of them counts as asked in what follows. */
export interface Substitution<Panel extends PlannedPanel = PlannedPanel> {
  panel: Panel;
  rater: Panel['raters'][number];
  substitutes: [Substitute, ...Substitute[]];
}

/** What one rater gets in one week. */
export interface RaterLoad<Panel extends PlannedPanel = PlannedPanel> {
  week: string;
  rater: Panel['raters'][number];
  questionnaires: number;
  substitutions: Substitution<Panel>[];
}

const MOST_SUBSTITUTES = 3;

/**
 * The Monday of the ISO week, in a tenant's time zone, in which raters are mailed whose links are given out at an instant: then, or when
 * people at `place` are next at work. That is the week of their questionnaire, however long they may take over it.
 */
export function weekOfMail(linksGivenOutAt: Date, place: WorkingTime, timeZone: string): string {
  const day = localDay(firstWorkingMoment(linksGivenOutAt, place), { timeZone });
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/**
 * What every rater gets in every week: the earliest week first, then the most loaded, then by name. Above the limit (questionnaires a
 * week), as many of their questionnaires are given substitutes as it takes to get back to it, among those on panels that can still
 * change, and of groups that the org chart knows; fewer where nobody could stand in.
 *
 * A substitute stands where the rater's group does towards the subject (a peer for a peer, a report for a report), is neither the subject
 * nor their manager nor on that panel, and is under the limit in that week after what was proposed before. The least loaded come first,
 * then the nearer circle. The same panels in any order give the same forecast. `charts` holds the people of every chart that an
 * unsettled panel of somebody above the limit names.
 */
export function loadForecast<Panel extends PlannedPanel>(
  panels: readonly Panel[],
  charts: ReadonlyMap<string, readonly PersonInChart[]>,
  limit: number,
): RaterLoad<Panel>[] {
  const standing = new Map([...charts].map(([key, people]) => [key, standingIn(people)]));
  const byWeek = Map.groupBy(panels, ({ week }) => week);
  return [...byWeek]
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([, ofWeek]) => forecastOfWeek(ofWeek, standing, limit));
}

/** The order of a forecast. */
export function compareLoads(one: PlaceInForecast, other: PlaceInForecast): number {
  return (
    compare(one.week, other.week) ||
    other.questionnaires - one.questionnaires ||
    compare(one.rater.name, other.rater.name) ||
    compare(one.rater.identity, other.rater.identity)
  );
}

export type PlaceInForecast = Pick<RaterLoad, 'week' | 'questionnaires'> & {
  rater: Pick<PlannedRater, 'name' | 'identity'>;
};

function forecastOfWeek<Panel extends PlannedPanel>(
  panels: readonly Panel[],
  standing: ReadonlyMap<string, Standing>,
  limit: number,
): RaterLoad<Panel>[] {
  const asked = panels
    .flatMap((panel) => panel.raters.map((rater) => ({ panel, rater })))
    .sort((one, other) => compare(one.rater.nominationId, other.rater.nominationId));
  const ofRater = Map.groupBy(asked, ({ rater }) => rater.identity);
  const loads = [...ofRater.values()].map((all) => {
    const [{ panel, rater }] = all as [(typeof all)[0]];
    return { week: panel.week, rater, questionnaires: all.length };
  });
  const counts = new Map(loads.map(({ rater, questionnaires }) => [rater.personId, questionnaires]));
  const countOf = (personId: string) => counts.get(personId) ?? 0;
  const onPanel = new Map(panels.map((panel) => [panel, new Set(panel.raters.map(({ personId }) => personId))]));

  return loads.sort(compareLoads).map((load) => {
    const substitutions: Substitution<Panel>[] = [];
    for (const { panel, rater } of ofRater.get(load.rater.identity)!) {
      if (load.questionnaires - substitutions.length <= limit) break;
      if (panel.isSettled) continue;
      const present = onPanel.get(panel)!;
      const [best, ...others] = bestOf(
        standing.get(panel.chart)?.(panel.subjectId, rater.group) ?? [],
        countOf,
        (personId) => countOf(personId) < limit && !present.has(personId),
      );
      if (!best) continue;
      counts.set(best.personId, best.questionnaires + 1);
      present.add(best.personId);
      substitutions.push({ panel, rater, substitutes: [best, ...others] });
    }
    return { ...load, substitutions };
  });
}

/** Who could be asked about somebody as one of a group, the nearest circle first. */
type Standing = (subjectId: string, group: RaterGroupKey) => { relation: Relation; personIds: string[] }[];

function standingIn(people: readonly PersonInChart[]): Standing {
  const chart = new Map(people.map((person) => [person.id, person]));
  const circles = circlesIn(people);
  return (subjectId, group) => {
    const subject = chart.get(subjectId);
    if (!subject) return [];
    const [nearest, further]: Relation[] =
      group === 'DIRECT_REPORT' ? ['DIRECT_REPORT'] : ['SAME_MANAGER', 'SAME_ECHELON'];
    return circles(subject, group).map((circle, at) => ({
      relation: (at === 0 ? nearest : further)!,
      personIds: circle.map(({ id }) => id).filter((id) => id !== subject.id && id !== subject.managerId),
    }));
  };
}

/** The least loaded of those who may be asked, then the nearest. There can be a thousand: only the few that are kept are put in order. */
function bestOf(
  circles: ReturnType<Standing>,
  loadOf: (personId: string) => number,
  mayBeAsked: (personId: string) => boolean,
): Substitute[] {
  const best: Substitute[] = [];
  for (const { relation, personIds } of circles) {
    // Whoever stands in two circles is seen in the nearest first.
    const known = new Set(best.map(({ personId }) => personId));
    const circle: Substitute[] = [];
    for (const personId of personIds) {
      if (!mayBeAsked(personId) || known.has(personId)) continue;
      const one = { personId, relation, questionnaires: loadOf(personId) };
      const at = circle.findIndex((other) => compareWithinCircle(one, other) < 0);
      circle.splice(at < 0 ? circle.length : at, 0, one);
      circle.splice(MOST_SUBSTITUTES);
    }
    best.push(...circle);
  }
  return best.sort((one, other) => one.questionnaires - other.questionnaires).slice(0, MOST_SUBSTITUTES);
}

/** The order within a circle. */
const compareWithinCircle = (one: Substitute, other: Substitute): number =>
  one.questionnaires - other.questionnaires || compare(one.personId, other.personId);

/** Plain order of text, the same on every machine. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const RELATIONS: Readonly<Record<Relation, { nl: string; en: string }>> = {
  SAME_MANAGER: { nl: 'Heeft dezelfde leidinggevende als de deelnemer', en: 'Has the same manager as the participant' },
  SAME_ECHELON: {
    nl: 'Geeft op hetzelfde niveau leiding in dezelfde directie als de deelnemer',
    en: 'Leads at the same level in the same directorate as the participant',
  },
  DIRECT_REPORT: { nl: 'Heeft de deelnemer als leidinggevende', en: 'Has the participant as manager' },
};

/** Why this one, in a sentence. */
export function explanationOf({ relation, questionnaires }: Substitute): { nl: string; en: string } {
  const { nl, en } = RELATIONS[relation];
  const many =
    questionnaires === 1 ? { nl: 'vragenlijst', en: 'questionnaire' } : { nl: 'vragenlijsten', en: 'questionnaires' };
  return {
    nl: `${nl}, en krijgt die week verder ${questionnaires || 'geen'} ${many.nl}.`,
    en: `${en}, and gets ${questionnaires || 'no'} other ${many.en} that week.`,
  };
}
