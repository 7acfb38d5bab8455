import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Session as SessionRecord } from '../../../generated/prisma/client.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { line, localized, parseInput } from '../../../platform/graphql/input.js';
import { futureInstant, localTime } from '../../../platform/graphql/local-time.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { whoDoes } from '../../programmes/choices/step-choice.service.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { namedStep } from '../../programmes/modules/step.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { scheduleErrors } from '../schedule.errors.js';
import { sessionCancelled, sessionChanged, sessionInvited } from '../schedule.events.js';
import { holdAgendas, refuseDoubleBooking } from './double-booking.js';
import type { SessionInviteInput, SessionPlanInput, SessionRescheduleInput } from './session.model.js';
import {
  fixedBecause,
  isAnnouncedAnew,
  placesShort,
  SESSION_KINDS,
  type SessionState,
  sessionKindOf,
} from './session.rules.js';

const planInput = z.object({
  stepId: z.uuid().nullish(),
  kind: z.enum(SESSION_KINDS).nullish(),
  title: localized(200).nullish(),
  startsAtLocal: localTime,
  minutes: z.int().min(15).max(720),
  place: line(200),
  capacity: z.int().min(1).max(2000),
});
const rescheduleInput = planInput.omit({ stepId: true, kind: true }).partial();
const inviteInput = z.object({ personIds: z.array(z.uuid()).min(1).max(2000).nullish() });

/** A session as stored, with its closed list and its texts typed. */
type PlannedSession = Omit<SessionRecord, 'state' | 'title'> & {
  state: SessionState;
  title: LocalizedText;
  stepTitle: LocalizedText;
  invitedIds: string[];
};

const minutesAfter = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE_MS);
const minutesOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS;

