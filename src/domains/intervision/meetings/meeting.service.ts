import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { type Outcome, outcomeOf } from '../../../platform/graphql/outcome.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import type { AttendanceRecordInput } from '../../schedule/attendance/attendance.model.js';
import { AttendanceService } from '../../schedule/attendance/attendance.service.js';
import { SessionService } from '../../schedule/sessions/session.service.js';
import { MOST } from '../groups/composing.rules.js';
import { groupView } from '../groups/group.policy.js';
import { holdGroups } from '../groups/group.service.js';
import { intervisionErrors } from '../intervision.errors.js';
import type {
  IntervisionLineInput,
  IntervisionMeetingChangeInput,
  IntervisionMeetingPlanInput,
} from './meeting.model.js';
import { isNarrowed, type LineKind, METHODS, type Method, nextCaseGiver } from './meeting.rules.js';

const method = { method: z.enum(METHODS), ownMethod: line(100).nullish() };
const methodInput = z.object({ ...method, caseGiverId: z.uuid().nullish() });
const lineInput = z.object({ text: line(300), audience: z.enum(['OWN', 'GROUP', 'PROGRAMME']) });

/** What became of something that was meant for one version, and of which group. */
export interface MeetingOutcome {
  readonly groupId: string;
  readonly outcome: Outcome;
}

/** Meetings of a group: sessions of its module's intervision, to which its people are invited. */
@Injectable()
export class IntervisionMeetingService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly attendance: AttendanceService,
  ) {}

  /**
   * Plans a meeting and invites the group. A coordinator can, or somebody of the group.
   * @throws NotFound
   * @throws Refusal MODULE_ARCHIVED, GROUP_EMPTY, NOT_IN_GROUP, OWN_METHOD_UNNAMED, DOUBLE_BOOKED, and what planning a session refuses
   */
  async plan(actor: PersonActor, groupId: string, input: IntervisionMeetingPlanInput, locale: Locale): Promise<void> {
    const { startsAtLocal, minutes, place, ...how } = input;
    const chosen = methodOf(how, locale);
    await this.db.forTenant(actor, async (tx) => {
      const { moduleId, memberIds } = await this.group(tx, actor, groupId);
      await openModule(tx, moduleId, ['groupId']);
      if (memberIds.length === 0) throw refuse(intervisionErrors.GROUP_EMPTY, ['groupId']);
      const caseGiverId = await caseGiverOf(tx, groupId, memberIds, how.caseGiverId);
      const session = {
        kind: 'INTERVISION' as const,
        startsAtLocal,
        minutes,
        place,
        capacity: Math.max(MOST, memberIds.length),
      };
      const sessionId = await this.sessions.planWithin(tx, actor, moduleId, session, locale);
      await tx.intervisionMeeting.create({
        data: { ...chosen, tenantId: actor.tenantId, sessionId, groupId, caseGiverId },
      });
      await this.sessions.inviteWithin(tx, actor, sessionId, { personIds: memberIds }, locale);
    });
  }

  /**
   * Changes method and case-giver of a meeting that has not begun.
   * @param version the one that was seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal MEETING_FIXED, NOT_IN_GROUP, OWN_METHOD_UNNAMED
   */
  async change(
    actor: PersonActor,
    meetingId: string,
    version: number,
    input: IntervisionMeetingChangeInput,
    locale: Locale,
  ): Promise<MeetingOutcome> {
    const chosen = methodOf(input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const { groupId, memberIds, session } = await this.meeting(tx, actor, meetingId);
      if (session.state !== 'PLANNED' || session.startsAt <= this.clock.now())
        throw refuse(intervisionErrors.MEETING_FIXED);
      const caseGiverId = await caseGiverOf(tx, groupId, memberIds, input.caseGiverId, meetingId);
      const written = await tx.intervisionMeeting.updateMany({
        where: { sessionId: meetingId, version },
        data: { ...chosen, caseGiverId, version: { increment: 1 } },
      });
      return { groupId, outcome: outcomeOf(written) };
    });
  }

  /**
   * Records who came: somebody of the group does, or a coordinator.
   * @param version that of the session that was seen; see `AttendanceService.record`
   * @throws NotFound, and what recording attendance refuses
   */
  async recordAttendance(
    actor: PersonActor,
    meetingId: string,
    version: number,
    input: AttendanceRecordInput,
    locale: Locale,
  ): Promise<MeetingOutcome> {
    const { groupId } = await this.db.forTenant(actor, (tx) => this.meeting(tx, actor, meetingId));
    return { groupId, outcome: await this.attendance.record(actor, meetingId, version, input, locale) };
  }

  /**
   * Writes the actor's own learning question or insight, for whom they say.
   * @param version the one that was seen, 0 for the first; when it is no longer the current one nothing is written
   * @throws NotFound for who is not in the group
   * @throws Refusal LINE_STAYS_SHARED, INVALID_INPUT
   */
  async write(
    actor: PersonActor,
    meetingId: string,
    kind: LineKind,
    version: number,
    input: IntervisionLineInput,
    locale: Locale,
  ): Promise<MeetingOutcome> {
    const { text, audience } = parseInput(lineInput, input, locale);
    const { tenantId, personId: authorId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const { groupId, moduleId } = await this.meeting(tx, actor, meetingId);
      // Nobody joins between who is told to read it and when it is said to have been written.
      await holdGroups(tx, moduleId);
      const { memberIds } = await this.group(tx, actor, groupId);
      if (!memberIds.includes(authorId)) throw new NotFound();
      const writtenAt = this.clock.now();
      const before = await tx.intervisionLine.findFirst({ where: { sessionId: meetingId, authorId, kind } });
      if ((before?.version ?? 0) !== version) return { groupId, outcome: 'EDITED_MEANWHILE' };
      if (!before) {
        const data = { tenantId, id: newId(), sessionId: meetingId, authorId, kind, text, audience, writtenAt };
        const written = await tx.intervisionLine.createMany({ data, skipDuplicates: true });
        return { groupId, outcome: outcomeOf(written) };
      }
      if (isNarrowed(before.audience as typeof audience, audience))
        throw refuse(intervisionErrors.LINE_STAYS_SHARED, ['input', 'audience']);
      const written = await tx.intervisionLine.updateMany({
        where: { id: before.id, version },
        data: { text, audience, writtenAt, version: { increment: 1 } },
      });
      return { groupId, outcome: outcomeOf(written) };
    });
  }

  /** A group of the actor's, or any for a coordinator; its people in the order in which they joined. @throws NotFound */
  private async group(tx: TenantTx, actor: PersonActor, id: string) {
    const group = await tx.intervisionGroup.findFirst({
      where: { id },
      select: {
        moduleId: true,
        members: { where: { leftAt: null }, orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }], select: { personId: true } },
      },
    });
    const memberIds = group?.members.map(({ personId }) => personId) ?? [];
    // Whoever is there for what they wrote once plans nothing any more.
    if (!group || !groupView(actor, { memberIds, authorIds: [] })) throw new NotFound();
    return { moduleId: group.moduleId, memberIds };
  }

  /** @throws NotFound */
  private async meeting(tx: TenantTx, actor: PersonActor, sessionId: string) {
    const meeting = await tx.intervisionMeeting.findFirst({
      where: { sessionId },
      select: { groupId: true, session: { select: { state: true, startsAt: true } } },
    });
    if (!meeting) throw new NotFound();
    return { ...meeting, ...(await this.group(tx, actor, meeting.groupId)) };
  }
}

