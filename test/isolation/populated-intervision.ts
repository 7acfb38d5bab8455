import { v7 as newId } from 'uuid';
import type { Installation } from '../support/installation.js';

/** A group of the insider with a meeting that was planned and what was written for it, a matching and a composing that were done; behind the scenes. */
export async function leaveIntervision(
  leerlijn: Installation,
  { tenantId, word, moduleId, insiderId }: { tenantId: string; word: string; moduleId: string; insiderId: string },
): Promise<Record<'matchingRun' | 'composingRun' | 'intervisionGroup' | 'intervisionMeeting', string>> {
  const [matchingRun, composingRun, intervisionGroup, intervisionMeeting] = [newId(), newId(), newId(), newId()];
  const insert = (sql: string, ...values: unknown[]) => leerlijn.sql(sql, [tenantId, ...values]);
  for (const [id, kind] of [
    [matchingRun, 'MATCHING'],
    [composingRun, 'COMPOSING'],
  ])
    await insert(
      `insert into placement_run (tenant_id, id, module_id, kind, state, asked_by_id, asked_at, outcome, gap, result)
       values ($1, $2, $3, $4, 'DONE', $5, '2027-01-01', 'OPTIMAL', 0, '{"placements":[],"conflicts":[],"places":[]}')`,
      id,
      moduleId,
      kind,
      insiderId,
    );
  await insert(
    'insert into intervision_group (tenant_id, id, module_id, number) values ($1, $2, $3, 1)',
    intervisionGroup,
    moduleId,
  );
  await insert(
    `insert into intervision_member (tenant_id, id, group_id, module_id, person_id, how, joined_at) values ($1, $2, $3, $4, $5, 'PROPOSED', now())`,
    newId(),
    intervisionGroup,
    moduleId,
    insiderId,
  );
  await insert(
    `insert into session (tenant_id, id, module_id, kind, title, starts_at, ends_at, time_zone, place, capacity, state)
     values ($1, $2, $3, 'INTERVISION', $4, '2027-05-18T07:00:00Z', '2027-05-18T09:00:00Z', 'Europe/Amsterdam', $5, 8, 'PLANNED')`,
    intervisionMeeting,
    moduleId,
    JSON.stringify({ nl: word, en: word }),
    word,
  );
  await insert(
    `insert into intervision_meeting (tenant_id, session_id, group_id, method, own_method, case_giver_id) values ($1, $2, $3, 'OWN', $4, $5)`,
    intervisionMeeting,
    intervisionGroup,
    word,
    insiderId,
  );
  await insert(
    `insert into intervision_line (tenant_id, id, session_id, author_id, kind, text, audience) values ($1, $2, $3, $4, 'INSIGHT', $5, 'PROGRAMME')`,
    newId(),
    intervisionMeeting,
    insiderId,
    word,
  );
  return { matchingRun, composingRun, intervisionGroup, intervisionMeeting };
}
