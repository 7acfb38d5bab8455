import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { stepChosen } from '../../programmes/programmes.events.js';
import { sessionInvited, sessionLeft } from '../schedule.events.js';
import { holdAgendas } from './double-booking.js';

const payload = z.object({ tenantId: z.uuid(), moduleId: z.uuid(), choiceKey: z.string(), personId: z.uuid() });
type Payload = z.infer<typeof payload>;

/**
 * Has the agenda of a participant follow the choice: off the sessions to come of what was not chosen, and into the first one of what was chosen
 * that people are invited to already, where there is a place and the time suits. Before that, the coordinator invites who chose it.
 */
@Job({ name: 'follow-choice', payload, on: [stepChosen] })
export class FollowChoiceJob implements JobHandler<Payload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle(chosen: Payload): Promise<void> {
    const { tenantId } = chosen;
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      await holdAgendas(tx, tenantId);
      await leaveOthers(tx, chosen, now);
      await joinChosen(tx, chosen, now);
    });
  }
}

async function leaveOthers(
  tx: TenantTx,
  { tenantId, moduleId, choiceKey, personId }: Payload,
  now: Date,
): Promise<void> {
  const left = await tx.$queryRaw<{ sessionId: string; personId: string }[]>`
    delete from attendance a using session s, module_step other, step_choice c
     where s.tenant_id = a.tenant_id and s.id = a.session_id and other.tenant_id = s.tenant_id and other.id = s.step_id
       and c.tenant_id = a.tenant_id and c.module_id = ${moduleId}::uuid and c.choice_key = ${choiceKey} and c.person_id = a.person_id
       and other.module_id = c.module_id and other.choice_key = c.choice_key and other.id <> c.step_id
       and a.person_id = ${personId}::uuid and a.state = 'INVITED' and s.state = 'PLANNED' and s.starts_at > ${now}
    returning a.session_id as "sessionId", a.person_id as "personId"`;
  for (const fact of left) await record(tx, tenantId, sessionLeft, fact, now);
}

async function joinChosen(
  tx: TenantTx,
  { tenantId, moduleId, choiceKey, personId }: Payload,
  now: Date,
): Promise<void> {
  const [joined] = await tx.$queryRaw<{ sessionId: string }[]>`
    insert into attendance (tenant_id, session_id, person_id, state)
    select s.tenant_id, s.id, c.person_id, 'INVITED'
      from step_choice c
      join module m on m.tenant_id = c.tenant_id and m.id = c.module_id
      join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.person_id = c.person_id and e.left_at is null
      join session s on s.tenant_id = c.tenant_id and s.step_id = c.step_id and s.state = 'PLANNED' and s.starts_at > ${now}
       and s.announced_at is not null
     where c.module_id = ${moduleId}::uuid and c.choice_key = ${choiceKey} and c.person_id = ${personId}::uuid
       and not exists (
         select from attendance a join session own on own.tenant_id = a.tenant_id and own.id = a.session_id
          where a.tenant_id = c.tenant_id and a.person_id = c.person_id and own.state = 'PLANNED'
            and (own.step_id = c.step_id or (own.starts_at < s.ends_at and own.ends_at > s.starts_at)))
       and (select count(*) from attendance a where a.tenant_id = s.tenant_id and a.session_id = s.id) < s.capacity
     order by s.starts_at, s.id limit 1
    returning session_id as "sessionId"`;
  if (joined) await record(tx, tenantId, sessionInvited, joined, now);
}
