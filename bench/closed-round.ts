import pg from 'pg';
import { CloseRoundService, machineClock, RoleDatabase, STANDARD_GROUPS } from './product.ts';
import { GIVEN, ID, idOf, NAMES, readDefinition } from './sample-data.ts';

/** Of each subject, themselves, five peers and four of five direct reports answered; each of them wrote about one comment in two questions. */
export const CLOSED = { subjects: 1200, answersPerSubject: 10 };

export interface ClosedRoundSample {
  tenantId: string;
  roundId: string;
  /** Has the subjects stand in the directorate alone, or in 220 teams in 55 departments in 19 sectors in it: 295 units. */
  placeIn(units: 'ONE_UNIT' | 'NESTED_UNITS'): Promise<void>;
  /** Has the round be closed and not reported again. */
  forgetReports(): Promise<void>;
}

const unitPath = [ID(`'top'`), ID(`'sector ' || n % 55 % 19`), ID(`'department ' || n % 55`), ID(`'team ' || n`)];
const subUnits = (what: string, type: string, count: number, level: number) => `
  insert into org_unit (tenant_id, id, code, name, type, parent_id, path)
  select $1::uuid, ${ID(`'${what} ' || n`)}, '${what}' || n, '${what} ' || n, '${type}', ${ID(parentOf(level))}, '/' || ${ID(parentOf(level))} || '/' || ${ID(`'${what} ' || n`)} || '/'
    from generate_series(0, ${count - 1}) n`;
const parentOf = (level: number) => [`'top'`, `'sector ' || n % 19`, `'department ' || n % 55`][level]!;

const STATEMENTS = [
  `insert into org_unit (tenant_id, id, code, name, type, path) values ($1::uuid, ${ID(`'top'`)}, 'top', 'Gemeente', 'ORGANISATION', '/' || ${ID(`'top'`)} || '/')`,
  subUnits('sector', 'DEPARTMENT', 19, 0),
  subUnits('department', 'DEPARTMENT', 55, 1),
  subUnits('team', 'TEAM', 220, 2),
  `insert into person (tenant_id, id, personnel_number, given_name, family_name, email, language, job_title, unit_id)
   select $1::uuid, ${ID(`'person ' || n`)}, n, ${GIVEN}, ${NAMES}, 'p' || n || '@closed.example', 'nl', 'Medewerker', ${ID(`'top'`)}
     from generate_series(1, ${CLOSED.subjects}) n`,
  `insert into programme (tenant_id, id, name, unit_id, client_id, starts_on, ends_on, time_zone, state, created_at)
   values ($1::uuid, ${ID(`'programme'`)}, '{"nl": "Leiderschap", "en": "Leadership"}', ${ID(`'top'`)}, ${ID(`'person 1'`)}, current_date - 30, current_date + 300, 'Europe/Amsterdam', 'APPROVED', now())`,
  `insert into module (tenant_id, id, programme_id, position, name)
   values ($1::uuid, ${ID(`'module'`)}, ${ID(`'programme'`)}, 1, '{"nl": "Module", "en": "Module"}')`,
  `insert into feedback_round (tenant_id, id, module_id, questionnaire_id, state, rater_groups, opens_at, closes_at, time_zone, threshold, comment_threshold)
   values ($1::uuid, ${ID(`'round'`)}, ${ID(`'module'`)}, ${ID(`'questionnaire'`)}, 'OPEN', '${JSON.stringify(STANDARD_GROUPS)}', now() - interval '7 days', now() - interval '1 hour', 'Europe/Amsterdam', 4, 5)`,
  `insert into feedback_subject (tenant_id, id, round_id, person_id, nomination_state)
   select $1::uuid, ${ID(`'subject ' || n`)}, ${ID(`'round'`)}, ${ID(`'person ' || n`)}, 'APPROVED' from generate_series(1, ${CLOSED.subjects}) n`,
  `insert into feedback_rater_link (tenant_id, id, rater_id, email, key_hash)
   select $1::uuid, ${ID(`'link ' || n`)}, ${ID(`'person ' || n`)}, 'p' || n || '@closed.example', sha256(convert_to($1::text || ' link ' || n, 'utf8'))
     from generate_series(1, ${CLOSED.subjects}) n`,
  `insert into feedback_invitation (tenant_id, id, subject_id, link_id, rater_group)
   select $1::uuid, ${ID(`'invitation ' || n || ' ' || k`)}, ${ID(`'subject ' || n`)}, ${ID(`'link ' || (1 + (n - 1 + 97 * k) % ${CLOSED.subjects})`)},
          case when k = 0 then 'SELF' when k <= 5 then 'PEER' else 'DIRECT_REPORT' end
     from generate_series(1, ${CLOSED.subjects}) n, generate_series(0, 10) k`,
  `insert into feedback_answer (tenant_id, id, subject_id, rater_group, answer_key, scores, comments, submitted, version)
   select i.tenant_id, gen_random_uuid(), i.subject_id, i.rater_group, sha256(uuid_send(i.id)), given.scores, given.comments, true, 1
     from feedback_invitation i,
          lateral (select array_agg(case when random() < .05 then 0 else 2 + floor(4 * random()) end::smallint) as scores,
                          array[case when random() < .5 then 'Blijf zo helder vertellen wat je verwacht.' else '' end,
                                case when random() < .5 then 'Vraag vaker wat de ander nodig heeft.' else '' end] as comments
                     from generate_series(1, 20) where i.id is not null) given
    where i.tenant_id = $1::uuid and i.id not in (select ${ID(`'invitation ' || n || ' 10'`)} from generate_series(1, ${CLOSED.subjects}) n)`,
  `insert into feedback_invitation_progress (tenant_id, invitation_id, state)
   select $1::uuid, ${ID(`'invitation ' || n || ' ' || k`)}, 'SUBMITTED' from generate_series(1, ${CLOSED.subjects}) n, generate_series(0, 9) k`,
];

