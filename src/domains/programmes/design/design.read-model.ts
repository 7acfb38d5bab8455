import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { CONDITION_TITLES } from '../conditions/condition.rules.js';
import { type Design, type DesignDifference, differencesBetween } from './design.rules.js';

/** The parts of something as a JSON list; `rows` selects from a table named `part`. */
export const list = (object: Prisma.Sql, order: Prisma.Sql, rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce((select json_agg(${object} order by ${order}) from ${rows}), '[]')`;

/** A theme as the compass called it when its module was tied to it. */
const THEMES = list(
  Prisma.sql`json_build_object('id', part.id, 'key', part.key, 'compassVersion', tie.compass_version, 'name', coalesce(
    (select theme -> 'name' from compass_version v cross join jsonb_array_elements(v.themes) theme
      where v.tenant_id = tie.tenant_id and v.version = tie.compass_version and theme ->> 'key' = part.key), part.name))`,
  Prisma.sql`part.position, part.key`,
  Prisma.sql`compass_theme part join module_theme tie on tie.tenant_id = part.tenant_id and tie.theme_id = part.id
    where tie.tenant_id = m.tenant_id and tie.module_id = m.id`,
);
const MODULES = list(
  Prisma.sql`json_build_object('id', m.id, 'position', m.position, 'name', m.name, 'startsAfter', m.starts_after, 'themes', ${THEMES})`,
  Prisma.sql`m.position`,
  Prisma.sql`module m where m.tenant_id = g.tenant_id and m.programme_id = g.id and m.archived_at is null`,
);
const BEHAVIOURS = list(
  Prisma.sql`json_build_object('id', part.id, 'moduleId', part.module_id, 'position', part.position, 'text', part.text,
    'indicators', part.indicators, 'operationalGoals', part.operational_goals, 'strategicGoals', part.strategic_goals)`,
  Prisma.sql`m.position, part.position`,
  Prisma.sql`behaviour part join module m on m.tenant_id = part.tenant_id and m.id = part.module_id
    where m.tenant_id = g.tenant_id and m.programme_id = g.id and m.archived_at is null and part.archived_at is null`,
);
const BUSINESS_CHALLENGES = list(
  Prisma.sql`json_build_object('id', part.id, 'text', part.text)`,
  Prisma.sql`part.position`,
  Prisma.sql`business_challenge part where part.tenant_id = g.tenant_id and part.programme_id = g.id and part.archived_at is null`,
);
const LEADERSHIP_CHALLENGES = list(
  Prisma.sql`json_build_object('id', part.id, 'text', part.text, 'businessChallengeId', part.business_challenge_id, 'moduleId', part.module_id)`,
  Prisma.sql`part.position, part.id`,
  Prisma.sql`leadership_challenge part where part.tenant_id = g.tenant_id and part.programme_id = g.id and part.archived_at is null`,
);
/** The five in their order, then the programme's own. */
export const CONDITION_ORDER = Prisma.sql`array_position(array['OWNERSHIP', 'RESULT', 'ROOM', 'SAFETY', 'MIX'], part.kind), part.position, part.id`;
const CONDITIONS = list(
  Prisma.sql`json_build_object('id', part.id, 'title', coalesce(part.title, ${JSON.stringify(CONDITION_TITLES)}::jsonb -> part.kind))`,
  CONDITION_ORDER,
  Prisma.sql`condition part where part.tenant_id = g.tenant_id and part.programme_id = g.id and part.archived_at is null`,
);

/** The Design of programme `g` as it is now. */
export const DESIGN = Prisma.sql`json_build_object('businessChallenges', ${BUSINESS_CHALLENGES}, 'leadershipChallenges', ${LEADERSHIP_CHALLENGES},
  'modules', ${MODULES}, 'behaviours', ${BEHAVIOURS}, 'conditions', ${CONDITIONS})`;

/** The Design of programme `g` that was approved last, while it differs from the one as it is now; null otherwise: then that one holds. */
export const APPROVED_DESIGN = Prisma.sql`case when g.change_state is not null then
  (select a.design from design_approval a where a.tenant_id = g.tenant_id and a.programme_id = g.id order by a.version desc limit 1) end`;

/** What a change of an approved design is about; nothing for a programme that is not being changed. */
export async function submittedDifferences(tx: TenantTx, programmeId: string): Promise<DesignDifference[]> {
  const [found] = await tx.$queryRaw<{ approved: Design | null; design: Design }[]>`
    select ${APPROVED_DESIGN} as approved, ${DESIGN} as design from programme g where g.id = ${programmeId}::uuid`;
  return found?.approved ? differencesBetween(found.approved, found.design) : [];
}

/**
 * Keeps the design of a programme that is approved and not being changed, unless that version was kept when it was approved: releases before
 * this one did not. It is signed by who was the client then, who signed its conditions; where nobody did, by the client of now.
 */
export async function keepApproved(tx: TenantTx, programmeId: string): Promise<void> {
  await tx.$executeRaw`
    insert into design_approval (tenant_id, programme_id, version, design, approved_at, approved_by_id)
    select g.tenant_id, g.id, g.version, ${DESIGN}::jsonb, coalesce(g.approved_at, g.created_at),
           coalesce((select part.signed_by_id from condition part
                      where part.tenant_id = g.tenant_id and part.programme_id = g.id and part.signed_at <= g.approved_at
                      order by part.signed_at desc limit 1), g.client_id)
      from programme g where g.id = ${programmeId}::uuid
    on conflict do nothing`;
}