/** @throws Refusal OWN_METHOD_UNNAMED, INVALID_INPUT */
function methodOf(input: IntervisionMeetingChangeInput, locale: Locale): { method: Method; ownMethod: string | null } {
  const { method: chosen, ownMethod } = parseInput(methodInput, input, locale);
  if (chosen !== 'OWN') return { method: chosen, ownMethod: null };
  if (!ownMethod) throw refuse(intervisionErrors.OWN_METHOD_UNNAMED, ['input', 'ownMethod']);
  return { method: chosen, ownMethod };
}

/**
 * Who gives the case: who is named, or else whose turn it is.
 * @param butFor a meeting that does not count as a turn
 * @throws NotFound, Refusal NOT_IN_GROUP
 */
async function caseGiverOf(
  tx: TenantTx,
  groupId: string,
  memberIds: readonly string[],
  named: string | null | undefined,
  butFor?: string,
): Promise<string | null> {
  if (named) {
    if ((await tx.person.count({ where: { id: named } })) === 0) throw new NotFound();
    if (!memberIds.includes(named)) throw refuse(intervisionErrors.NOT_IN_GROUP, ['input', 'caseGiverId']);
    return named;
  }
  const turns = await tx.$queryRaw<{ caseGiverId: string | null; startsAt: Date; caseGiverWasAbsent: boolean }[]>`
    select t.case_giver_id as "caseGiverId", s.starts_at as "startsAt", coalesce(a.state = 'ABSENT', false) as "caseGiverWasAbsent"
      from intervision_meeting t
      join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
      left join attendance a on a.tenant_id = s.tenant_id and a.session_id = s.id and a.person_id = t.case_giver_id
     where t.group_id = ${groupId}::uuid and s.state = 'PLANNED' and s.id is distinct from ${butFor ?? null}::uuid`;
  return nextCaseGiver(memberIds, turns) ?? null;
}
