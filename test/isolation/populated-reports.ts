import type { Installation } from '../support/installation.js';

/** What a round left behind, beside what it made by itself. */
export interface LeftBehind {
  /** Of the insider, who shares it; with a comment that was taken out. */
  readonly report: string;
  readonly comment: string;
  /** Has a report that waits for the insider as its coach. */
  readonly coached: string;
  readonly unitReport: string;
}

/** The insider's report shared and redacted, a colleague's waiting for the insider as a coach, and a unit report, which takes more answers than there are here. */
export async function leaveReports(
  leerlijn: Installation,
  { firstRound, insiderId, teamMemberId }: { firstRound: string; insiderId: string; teamMemberId: string },
): Promise<LeftBehind> {
  const one = async (sql: string, ...values: unknown[]) => {
    const [row] = await leerlijn.sql<{ id: string }>(sql, values);
    if (!row) throw new Error(`Nothing found by: ${sql}`);
    return row.id;
  };
  const report = await one(
    'select f.id from feedback_report f join feedback_subject s on s.id = f.subject_id where s.round_id = $1 and s.person_id = $2',
    firstRound,
    insiderId,
  );
  const comment = await one(
    `select jsonb_path_query_first(content, '$.forSubject.comments[*].texts.*[*].id') #>> '{}' as id from feedback_report where id = $1`,
    report,
  );
  await leerlijn.sql(
    `insert into feedback_report_share (tenant_id, report_id, person_id, shared_at) select tenant_id, id, $2, now() from feedback_report where id = $1`,
    [report, teamMemberId],
  );
  await leerlijn.sql(
    `insert into feedback_comment_redaction (tenant_id, report_id, comment_id, redacted_by_id, redacted_at)
     select tenant_id, id, $2, $3, now() from feedback_report where id = $1`,
    [report, comment, insiderId],
  );
  await leerlijn.sql(`update feedback_round set report_release = 'BY_COACH' where id = $1`, [firstRound]);
  const coached = await one(
    `update feedback_subject set coach_id = $2 where id = (select id from feedback_subject where round_id = $1 and person_id <> $2 limit 1)
     returning id`,
    firstRound,
    insiderId,
  );
  await leerlijn.sql('update feedback_report set released_at = null where subject_id = $1', [coached]);
  const unitReport = await one(
    `insert into feedback_unit_report (tenant_id, id, round_id, unit_id, content, computed_at)
     select r.tenant_id, gen_random_uuid(), r.id, g.unit_id,
            jsonb_build_object('forAll', shown, 'forContributors', shown), now()
       from feedback_round r join module m on m.id = r.module_id join programme g on g.id = m.programme_id
      cross join lateral jsonb_build_object('unitId', g.unit_id, 'subjects', 6, 'competencies', '[]'::jsonb, 'themes', '[]'::jsonb) shown
      where r.id = $1
     returning id`,
    firstRound,
  );
  return { report, comment, coached, unitReport };
}
