import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantTx } from '../../../platform/database/role-database.js';

/** Things of one kind that hang on a module. */
export interface Hanging {
  /** As the texts of MODULE_IN_USE and MODULE_BEGUN name it. */
  readonly what: string;
  /** Whether it stays with the module, whatever is called off. */
  readonly kept: boolean;
  readonly count: number;
  /** What the first few are called, in Dutch and English; empty when they have no names of their own. */
  readonly names: { readonly nl: string; readonly en: string }[];
}

/** How many a refusal names. */
const NAMED = 3;

/** Whether conversation c is planned or was once, or times are proposed for it. */
const HAS_OR_HAD_MOMENT = Prisma.sql`(c.starts_at is not null or c.sequence > 0 or c.proposal is not null)`;

/**
 * What hangs on a module, each kind that there is of it; what was called off, ended or put away before it came to anything does not. Nor does
 * a conversation that nobody planned or wrote anything for: it goes along with its module.
 */
export async function hangingOn(tx: TenantTx, moduleId: string, now: Date): Promise<Hanging[]> {
  const [found] = await tx.$queryRaw<{ hanging: Hanging[] }[]>`
    with this as (select m.tenant_id, m.id from module m where m.id = ${moduleId}::uuid),
    hanging (place, what, kept, title) as (
      select 1, 'SESSIONS', s.starts_at <= ${now}::timestamptz, s.title
        from this join session s on s.tenant_id = this.tenant_id and s.module_id = this.id
       where s.state = 'PLANNED'
      union all
      select 2, case when r.state in ('NOMINATING', 'OPEN') then 'ROUND' else 'ROUNDS' end, r.state not in ('NOMINATING', 'OPEN'), null
        from this join feedback_round r on r.tenant_id = this.tenant_id and r.module_id = this.id where r.state <> 'CANCELLED'
      union all
      select 3, 'POP_CONVERSATIONS', true, null
        from this join pop_conversation c on c.tenant_id = this.tenant_id and c.module_id = this.id
       where ${HAS_OR_HAD_MOMENT} or c.agreements <> ''
          or exists (select from pop_preparation y where y.tenant_id = c.tenant_id and y.conversation_id = c.id)
          or exists (select from pop_note n where n.tenant_id = c.tenant_id and n.conversation_id = c.id)
          or exists (select from development_goal d where d.tenant_id = c.tenant_id and d.conversation_id = c.id)
          or exists (select from pop_hand_over h where h.tenant_id = c.tenant_id and h.conversation_id = c.id and h.content ->> 'agreements' <> '')
      union all
      select 4, 'ASSIGNMENTS', true, null
        from this join assignment a on a.tenant_id = this.tenant_id and a.module_id = this.id where a.archived_at is null
      union all
      select 5, case when held then 'COACHING' else 'MATCHES' end, held, null
        from this join coaching_match c on c.tenant_id = this.tenant_id and c.module_id = this.id
       cross join lateral (
         select exists (select from coaching_session s where s.tenant_id = c.tenant_id and s.match_id = c.id and s.state = 'HELD')
             or exists (select from coaching_note n where n.tenant_id = c.tenant_id and n.match_id = c.id and n.archived_at is null) as held) was
       where held or c.state <> 'ENDED'
      union all
      select 6, 'GROUPS', true, null
        from this join intervision_group v on v.tenant_id = this.tenant_id and v.module_id = this.id
       where exists (select from intervision_member i where i.tenant_id = v.tenant_id and i.group_id = v.id)
      union all
      select 7, 'FINAL_CONVERSATIONS', true, null
        from this join final_conversation c on c.tenant_id = this.tenant_id and c.module_id = this.id
       where ${HAS_OR_HAD_MOMENT}
          or exists (select from final_preparation y where y.tenant_id = c.tenant_id and y.conversation_id = c.id)
          or exists (select from final_contribution d where d.tenant_id = c.tenant_id and d.conversation_id = c.id)
      union all
      select 8, 'HARVEST', true, null
        from this join harvest_item h on h.tenant_id = this.tenant_id and h.module_id = this.id where h.archived_at is null
      union all
      select 9, 'CHOICES', true, null from this join step_choice c on c.tenant_id = this.tenant_id and c.module_id = this.id
      union all
      select 10, 'DECLARATIONS', true, null
        from this join module_step s on s.tenant_id = this.tenant_id and s.module_id = this.id
        join step_declaration d on d.tenant_id = s.tenant_id and d.step_id = s.id
      union all
      select 11, 'CASES', true, null
        from this join module_step s on s.tenant_id = this.tenant_id and s.module_id = this.id
        join practice_case c on c.tenant_id = s.tenant_id and c.step_id = s.id
      union all
      select 12, 'EVALUATION', true, null
        from this join evaluation e on e.tenant_id = this.tenant_id and e.module_id = this.id where e.state <> 'DRAFT'
      union all
      select 13, 'LESSONS', false, null
        from this join lesson l on l.tenant_id = this.tenant_id and l.module_id = this.id where l.archived_at is null),
    counted as (
      select place, what, kept, count(*)::int as count,
             to_jsonb((coalesce(array_agg(title order by title ->> 'nl') filter (where title is not null), '{}'))[:${NAMED}::int]) as names
        from hanging group by place, what, kept)
    select coalesce(json_agg(json_build_object('what', what, 'kept', kept, 'count', count, 'names', names) order by kept, place), '[]') as hanging
      from counted`;
  return found!.hanging;
}
