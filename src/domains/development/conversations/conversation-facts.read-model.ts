import { Prisma } from '../../../generated/prisma/client.js';
import { isHere } from '../../people/people/person.read-model.js';
import { type ConversationKind, SIDE_COLUMNS } from './conversation.read-model.js';
import type { Side } from './conversation.rules.js';

/** The first side for which something is still to be done, in the order in which they are asked; null when there is none. */
const firstSide = ({ sides }: ConversationKind, lacks: (side: Side) => Prisma.Sql): Prisma.Sql => Prisma.sql`
  case ${Prisma.join(
    sides.map((side) => Prisma.sql`when ${lacks(side)} then ${SIDE_COLUMNS[side].key}`),
    ' ',
  )} end`;

const hasNotSigned = (side: Side) => Prisma.sql`c.${SIDE_COLUMNS[side].signedVersion} is distinct from c.version`;
const hasSignedOnce = ({ sides }: ConversationKind): Prisma.Sql =>
  Prisma.sql`coalesce(${Prisma.join(sides.map((side) => Prisma.sql`c.${SIDE_COLUMNS[side].signedVersion}`))}) is not null`;

const hasNotPrepared =
  ({ preparations }: ConversationKind) =>
  (side: Side) =>
    Prisma.sql`
    not exists (select from ${preparations} y
                 where y.tenant_id = c.tenant_id and y.conversation_id = c.id and y.author_id = c.${SIDE_COLUMNS[side].person})`;

/** Whoever has not said which of the proposed times suit; without a proposal, the participant takes the first step. */
const hasNotAnswered = (side: Side) => Prisma.sql`
  (c.proposal is not null and not jsonb_path_exists(c.proposal, ${`$.times[*].suits[*] ? (@ == "${side}")`}::jsonpath))`;

/** One row for each conversation, as of `stateOf` in conversation.rules.ts. */
export const conversationFacts = (kind: ConversationKind, fact: Prisma.Sql, now: Date): Prisma.Sql => {
  const incomplete = kind.sides.includes('LEARNING_MANAGER')
    ? Prisma.sql`c.learning_manager_id is null`
    : Prisma.sql`false`;
  return Prisma.sql`
  select f.module_id, f.person_id, null::uuid as step_id, ${fact} as fact,
         case f.state when 'SIGNED' then 3 when 'TO_SIGN' then 2 when 'UNDER_WAY' then 2 when 'PLANNED' then 1 else 0 end as level,
         case when f.state = 'SIGNED' then null
              when f.manager_left or f.incomplete then 'COORDINATOR'
              when f.state = 'TO_SIGN' then f.signer
              when f.state = 'UNDER_WAY' then 'PARTICIPANT'
              when f.state = 'PLANNED' then f.preparer
              else coalesce(f.answerer, 'PARTICIPANT') end as move,
         case when f.state = 'SIGNED' then null
              when f.manager_left then 'NO_MANAGER'
              when f.incomplete then 'NO_MATCH'
              when f.state = 'TO_SIGN' then 'NOT_SIGNED'
              when f.state = 'UNDER_WAY' then 'NOT_WRITTEN'
              when f.state = 'PLANNED' then case when f.preparer is not null then 'NOT_PREPARED' end
              else 'NOT_PLANNED' end as reason
    from (
      select c.module_id, c.participant_id as person_id, not ${isHere(now)} as manager_left, ${incomplete} as incomplete,
             ${firstSide(kind, hasNotSigned)} as signer, ${firstSide(kind, hasNotPrepared(kind))} as preparer,
             ${firstSide(kind, hasNotAnswered)} as answerer,
             case when not (${Prisma.join(kind.sides.map(hasNotSigned), ' or ')}) then 'SIGNED'
                  when (c.ends_at <= ${now}::timestamptz or ${hasSignedOnce(kind)}) and ${kind.hasContent} then 'TO_SIGN'
                  when c.starts_at <= ${now}::timestamptz then 'UNDER_WAY'
                  when c.starts_at is not null then 'PLANNED' else 'TO_PLAN' end as state
        from shown_module m
        join ${kind.table} c on c.tenant_id = m.tenant_id and c.module_id = m.id
        join person p on p.tenant_id = c.tenant_id and p.id = c.manager_id
    ) f`;
};

/** One row for each participant who cannot have one, because nobody is known as their manager, or that manager has left. */
export const withoutManager = ({ table }: ConversationKind, fact: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  select m.id, w.id, null::uuid, ${fact}, 0, 'COORDINATOR', 'NO_MANAGER'
    from shown_module m
    join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id
    join person w on w.tenant_id = e.tenant_id and w.id = e.person_id
    left join person p on p.tenant_id = w.tenant_id and p.id = w.manager_id and p.id <> w.id and ${isHere(now)}
   where e.left_at is null and p.id is null
     and not exists (select from ${table} c where c.tenant_id = m.tenant_id and c.module_id = m.id and c.participant_id = w.id)`;