@Injectable()
export class SessionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans a session of a step of a module; nobody is invited yet.
   * @returns its id
   * @throws NotFound
   * @throws Refusal STEP_NOT_NAMED, STEP_NOT_IN_MODULE, STEP_NOT_CLEAR, STEP_WITHOUT_SESSIONS, INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST
   */
  async plan(actor: PersonActor, moduleId: string, input: SessionPlanInput, locale: Locale): Promise<string> {
    return this.db.forTenant(actor, (tx) => this.planWithin(tx, actor, moduleId, input, locale));
  }

  /** The same within somebody else's transaction. */
  async planWithin(
    tx: TenantTx,
    actor: PersonActor,
    moduleId: string,
    input: SessionPlanInput,
    locale: Locale,
  ): Promise<string> {
    const {
      stepId,
      kind: stepKind,
      title,
      startsAtLocal,
      minutes,
      place,
      capacity,
    } = parseInput(planInput, input, locale);
    const { timeZone } = await openModule(tx, moduleId);
    const step = await namedStep(tx, moduleId, { stepId, kind: stepKind }, ['input']);
    const kind = sessionKindOf(step.kind);
    if (!kind) throw refuse(scheduleErrors.STEP_WITHOUT_SESSIONS, ['input', 'stepId']);
    const startsAt = futureInstant(startsAtLocal, timeZone, this.clock.now(), ['input', 'startsAtLocal']);
    const { id } = await tx.session.create({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        moduleId,
        stepId: step.id,
        kind,
        title: { ...(title ?? step.title) },
        startsAt,
        endsAt: minutesAfter(startsAt, minutes),
        timeZone,
        place,
        capacity,
        state: 'PLANNED',
      },
    });
    return id;
  }

  /**
   * Changes a session that has not started. The invited hear of it when anything in their calendar changes.
   * @param version the one that was seen; when it is no longer the current one nothing changes
   * @throws NotFound
   * @throws Refusal SESSION_CANCELLED, SESSION_STARTED, NOT_ENOUGH_PLACES, DOUBLE_BOOKED, and what `plan` refuses
   */
  async reschedule(
    actor: PersonActor,
    id: string,
    version: number,
    input: SessionRescheduleInput,
    locale: Locale,
  ): Promise<Outcome> {
    const change = parseInput(rescheduleInput, input, locale);
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const before = await this.openSession(tx, actor, id, now);
      if (before.version !== version) return 'EDITED_MEANWHILE';
      const startsAt =
        change.startsAtLocal === undefined
          ? before.startsAt
          : futureInstant(change.startsAtLocal, before.timeZone, now, ['input', 'startsAtLocal']);
      const after = {
        title: change.title === undefined ? before.title : (change.title ?? before.stepTitle),
        startsAt,
        endsAt: minutesAfter(startsAt, change.minutes ?? minutesOf(before)),
        place: change.place ?? before.place,
        capacity: change.capacity ?? before.capacity,
      };
      refuseTooMany(after.capacity, before.invitedIds.length, ['input', 'capacity']);
      await refuseDoubleBooking(tx, { id, ...after }, before.invitedIds, locale, ['input', 'startsAtLocal']);
      const sequence = before.sequence + (isAnnouncedAnew(before, after) ? 1 : 0);
      await tx.session.updateMany({
        where: { id },
        data: { ...after, title: { ...after.title }, sequence, version: { increment: 1 } },
      });
      if (sequence > before.sequence) await record(tx, actor.tenantId, sessionChanged, { sessionId: id }, now);
      return 'DONE';
    });
  }

  /**
   * Calls a session off that has not started; it leaves the calendars of the invited.
   * @throws NotFound
   * @throws Refusal SESSION_CANCELLED, SESSION_STARTED
   */
  async cancel(actor: PersonActor, id: string): Promise<void> {
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      await this.openSession(tx, actor, id, now);
      await tx.session.updateMany({
        where: { id },
        data: { state: 'CANCELLED', sequence: { increment: 1 }, version: { increment: 1 } },
      });
      await record(tx, actor.tenantId, sessionCancelled, { sessionId: id }, now);
    });
  }

  /**
   * Invites participants of the programme, all of them unless some are named; to a session of a step to choose those who chose it. Who was invited before stays so and hears nothing again.
   * @throws NotFound
   * @throws Refusal NOT_A_PARTICIPANT, INVITED_BY_DESIGN, NOT_ENOUGH_PLACES, DOUBLE_BOOKED, SESSION_CANCELLED, SESSION_STARTED, INVALID_INPUT
   */
  async invite(actor: PersonActor, id: string, input: SessionInviteInput, locale: Locale): Promise<void> {
    await this.db.forTenant(actor, (tx) => this.inviteWithin(tx, actor, id, input, locale));
  }

  /** The same within somebody else's transaction. */
  async inviteWithin(
    tx: TenantTx,
    actor: PersonActor,
    id: string,
    input: SessionInviteInput,
    locale: Locale,
  ): Promise<void> {
    const { personIds } = parseInput(inviteInput, input, locale);
    const session = await this.openSession(tx, actor, id, this.clock.now());
    if (!session.moduleId) throw refuse(scheduleErrors.INVITED_BY_DESIGN, ['id']);
    const { programmeId } = await openModule(tx, session.moduleId, ['id']);
    const participants = new Set(await participantIds(tx, programmeId));
    refuseStrangers(personIds ?? [], participants);
    const asked = personIds ?? (await whoDoes(tx, session.stepId, [...participants]));
    await this.inviteTo(tx, actor, session, asked, locale);
  }

  /**
   * Invites people whom the caller may have invited to a session that can still be changed.
   * @throws NotFound; Refusal NOT_ENOUGH_PLACES, DOUBLE_BOOKED, SESSION_CANCELLED, SESSION_STARTED
   */
  async invitePeople(
    tx: TenantTx,
    actor: PersonActor,
    id: string,
    personIds: readonly string[],
    locale: Locale,
  ): Promise<void> {
    await this.inviteTo(tx, actor, await this.openSession(tx, actor, id, this.clock.now()), personIds, locale);
  }

  private async inviteTo(
    tx: TenantTx,
    { tenantId }: PersonActor,
    session: PlannedSession,
    personIds: readonly string[],
    locale: Locale,
  ): Promise<void> {
    const { id: sessionId } = session;
    const added = [...new Set(personIds)].filter((person) => !session.invitedIds.includes(person));
    refuseTooMany(session.capacity, session.invitedIds.length + added.length, ['input', 'personIds']);
    await refuseDoubleBooking(tx, session, added, locale, ['input', 'personIds']);
    if (added.length === 0) return;
    await tx.attendance.createMany({
      data: added.map((personId) => ({ tenantId, sessionId, personId, state: 'INVITED' })),
    });
    const now = this.clock.now();
    await tx.session.updateMany({ where: { id: sessionId, announcedAt: null }, data: { announcedAt: now } });
    await record(tx, tenantId, sessionInvited, { sessionId }, now);
  }

  /** A session that can still be changed, with the tenant's agendas held until the transaction ends. */
  private async openSession(tx: TenantTx, actor: PersonActor, id: string, now: Date): Promise<PlannedSession> {
    await holdAgendas(tx, actor.tenantId);
    const found = await tx.session.findFirst({
      where: { id },
      include: { attendances: { select: { personId: true } }, step: { select: { title: true } } },
    });
    if (!found) throw new NotFound();
    const { attendances, title, step, ...stored } = found;
    const session = {
      ...stored,
      state: stored.state as SessionState,
      title: title as unknown as LocalizedText,
      stepTitle: (step?.title ?? title) as unknown as LocalizedText,
      invitedIds: attendances.map(({ personId }) => personId),
    };
    const reason = fixedBecause(session, now);
    if (reason === 'CANCELLED') throw refuse(scheduleErrors.SESSION_CANCELLED);
    if (reason === 'STARTED') throw refuse(scheduleErrors.SESSION_STARTED);
    return session;
  }
}

function refuseTooMany(capacity: number, invited: number, field: readonly string[]): void {
  const short = placesShort(capacity, invited);
  if (short > 0) throw refuse(scheduleErrors.NOT_ENOUGH_PLACES, field, { short, invited, capacity });
}

function refuseStrangers(personIds: readonly string[], participants: ReadonlySet<string>): void {
  refuseAll(
    personIds.flatMap((id, index) =>
      participants.has(id)
        ? []
        : [{ kind: scheduleErrors.NOT_A_PARTICIPANT, field: ['input', 'personIds', `${index}`] }],
    ),
  );
}
