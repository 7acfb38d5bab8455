import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { learningManagersTooClose } from '../../coaching/matching/too-close.read-model.js';
import { MANAGERS_IN_GROUPS } from '../../intervision/groups/managers-in-groups.read-model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { goesOn } from '../../programmes/modules/holding-modules.read-model.js';
import type { TooCloseKind } from '../templates/managers-too-close.js';

export interface PairTooClose {
  programmeId: string;
  programme: LocalizedText;
  module: LocalizedText;
  kind: TooCloseKind;
  /** The participant of a coaching, or who is in a group. */
  person: string;
  /** The learning manager, or the manager in the group. */
  other: string;
}

/** Who is too close to whom in modules that go on; as a table of tenant_id, programme_id, module_id, kind, person_id and other_id. */
const tooClose = (now: Date) => Prisma.sql`(
  select c.tenant_id, c.programme_id, c.module_id, case when c.has_ended then 'COACHING_ENDED' else 'COACHING' end as kind,
         c.participant_id as person_id, c.learning_manager_id as other_id
    from ${learningManagersTooClose(now)} c
   union all
  select f.tenant_id, m.programme_id, f.module_id, 'GROUP', f.person_id, f.manager_id
    from ${MANAGERS_IN_GROUPS} f
    join module m on m.tenant_id = f.tenant_id and m.id = f.module_id and m.archived_at is null
    join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
   where ${goesOn('INTERVISION_HELD', now)})`;

/** The programmes in which somebody, or somebody below them, is too close to another. */
export async function programmesWithTooClose(tx: TenantTx, personId: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ programmeId: string }[]>`
    with recursive below as (
      select p.tenant_id, p.id from person p where p.id = ${personId}::uuid
      union
      select p.tenant_id, p.id from below b join person p on p.tenant_id = b.tenant_id and p.manager_id = b.id)
    select distinct t.programme_id as "programmeId" from ${tooClose(now)} t
     where t.person_id in (select id from below) or t.other_id in (select id from below)`;
  return rows.map(({ programmeId }) => programmeId);
}

export function pairsTooClose(tx: TenantTx, programmeIds: readonly string[], now: Date): Promise<PairTooClose[]> {
  return tx.$queryRaw<PairTooClose[]>`
    select o.id as "programmeId", o.name as programme, m.name as module, t.kind, ${fullName.p} as person, ${fullName.g} as other
      from ${tooClose(now)} t
      join programme o on o.tenant_id = t.tenant_id and o.id = t.programme_id
      join module m on m.tenant_id = t.tenant_id and m.id = t.module_id
      join person p on p.tenant_id = t.tenant_id and p.id = t.person_id
      join person g on g.tenant_id = t.tenant_id and g.id = t.other_id
     where o.id = any (${[...programmeIds]}::uuid[])
     order by m.position, m.id, t.kind, p.family_name, p.given_name, p.id, g.id`;
}
