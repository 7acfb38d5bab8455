import type { TenantTx } from '../../../platform/database/role-database.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { learningManagersTooClose } from '../../coaching/matching/too-close.read-model.js';
import { MANAGERS_IN_GROUPS } from '../../intervision/groups/managers-in-groups.read-model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { managerChanged } from '../../people/people.events.js';
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

/**
 * Who is too close to whom in modules that go on, because these people have another manager.
 * @param since from when on they have
 */
export function pairsTooClose(
  tx: TenantTx,
  personIds: readonly string[],
  since: Date,
  now: Date,
): Promise<PairTooClose[]> {
  return tx.$queryRaw<PairTooClose[]>`
    with too_close as (
      select c.tenant_id, c.programme_id, c.module_id, case when c.has_ended then 'COACHING_ENDED' else 'COACHING' end as kind,
             c.participant_id as person_id, c.learning_manager_id as other_id
        from ${learningManagersTooClose(personIds, since, now)} c
       union all
      select f.tenant_id, m.programme_id, f.module_id, 'GROUP', f.person_id, f.manager_id
        from ${MANAGERS_IN_GROUPS} f
        join module m on m.tenant_id = f.tenant_id and m.id = f.module_id and m.archived_at is null
        join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
       where f.person_id = any (${[...personIds]}::uuid[]) and ${goesOn('INTERVISION_HELD', now)})
    select o.id as "programmeId", o.name as programme, m.name as module, t.kind, ${fullName.p} as person, ${fullName.g} as other
      from too_close t
      join programme o on o.tenant_id = t.tenant_id and o.id = t.programme_id
      join module m on m.tenant_id = t.tenant_id and m.id = t.module_id
      join person p on p.tenant_id = t.tenant_id and p.id = t.person_id
      join person g on g.tenant_id = t.tenant_id and g.id = t.other_id
     order by m.position, m.id, t.kind, p.family_name, p.given_name, p.id, g.id`;
}

/** Who got another manager in a span, as it was recorded. */
export async function withAnotherManager(tx: TenantTx, since: Date, until: Date): Promise<string[]> {
  const facts = await tx.$queryRaw<{ personId: string }[]>`
    select distinct f.payload ->> 'personId' as "personId" from outbox_event f
     where f.type = ${managerChanged.type} and f.recorded_at >= ${since} and f.recorded_at < ${until}`;
  return facts.map(({ personId }) => personId);
}

/** When it was recorded last that somebody got another manager. */
export async function gotAnotherManagerAt(tx: TenantTx, personId: string): Promise<Date | undefined> {
  const [fact] = await tx.$queryRaw<{ recordedAt: Date }[]>`
    select f.recorded_at as "recordedAt" from outbox_event f
     where f.type = ${managerChanged.type} and f.payload ->> 'personId' = ${personId} order by f.recorded_at desc limit 1`;
  return fact?.recordedAt;
}
