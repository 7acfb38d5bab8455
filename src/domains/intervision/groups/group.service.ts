import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isUniqueViolation } from '../../../platform/database/failures.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { generalErrors } from '../../../platform/graphql/user-errors.js';
import { fullName } from '../../people/people/person.read-model.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { sessionLeft } from '../../schedule/schedule.events.js';
import { SessionService } from '../../schedule/sessions/session.service.js';
import { intervisionErrors } from '../intervision.errors.js';
import { MOST } from './composing.rules.js';

/** Who goes into which group. */
export interface Move {
  readonly personId: string;
  readonly groupId: string;
  readonly how: 'PROPOSED' | 'SET_BY_HAND';
}

@Injectable()
export class IntervisionGroupService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Puts somebody into a group by hand; composing again leaves them there. What the former group still plans is not for them any more,
   * what this one plans is.
   * @param seenGroupId the group that they were seen in, null for none; when they are elsewhere by now they stay there
   * @returns what became of it, and the group that they are in
   * @throws NotFound
   * @throws Refusal NOT_IN_THIS_MODULE, ALREADY_IN_GROUP, GROUP_FULL, GROUP_IN_LINE, DOUBLE_BOOKED
   */
  async move(
    actor: PersonActor,
    groupId: string,
    personId: string,
    seenGroupId: string | null,
    locale: Locale,
  ): Promise<{ readonly groupId: string; readonly outcome: Outcome }> {
    return this.db.forTenant(actor, async (tx) => {
      const group = await tx.intervisionGroup.findFirst({ where: { id: groupId }, select: { moduleId: true } });
      const isSeen = seenGroupId === null || (await tx.intervisionGroup.count({ where: { id: seenGroupId } })) > 0;
      if (!group || !isSeen || (await tx.person.count({ where: { id: personId } })) === 0) throw new NotFound();
      await holdGroups(tx, group.moduleId);
      const { programmeId } = await openModule(tx, group.moduleId, ['groupId']);
      if (!(await participantIds(tx, programmeId)).includes(personId))
        throw refuse(intervisionErrors.NOT_IN_THIS_MODULE, ['personId']);
      const before = await tx.intervisionMember.findFirst({
        where: { moduleId: group.moduleId, personId, leftAt: null },
        select: { groupId: true },
      });
      const groupNow = before?.groupId ?? null;
      if (groupNow !== seenGroupId && groupNow !== groupId)
        return { groupId: groupNow ?? groupId, outcome: 'EDITED_MEANWHILE' };
      const members = await tx.intervisionMember.findMany({
        where: { groupId, leftAt: null },
        select: { personId: true, how: true },
      });
      const own = members.find((member) => member.personId === personId);
      if (own?.how === 'SET_BY_HAND') throw refuse(intervisionErrors.ALREADY_IN_GROUP, ['personId']);
      if (!own && members.length >= MOST) throw refuse(intervisionErrors.GROUP_FULL, ['groupId'], { most: MOST });
      await refuseOwnLine(
        tx,
        personId,
        members.map((member) => member.personId),
      );
      await this.place(tx, actor, group.moduleId, [{ personId, groupId, how: 'SET_BY_HAND' }], locale);
      return { groupId, outcome: 'DONE' };
    });
  }

  /**
   * Puts people into groups of a module that are held (see `holdGroups`); who is where they are to be stays, with how they came there now.
   * @throws Refusal DOUBLE_BOOKED, EDITED_MEANWHILE
   */
  async place(
    tx: TenantTx,
    actor: PersonActor,
    moduleId: string,
    moves: readonly Move[],
    locale: Locale,
  ): Promise<void> {
    const { tenantId } = actor;
    const now = this.clock.now();
    const people = moves.map(({ personId }) => personId);
    const standing = await tx.intervisionMember.findMany({
      where: { moduleId, leftAt: null, personId: { in: people } },
      select: { id: true, personId: true, groupId: true },
    });
    const groupOf = new Map(standing.map((member) => [member.personId, member.groupId]));
    const [staying, moving] = [true, false].map((stays) =>
      moves.filter(({ personId, groupId }) => (groupOf.get(personId) === groupId) === stays),
    ) as [Move[], Move[]];
    for (const { personId, groupId, how } of staying)
      await tx.intervisionMember.updateMany({ where: { groupId, personId, leftAt: null }, data: { how } });
    if (moving.length === 0) return;
    const leaving = moving.map(({ personId }) => personId);
    await tx.intervisionMember.updateMany({
      where: { moduleId, leftAt: null, personId: { in: leaving } },
      data: { leftAt: now },
    });
    await leaveMeetings(tx, tenantId, moduleId, leaving, now);
    try {
      await tx.intervisionMember.createMany({
        data: moving.map((move) => ({ ...move, tenantId, id: newId(), moduleId, joinedAt: now })),
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw refuse(generalErrors.EDITED_MEANWHILE);
      throw error;
    }
    for (const [groupId, joining] of Map.groupBy(moving, (move) => move.groupId)) {
      const coming = await tx.intervisionMeeting.findMany({
        where: { groupId, session: { state: 'PLANNED', startsAt: { gt: now } } },
        select: { sessionId: true },
      });
      const personIds = joining.map(({ personId }) => personId);
      for (const { sessionId } of coming) await this.sessions.inviteWithin(tx, actor, sessionId, { personIds }, locale);
    }
  }
}

/** Holds the groups of a module until the transaction ends: of two who fill them at once, each would miss the people of the other. */
export async function holdGroups(tx: TenantTx, moduleId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`intervision groups of ${moduleId}`}, 0))`;
}

/** Takes people off the meetings of their groups that are still to come; a turn to give the case there is nobody's then. */
export async function leaveMeetings(
  tx: TenantTx,
  tenantId: string,
  moduleId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const left = await tx.$queryRaw<{ sessionId: string; personId: string }[]>`
    delete from attendance a using session s, intervision_meeting t
     where s.tenant_id = a.tenant_id and s.id = a.session_id and t.tenant_id = s.tenant_id and t.session_id = s.id
       and s.module_id = ${moduleId}::uuid and s.state = 'PLANNED' and s.starts_at > ${now} and a.state = 'INVITED'
       and a.person_id = any (${[...personIds]}::uuid[])
    returning a.session_id as "sessionId", a.person_id as "personId"`;
  await tx.$executeRaw`
    update intervision_meeting t set case_giver_id = null, version = t.version + 1
      from session s
     where s.tenant_id = t.tenant_id and s.id = t.session_id and s.module_id = ${moduleId}::uuid and s.state = 'PLANNED'
       and s.starts_at > ${now} and t.case_giver_id = any (${[...personIds]}::uuid[])`;
  for (const fact of left) await record(tx, tenantId, sessionLeft, fact, now);
}

/** @throws Refusal GROUP_IN_LINE */
async function refuseOwnLine(tx: TenantTx, personId: string, memberIds: readonly string[]): Promise<void> {
  const inLine = await tx.$queryRaw<{ person: string; other: string }[]>`
    select ${fullName.p} as person, ${fullName.g} as other
      from person p join person g on g.tenant_id = p.tenant_id and (g.id = p.manager_id or g.manager_id = p.id)
     where p.id = ${personId}::uuid and g.id = any (${[...memberIds]}::uuid[]) and g.id <> p.id order by g.family_name, g.id`;
  const [first] = inLine;
  if (first)
    throw refuse(intervisionErrors.GROUP_IN_LINE, ['groupId'], {
      person: first.person,
      others: inLine.map(({ other }) => other).join(', '),
    });
}
