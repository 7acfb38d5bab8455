import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import type { ProgrammeOverview } from './organisation-progress.model.js';
import { readsAll } from './progress.policy.js';
import { shownModules } from './shown-module.read-model.js';
import { stepStates } from './step-states.read-model.js';

/** As `maySeeProgress`, of programme g. */
const seenBy = (actor: TenantActor): Prisma.Sql =>
  readsAll(actor) || actor.kind === 'integration'
    ? Prisma.sql`true`
    : Prisma.sql`g.client_id = ${actor.kind === 'person' ? actor.personId : null}::uuid`;

/** The statement that gives a page of the ProgrammeOverviews that somebody may see, the latest first. */
export const organisationProgress = (
  actor: TenantActor,
  after: readonly string[] | null,
  limit: number,
  now: Date,
  readerId: string | null,
): Prisma.Sql => Prisma.sql`
  with page as materialized (
    select g.id, g.tenant_id, g.name, g.starts_on from programme g
     where ${seenBy(actor)} and ${after ? Prisma.sql`(g.starts_on, g.id) < (${after[0]}::date, ${after[1]}::uuid)` : Prisma.sql`true`}
     order by g.starts_on desc, g.id desc limit ${limit}
  ),
  ${shownModules(Prisma.sql`g.id in (select id from page)`)},
  participant as materialized (
    select e.person_id as id, e.programme_id
      from page join participation e on e.tenant_id = page.tenant_id and e.programme_id = page.id and e.left_at is null
  ),
  ${stepStates(now, readerId)},
  per_module as (
    select step.module_id, count(*) filter (where state = 'DONE')::int as done, count(*) filter (where state in ('PLANNED', 'UNDER_WAY'))::int as under_way,
           count(*) filter (where state = 'NOT_STARTED')::int as not_started,
           count(*) filter (where state = 'NOT_APPLICABLE')::int as not_asked, count(*) filter (where late)::int as late
      from step_state join step using (no) group by step.module_id
  )
  select page.id as "programmeId", page.name, page.starts_on::text as "startsOn",
         (select count(*)::int from participant where participant.programme_id = page.id) as participants,
         coalesce((
           select json_agg(json_build_object('module', json_build_object('id', m.id, 'name', m.name),
                    'done', coalesce(done, 0), 'underWay', coalesce(under_way, 0), 'notStarted', coalesce(not_started, 0),
                    'notAsked', coalesce(not_asked, 0), 'late', coalesce(late, 0)) order by m.position)
             from shown_module m left join per_module on per_module.module_id = m.id
            where m.programme_id = page.id), '[]') as modules
    from page order by page.starts_on desc, page.id desc`;

export type ProgrammeOverviewRow = ProgrammeOverview & Record<string, unknown>;
