import {
  askedRatings,
  asksQuestion,
  type QuestionnaireDefinition,
  ratingsOf,
} from '../../src/domains/feedback/questionnaires/questionnaire.rules.js';
import {
  groupAfterMerge,
  MANAGER,
  type RaterGroup,
  type RaterGroupKey,
  SELF,
  STANDARD_GROUPS,
} from '../../src/domains/feedback/rater-group.rules.js';
import type { Act, Asked, History, Seat, SubjectPlan } from './history.js';

/** The person that a subject of any round is about. */
export const leaderOf = (subject: number): string => `leader ${subject + 1}`;

/** What one rater hands in about one subject. */
export interface Sheet {
  /** Names the sheet, whoever hands it in: what chance draws for its rows in the database belongs to it. */
  tag: string;
  /** In `ratingsOf` order; null where the group is not asked, 0 is 'cannot judge'. */
  scores: readonly (number | null)[];
  /** Per open question; empty is nothing written. */
  comments: readonly string[];
}

/** One rater on one panel, and what becomes of it. */
export interface Sitting {
  /** Where they sit: stays when sheets are exchanged. */
  place: string;
  subject: number;
  /** Before any merge. */
  group: RaterGroupKey;
  /** The same in every round. */
  rater: string;
  act: Act;
  day: number;
  /** Of the day, so that no two things happen at once. */
  minute: number;
  sheet: Sheet;
  added: boolean;
  /** The group that somebody tries to move the rater to, or null. */
  moveTo: RaterGroupKey | null;
}

export interface SubjectScript {
  person: string;
  units: readonly string[];
  merges: readonly (readonly RaterGroupKey[])[];
}

export interface RoundScript {
  groups: readonly RaterGroup[];
  subjects: readonly SubjectScript[];
  sittings: readonly Sitting[];
}

/** A history in which everything is settled but what the product decides. */
export interface Script {
  definition: QuestionnaireDefinition;
  threshold: number;
  commentThreshold: number | null;
  checked: boolean;
  seed: number;
  rounds: readonly RoundScript[];
}

/** What raters are called, in the order in which they come up; whoever comes later keeps a number. */
const NAMES =
  'Anna Bram Celia Daan Eva Faas Griet Hugo Iris Jan Kim Lars Mila Noor Otto Pien Quinten Roos Sem Tess Uwe Vera Wim Xandra Yara Zeno'.split(
    ' ',
  );

export function scriptOf(history: History): Script {
  const groups = groupsOf(history);
  const definition = definitionOf(history.asked, groups);
  const named = new Map<string, string>();
  const nameOf = (rater: string) => {
    if (!named.has(rater)) named.set(rater, NAMES[named.size] ?? rater);
    return named.get(rater)!;
  };
  return {
    definition,
    threshold: history.threshold,
    commentThreshold: history.commentThreshold,
    checked: history.checked,
    seed: history.seed,
    rounds: history.rounds.map(({ subjects }, round) => ({
      groups,
      subjects: subjects.map(({ unit, merged }, at) => ({
        person: leaderOf(at),
        units: [unit === 0 ? 'Desk' : 'Phone', 'Services'],
        merges: mergesOf(groups, merged),
      })),
      sittings: subjects
        .flatMap((plan, subject) => sittingsOf({ history, definition, groups, round, subject }, plan))
        .map((sitting) => (sitting.rater.startsWith('rater') ? { ...sitting, rater: nameOf(sitting.rater) } : sitting)),
    })),
  };
}

function groupsOf({ kind, groups }: History): RaterGroup[] {
  const others = STANDARD_GROUPS.filter(({ key }) => key !== SELF && key !== MANAGER);
  if (kind === 'STANDARD' && groups <= others.length)
    return [...STANDARD_GROUPS.filter(({ key }) => key === SELF || key === MANAGER), ...others.slice(0, groups)];
  const self = STANDARD_GROUPS.find(({ key }) => key === SELF)!;
  return [
    self,
    ...Array.from({ length: groups }, (_, at) => ({
      key: `TEAM_${at + 1}`,
      name: { nl: `Team ${at + 1}`, en: `Team ${at + 1}` },
      minimum: at % 2 === 0 ? 3 : 0,
      maximum: 200,
      anonymous: groups < 3 || at < groups - 1,
    })),
  ];
}

const mergesOf = (groups: readonly RaterGroup[], merged: boolean): RaterGroupKey[][] => {
  const anonymous = groups.filter(({ anonymous }) => anonymous);
  return merged && anonymous.length > 1 ? [anonymous.slice(0, 2).map(({ key }) => key)] : [];
};

