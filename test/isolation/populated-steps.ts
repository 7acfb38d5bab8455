import type { Installation } from '../support/installation.js';

/** What a participant and a coordinator leave behind around steps. */
export interface StepsLeftBehind {
  /** The insider brought a practice case to it. */
  readonly caseStep: string;
}

/** Two workshops of which the insider chose one, an e-learning declared done, a case, blocked days, and a programme that is open and full. */
export async function leaveSteps(
  leerlijn: Installation,
  tenant: {
    tenantId: string;
    word: string;
    moduleId: string;
    programmeId: string;
    insiderId: string;
    teamMemberId: string;
  },
): Promise<StepsLeftBehind> {
  const { tenantId, word, moduleId, programmeId, insiderId, teamMemberId } = tenant;
  const text = { nl: word, en: word };
  const steps = await leerlijn.sql<{ id: string; key: string }>(
    `insert into module_step (tenant_id, id, module_id, kind, position, key, title, who, form, on_the_job, with_others, formal, hours, requirement, choice_key,
       completion, skipped_at, skip_reason)
     select $1, gen_random_uuid(), $2, kind, position, key, $3, '{PARTICIPANT}', 'SELF_STUDY', 0, 0, 100, 1, case when choice is null then 'REQUIRED' else 'CHOICE' end,
            choice, array[completion], case when key = 'return-day' then now() end, case when key = 'return-day' then $4 end
       from (values (11, 'workshop-a', 'WORKSHOP', 'workshop', 'ATTENDED'), (12, 'workshop-b', 'WORKSHOP', 'workshop', 'ATTENDED'),
                    (13, 'e-learning', 'E_LEARNING', null, 'DECLARED'), (14, 'practice-case', 'PRACTICE_CASE', null, 'CASE_BROUGHT'),
                    (15, 'return-day', 'RETURN_DAY', null, 'ATTENDED')) step (position, key, kind, choice, completion)
     returning id, key`,
    [tenantId, moduleId, text, word],
  );
  const idOf = (key: string) => steps.find((step) => step.key === key)!.id;
  await leerlijn.sql(
    `insert into step_choice (tenant_id, module_id, choice_key, person_id, step_id, chosen_at) values ($1, $2, 'workshop', $3, $4, now())`,
    [tenantId, moduleId, insiderId, idOf('workshop-a')],
  );
  await leerlijn.sql(
    `insert into step_declaration (tenant_id, step_id, person_id, declared_at) values ($1, $2, $3, now())`,
    [tenantId, idOf('e-learning'), insiderId],
  );
  await leerlijn.sql(
    `insert into practice_case (tenant_id, id, step_id, person_id, text, audience, written_at) values ($1, gen_random_uuid(), $2, $3, $4, 'PROGRAMME', now())`,
    [tenantId, idOf('practice-case'), insiderId, word],
  );
  await leerlijn.sql(
    `insert into blocked_period (tenant_id, id, programme_id, starts_on, ends_on, why)
     select tenant_id, gen_random_uuid(), programme_id, '2027-05-01', '2027-05-09', $2 from module where id = $1`,
    [moduleId, word],
  );
  await leerlijn.sql(`update programme set enrolment_capacity = 1, enrolment_until = '2028-03-04' where id = $1`, [
    programmeId,
  ]);
  await leerlijn.sql(
    `insert into open_unit (tenant_id, programme_id, unit_id) select tenant_id, id, unit_id from programme where id = $1`,
    [programmeId],
  );
  await leerlijn.sql(
    `insert into enrolment_wait (tenant_id, id, programme_id, person_id, since) values ($1, gen_random_uuid(), $2, $3, now())`,
    [tenantId, programmeId, teamMemberId],
  );
  return { caseStep: idOf('practice-case') };
}
