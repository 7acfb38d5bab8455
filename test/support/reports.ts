import { v7 as newId } from 'uuid';
import {
  type AnswersOnLeader,
  aDepartment,
  anApprovedRound,
  type Department,
  everybodyAnswers,
  QUESTIONNAIRE,
} from './feedback.js';
import type { Installation } from './installation.js';
import { signIn } from './world.js';

/** A round of the department that has closed, with what everybody handed in. */
export interface ReportedRound {
  readonly department: Department;
  readonly roundId: string;
  /** The subject that each leader is, in the order of the leaders. */
  readonly subjectIds: readonly string[];
  reportOf(leader: number): Promise<{ id: string; releasedAt: Date | null }>;
  /** Signs somebody in by the name before the @. */
  as(name: string): Promise<string>;
  personId(name: string): Promise<string>;
}

export const CLOSED = '2027-02-05T16:00:00.000Z';

/** What is out of the ordinary about a round. */
export interface Circumstances {
  release?: 'AUTOMATIC' | 'AFTER_DEBRIEF' | 'BY_COACH';
  yaml?: string;
  /** How many of the team of a leader answer; all of the others'. */
  teamAnswers?: Readonly<Record<number, number>>;
  /** By how many points everybody scores a leader higher than 2, 3 and 4 in turn; 0 for the others. */
  shift?: Readonly<Record<number, number>>;
  /** What is done about the department before the round is planned, and who is in it then. */
  before?(department: Department): Promise<Department>;
  /** What happens while raters are approved and not yet asked. */
  meanwhile?(round: ReportedRound): Promise<void>;
}

/**
 * Everybody asked about a leader answers, but of the six who report to Leider1 only four: one more than whoever is one of them may see.
 * Scores are 2, 3 and 4 in turn, and with each comes the comment 'blijf'.
 */
export async function aReportedRound(
  leerlijn: Installation,
  { release = 'AUTOMATIC', yaml, teamAnswers = { 1: 4 }, shift, before, meanwhile }: Circumstances = {},
): Promise<ReportedRound> {
  const made = await aDepartment(leerlijn);
  const department = (await before?.(made)) ?? made;
  const { roundId } = await anApprovedRound(leerlijn, department, { reportRelease: release }, yaml);
  const round = await reportedRound(leerlijn, department, roundId);
  await meanwhile?.(round);
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  await everybodyAnswers(leerlijn, roundId, answersOn(department, { teamAnswers, shift }));
  await leerlijn.moveClock(CLOSED);
  return round;
}

/** A second module of the programme, a year later, with a round about the same leaders: raters are proposed as they were. */
export async function aNextRound(
  leerlijn: Installation,
  { department }: ReportedRound,
  { yaml, teamAnswers, shift, meanwhile }: Omit<Circumstances, 'release' | 'before'> = {},
): Promise<ReportedRound> {
  const moduleId = newId();
  await leerlijn.sql(
    `insert into module (tenant_id, id, programme_id, position, name)
     select tenant_id, $2, programme_id, 2, '{"nl":"Vervolg","en":"Sequel"}' from module where id = $1`,
    [department.moduleId, moduleId],
  );
  const days = { opensOn: '2027-11-08', closesOn: '2027-12-03' };
  const { roundId } = await anApprovedRound(leerlijn, { moduleId, as: department.as }, days, yaml);
  const next = await reportedRound(leerlijn, department, roundId);
  await meanwhile?.(next);
  await leerlijn.moveClock('2027-11-08T07:00:00.000Z');
  await everybodyAnswers(leerlijn, roundId, answersOn(department, { teamAnswers, shift }));
  await leerlijn.moveClock('2027-12-03T16:00:00.000Z');
  return next;
}

/** The case's questionnaire with items that return every round: all of 'clear', which has a norm, and two of 'limits', which has one as well. */
export const RETURNING = ['clear-1', 'clear-2', 'clear-3', 'clear-4', 'clear-5', 'limits-1', 'limits-2']
  .reduce((yaml, key) => yaml.replace(`{ key: ${key}, `, `{ key: ${key}, anchor: true, `), QUESTIONNAIRE)
  .replace(
    /(- key: (?:clear|limits)\n)/g,
    '$1    norm: { sd: 0.6, reliability: 0.8, source: "Onderzoek 2025, 412 leidinggevenden" }\n',
  );

const answersOn = (
  { leaders }: Department,
  { teamAnswers = {}, shift = {} }: Pick<Circumstances, 'teamAnswers' | 'shift'>,
): AnswersOnLeader[] => leaders.map(({ id }, at) => ({ id, teamAnswers: teamAnswers[at + 1], shift: shift[at + 1] }));