/** An organisation with a round that 1,200 subjects were asked about, closed as the product closes it. */
export async function fillClosedRound(ownerUrl: string, aggregatorUrl: string): Promise<ClosedRoundSample> {
  const tenantId = idOf('bench', 'tenant of the closed round');
  const roundId = idOf(tenantId, 'round');
  const asOwner = async (...statements: readonly (readonly [sql: string, values?: unknown[]])[]) => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query('begin');
    await owner.query(`select set_config('app.tenant_id', $1, true), setseed(.36)`, [tenantId]);
    for (const [sql, values] of statements) await owner.query(sql, values ?? [tenantId]);
    await owner.query('commit');
    await owner.end();
  };
  await asOwner(
    [
      `insert into tenant (id, slug, name, created_at) values ($1::uuid, left($1::text, 13), 'Gemeente met een gesloten ronde', now())`,
    ],
    [
      `insert into questionnaire_version (tenant_id, id, key, version, definition, published_at) values ($1::uuid, ${ID(`'questionnaire'`)}, 'bench', 1, $2, now())`,
      [tenantId, readDefinition()],
    ],
    ...STATEMENTS.map((statement) => [statement] as const),
  );
  const answers = new RoleDatabase(aggregatorUrl, 1);
  await new CloseRoundService(answers, machineClock).closeIfDue(tenantId, roundId);
  await answers.close();
  await vacuum(ownerUrl);
  return {
    tenantId,
    roundId,
    placeIn: (units) =>
      asOwner([
        `update feedback_subject s set unit_ids = ${units === 'ONE_UNIT' ? `array[${unitPath[0]}]` : `array[${unitPath.toReversed().join()}]`}
           from (select m, m % 220 as n from generate_series(1, ${CLOSED.subjects}) m) placed where s.id = ${ID(`'subject ' || m`)} and s.tenant_id = $1::uuid`,
      ]),
    forgetReports: () =>
      asOwner(
        [`delete from feedback_report where tenant_id = $1::uuid`],
        [`delete from feedback_unit_report where tenant_id = $1::uuid`],
        [`update feedback_round set state = 'CLOSED' where tenant_id = $1::uuid`],
      ),
  };
}

async function vacuum(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.end();
}
