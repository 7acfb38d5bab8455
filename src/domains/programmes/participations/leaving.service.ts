import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Person } from '../../people/people/person.model.js';
import { isHere, PEOPLE, PERSON_COLUMNS } from '../../people/people/person.read-model.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { participationEnded } from '../programmes.events.js';
import type { LeavingReason } from './leaving.rules.js';
import { participationErrors } from './participation.errors.js';
import type { Participation, ParticipationTies } from './participation.model.js';

/** Who stops taking part while a programme runs. What is their own, such as reports and conversations, stays theirs. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What ending a participation touches.
   * @throws NotFound
   */
  async ties(actor: TenantActor, participationId: string): Promise<ParticipationTies> {
    if (!mayDesign(actor)) throw new NotFound();
    const [row] = await this.db.read<Person & Omit<ParticipationTies, 'person'>>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS},
               (select count(*)::int from attendance a
                  join session s on s.tenant_id = a.tenant_id and s.id = a.session_id
                  join module m on m.tenant_id = s.tenant_id and m.id = s.module_id
                 where a.tenant_id = e.tenant_id and a.person_id = e.person_id and m.programme_id = e.programme_id
                   and s.state = 'PLANNED' and s.starts_at > ${this.clock.now()}) as "comingSessions",
               ${rounds('NOMINATING')} as "roundsToOpen", ${rounds('OPEN')} as "openRounds",
               ${inModules(Prisma.sql`coaching_match c`, Prisma.sql`c.participant_id = e.person_id and c.effective_from is not null and c.state <> 'ENDED'`)} as "coachingMatches",
               ${inModules(Prisma.sql`intervision_member c`, Prisma.sql`c.person_id = e.person_id and c.left_at is null`)} as "intervisionGroups",
               ${inModules(
                 Prisma.sql`pop_conversation c`,
                 Prisma.sql`c.participant_id = e.person_id and (c.participant_signed_version is distinct from c.version or c.manager_signed_version is distinct from c.version)`,
               )} + ${inModules(
                 Prisma.sql`final_conversation c`,
                 Prisma.sql`c.participant_id = e.person_id and (c.participant_signed_version is distinct from c.version
                   or c.manager_signed_version is distinct from c.version or c.learning_manager_signed_version is distinct from c.version)`,
               )} as conversations,
               ${inModules(Prisma.sql`evaluation c`, Prisma.sql`c.state = 'OPEN' and c.closes_at > ${this.clock.now()}`)} as "openEvaluations"
          from ${PEOPLE} join participation e on e.tenant_id = p.tenant_id and e.person_id = p.id
         where e.id = ${participationId}::uuid`,
    );
    if (!row) throw new NotFound();
    const {
      comingSessions,
      roundsToOpen,
      openRounds,
      coachingMatches,
      intervisionGroups,
      conversations,
      openEvaluations,
      ...person
    } = row;
    const later = { coachingMatches, intervisionGroups, conversations, openEvaluations };
    return { person, comingSessions, roundsToOpen, openRounds, ...later };
  }

  /**
   * Ends a participation now. The other domains hear of it and let go of what is still to come.
   * @throws NotFound; Refusal HAS_ENDED
   */
  async end(actor: TenantActor, participationId: string, reason: LeavingReason): Promise<Participation> {
    if (!mayDesign(actor)) throw new NotFound();
    await this.db.forTenant(actor, async (tx) => {
      const ended = await endParticipations(tx, actor.tenantId, [participationId], reason, this.clock.now());
      if (ended > 0) return;
      if ((await tx.participation.count({ where: { id: participationId } })) === 0) throw new NotFound();
      throw refuse(participationErrors.HAS_ENDED, ['participationId']);
    });
    const [row] = await this.db.read<Person & Omit<Participation, 'person'> & { participationId: string }>(
      actor,
      Prisma.sql`
        select ${PERSON_COLUMNS}, e.id as "participationId", e.enrolled_at as "enrolledAt", e.left_at as "leftAt", e.left_reason as "leftReason"
          from ${PEOPLE} join participation e on e.tenant_id = p.tenant_id and e.person_id = p.id
         where e.id = ${participationId}::uuid`,
    );
    const { participationId: id, enrolledAt, leftAt, leftReason, ...person } = row!;
    return { id, enrolledAt, leftAt, leftReason, person };
  }

  /** Ends what somebody still takes part in whose last day is over. */
  async endOfWhoLeft(tenantId: string, personId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant({ tenantId }, async (tx) => {
      const gone = await tx.$queryRaw<{ id: string }[]>`
        select e.id from participation e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
         where e.person_id = ${personId}::uuid and e.left_at is null and not ${isHere(now)}`;
      await endParticipations(
        tx,
        tenantId,
        gone.map(({ id }) => id),
        'LEFT_ORGANISATION',
        now,
      );
    });
  }
}

/** @returns how many of them had not ended yet */
async function endParticipations(
  tx: TenantTx,
  tenantId: string,
  ids: readonly string[],
  leftReason: LeavingReason,
  now: Date,
): Promise<number> {
  const ended = await tx.participation.updateManyAndReturn({
    where: { id: { in: [...ids] }, leftAt: null },
    data: { leftAt: now, leftReason },
    select: { programmeId: true, personId: true },
  });
  for (const { programmeId, personId } of ended)
    await record(tx, tenantId, participationEnded, { programmeId, personId }, now);
  return ended.length;
}

const rounds = (state: string) => Prisma.sql`
  (select count(*)::int from feedback_subject f
     join feedback_round r on r.tenant_id = f.tenant_id and r.id = f.round_id
     join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
    where f.tenant_id = e.tenant_id and f.person_id = e.person_id and m.programme_id = e.programme_id and r.state = ${state})`;

/** How many rows c of the programme's modules there are for which something holds of participation e. */
const inModules = (table: Prisma.Sql, holds: Prisma.Sql) => Prisma.sql`
  (select count(*)::int from ${table} join module m on m.tenant_id = c.tenant_id and m.id = c.module_id and m.archived_at is null
    where c.tenant_id = e.tenant_id and m.programme_id = e.programme_id and ${holds})`;
