import { aDepartment, anApprovedRound, type Department, everybodyAnswers } from './feedback.js';
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

/**
 * Everybody asked about a leader answers, but of the six who report to Leider1 only four: one more than whoever is one of them may see.
 * Scores are 2, 3 and 4 in turn, and with each comes the comment 'blijf'. `release` is how the round releases its reports.
 */
export async function aReportedRound(
  leerlijn: Installation,
  release: 'AUTOMATIC' | 'AFTER_DEBRIEF' | 'BY_COACH' = 'AUTOMATIC',
): Promise<ReportedRound> {
  const department = await aDepartment(leerlijn);
  const { roundId } = await anApprovedRound(leerlijn, department);
  await leerlijn.sql('update feedback_round set report_release = $2 where id = $1', [roundId, release]);
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  await everybodyAnswers(leerlijn, roundId, { leaderId: department.leaders[0]!.id, teamAnswers: 4 });
  await leerlijn.moveClock(CLOSED);
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

/** Somebody new in the department, who leads it and is the client of its programme. */
export async function aClient(leerlijn: Installation, { department: { tenantId } }: ReportedRound): Promise<string> {
  const [client] = await leerlijn.sql<{ id: string }>(
    `insert into person (tenant_id, id, given_name, family_name, email, unit_id, echelon)
     select tenant_id, gen_random_uuid(), 'Dirk', 'Jansen', 'dirk@amstelstad.example', id, 'STRATEGIC' from org_unit where tenant_id = $1
     returning id`,
    [tenantId],
  );
  await leerlijn.sql('update programme set client_id = $2 where tenant_id = $1', [tenantId, client!.id]);
  return client!.id;
}