export function definitionOf(asked: Asked, groups: readonly RaterGroup[]): QuestionnaireDefinition {
  const texts = { self: { en: 'I do' }, other: { en: 'Does' } };
  const firstGroup = groups.find(({ anonymous }) => anonymous)?.key;
  const keys = Array.from({ length: asked.items }, (_, at) => `item-${at + 1}`);
  const items = keys.map((key, at) => ({
    key,
    ...texts,
    ...(at % 2 === 0 && { anchor: true }),
    ...(asked.lastOfFirstGroup && at > 0 && at === keys.length - 1 && firstGroup && { groups: [SELF, firstGroup] }),
  }));
  const competencies = Math.min(asked.competencies, items.length);
  const cut = Math.ceil(items.length / competencies);
  return {
    key: 'attack',
    name: { en: 'Attack' },
    scale: { min: 1, max: asked.points, cannotJudge: true, labels: { en: Array(asked.points).fill('x') } },
    anonymityThreshold: 3,
    ...(asked.second && { secondRating: { kind: 'IMPORTANCE' as const, question: texts } }),
    competencies: Array.from({ length: competencies }, (_, at) => ({
      key: `competency-${at + 1}`,
      name: { en: `Competency ${at + 1}` },
      theme: at === 0 ? 'direction' : 'together',
      items: items.slice(at * cut, (at + 1) * cut),
    })),
    openQuestions: Array.from({ length: asked.openQuestions }, (_, at) => ({ key: `question-${at + 1}`, ...texts })),
  };
}

interface Where {
  history: History;
  definition: QuestionnaireDefinition;
  groups: readonly RaterGroup[];
  round: number;
  subject: number;
}

function sittingsOf(where: Where, plan: SubjectPlan): Sitting[] {
  const { groups, subject } = where;
  const leader = leaderOf(subject);
  const others = groups.filter(({ key }) => key !== SELF && key !== MANAGER);
  const sittings = [sittingOf(where, plan, SELF, leader, { ...plan.self, added: false }, 0)];
  if (groups.some(({ key }) => key === MANAGER))
    sittings.push(sittingOf(where, plan, MANAGER, 'the manager', { ...plan.manager, added: false }, 1));
  others.forEach(({ key }, group) => {
    plan.groups[group]?.forEach((drawn, position, seats) => {
      const seat = plan.ofOneMind && !drawn.own ? { ...drawn, scores: seats[0]!.scores } : drawn;
      const rater = raterOf(where, seat, group, position);
      if (sittings.some((sitting) => sitting.rater === rater)) return;
      sittings.push(sittingOf(where, plan, key, rater, seat, sittings.length));
    });
  });
  return sittings;
}

function raterOf({ history, round, subject }: Where, { who }: Seat, group: number, position: number): string {
  const about = history.shared ? '' : `${subject + 1}.`;
  const inGroup = who === 'NEXT' ? (group + 1) % history.groups : group;
  return `rater ${about}${inGroup + 1}.${position + 1}${who === 'NEW' ? ` (new in round ${round + 1})` : ''}`;
}

function sittingOf(
  { history, definition, groups, round, subject }: Where,
  { merged }: SubjectPlan,
  group: RaterGroupKey,
  rater: string,
  seat: Seat,
  at: number,
): Sitting {
  const tag = `${round + 1}.${subject + 1}.${at}`;
  const effective = groupAfterMerge(groups, mergesOf(groups, merged), group);
  const asked = askedRatings(definition, effective);
  const middle = Math.ceil(history.asked.points / 2);
  const point = (raw: number) => Math.min(history.asked.points, Math.max(1, middle + raw));
  const movable = groups.filter(({ anonymous, key }) => anonymous && key !== group);
  return {
    place: tag,
    subject,
    group,
    rater,
    act: seat.act,
    day: seat.day,
    minute: 720 + subject * 60 + at,
    sheet: {
      tag,
      scores: ratingsOf(definition).map((_, rating) => {
        if (!asked[rating]) return null;
        const raw = seat.scores[rating % seat.scores.length];
        return raw === null || raw === undefined ? 0 : point(raw);
      }),
      comments: definition.openQuestions.map((question, open) =>
        seat.remarks[open % 2] && asksQuestion(question, effective) ? `remark ${tag} on ${question.key}` : '',
      ),
    },
    added: seat.added,
    moveTo: seat.moved && group !== SELF && group !== MANAGER ? (movable[0]?.key ?? null) : null,
  };
}