async function reportedRound(leerlijn: Installation, department: Department, roundId: string): Promise<ReportedRound> {
  const subjects = await leerlijn.sql<{ id: string; personId: string }>(
    'select id, person_id as "personId" from feedback_subject where round_id = $1',
    [roundId],
  );
  const subjectIds = department.leaders.map(({ id }) => subjects.find(({ personId }) => personId === id)!.id);
  const emailOf = (name: string) => `${name}@amstelstad.example`;
  return {
    department,
    roundId,
    subjectIds,
    reportOf: async (leader) => {
      const [report] = await leerlijn.sql<{ id: string; releasedAt: Date | null }>(
        'select id, released_at as "releasedAt" from feedback_report where subject_id = $1',
        [subjectIds[leader - 1]],
      );
      return report!;
    },
    as: (name) => signIn(leerlijn, emailOf(name)),
    personId: async (name) => {
      const [person] = await leerlijn.sql<{ id: string }>('select id from person where email = $1', [emailOf(name)]);
      return person!.id;
    },
  };
}

/** Two more in every team, so that eight of a team can answer: with that many a distribution is shown. */
export async function teamsOfEight(leerlijn: Installation, department: Department): Promise<Department> {
  const { tenantId, leaders } = department;
  await leerlijn.sql(
    `insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id)
     select p.tenant_id, gen_random_uuid(), 'Lid' || extra, 'Jansen', 'lid-' || extra || '-' || p.email, p.unit_id, p.id
       from person p cross join generate_series(7, 8) extra where p.tenant_id = $1 and p.id = any ($2)`,
    [tenantId, leaders.map(({ id }) => id)],
  );
  return department;
}

/** Six more leaders with teams of five, and leaders in departments of the directorate: the first so many in the first of them, and so on. */
export async function twelveLeaders(
  leerlijn: Installation,
  department: Department,
  departments: Readonly<Record<string, number>>,
): Promise<Department> {
  const { tenantId, managerId, moduleId } = department;
  const more = [];
  for (let at = 7; at <= 12; at += 1) {
    const id = newId();
    const team = Array.from({ length: 5 }, () => newId());
    const email = `leider${at}@amstelstad.example`;
    await leerlijn.sql(
      `insert into person (tenant_id, id, given_name, family_name, email, unit_id, manager_id, echelon)
       select tenant_id, $3::uuid, 'Leider' || $4, 'Jansen', $5, unit_id, $2, 'OPERATIONAL' from person where tenant_id = $1 and id = $2
       union all
       select tenant_id, member, 'Lid', 'Jansen', member || '@amstelstad.example', unit_id, $3, null
         from person cross join unnest($6::uuid[]) member where tenant_id = $1 and id = $2`,
      [tenantId, managerId, id, at, email, team],
    );
    await leerlijn.sql(
      `insert into participation (tenant_id, id, programme_id, person_id, enrolled_at)
       select tenant_id, $3, programme_id, $2, now() from module where id = $1`,
      [moduleId, id, newId()],
    );
    more.push({ id, email, team });
  }
  const leaders = [...department.leaders, ...more];
  const places = Object.entries(departments).flatMap(([name, count]) => new Array<string>(count).fill(name));
  for (const name of Object.keys(departments)) {
    const ids = leaders.filter((_, at) => places[at] === name).map(({ id }) => id);
    await leerlijn.sql(
      `with unit as (insert into org_unit (tenant_id, id, code, name, type, parent_id, path)
         select tenant_id, gen_random_uuid(), $2, $2, 'DEPARTMENT', id, path || $2 || '/' from org_unit where tenant_id = $1 and code = 'DV'
         returning *)
       update person p set unit_id = unit.id from unit where p.tenant_id = $1 and p.id = any ($3)`,
      [tenantId, name, ids],
    );
  }
  return { ...department, leaders };
}

/** Somebody new in the department, who leads it and is the client of its programme. */
export async function aClient(leerlijn: Installation, { department: { tenantId } }: ReportedRound): Promise<string> {
  const [client] = await leerlijn.sql<{ id: string }>(
    `insert into person (tenant_id, id, given_name, family_name, email, unit_id, echelon)
     select tenant_id, gen_random_uuid(), 'Dirk', 'Jansen', 'dirk@amstelstad.example', id, 'STRATEGIC' from org_unit
      where tenant_id = $1 and code = 'DV' returning id`,
    [tenantId],
  );
  await leerlijn.sql('update programme set client_id = $2 where tenant_id = $1', [tenantId, client!.id]);
  return client!.id;
}
