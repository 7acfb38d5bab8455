import { Prisma } from '../../../generated/prisma/client.js';

/** POP_SIGNED for insights/progress/step-states.read-model.ts, which says what its columns mean: from when it is, and who signed. */
export const popConversationFacts = (now: Date): Prisma.Sql => Prisma.sql`
  select c.module_id, c.participant_id as person_id, null::uuid as step_id, 'POP_SIGNED' as fact,
         case when c.participant_signed_version = c.version and c.manager_signed_version = c.version then 3
              when c.starts_at <= ${now}::timestamptz then 2 when c.starts_at is not null then 1 else 0 end as level,
         case when c.starts_at is null then 'PARTICIPANT' when c.starts_at > ${now}::timestamptz then null
              when c.participant_signed_version is distinct from c.version then 'PARTICIPANT' else 'MANAGER' end as move,
         case when c.starts_at is null then 'NOT_PLANNED' when c.starts_at <= ${now}::timestamptz then 'NOT_SIGNED' end as reason
    from shown_module m
    join pop_conversation c on c.tenant_id = m.tenant_id and c.module_id = m.id`;
