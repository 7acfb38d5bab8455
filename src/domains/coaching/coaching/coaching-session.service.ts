import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { futureInstant, localTime } from '../../../platform/graphql/local-time.js';
import { moduleContext } from '../../programmes/modules/module-context.service.js';
import { isMoved, unrecordableBecause } from '../../schedule/appointments/appointment.rules.js';
import { coachingErrors } from '../coaching.errors.js';
import { coachingSessionCancelled, coachingSessionPlanned } from '../coaching.events.js';
import { type ChemistryAnswer, stateAfter } from '../matching/coaching-match.rules.js';
import type { CoachingSessionInput } from './coaching.model.js';
import { hasTalked, isOpen, type SessionKind, type SessionState } from './coaching.rules.js';
import { type CoachingOutcome, type OwnMatch, openMatch, ownMatch } from './own-match.js';

const sessionInput = z.object({ startsAtLocal: localTime, minutes: z.int().min(15).max(480), place: line(200) });

/** What the two plan, hold and say to each other's coordinator. Every method tells of which match. */
@Injectable()
export class CoachingSessionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the chemistry call its moment, or another one. Either of the two can.
   * @param sequence that of the call that the actor has seen, null for none; where there is another by now it is not moved
   * @throws NotFound
   * @throws Refusal MATCH_ENDED, COACHING_SESSION_FIXED, INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST
   */
  async planChemistryCall(
    actor: PersonActor,
    id: string,
    sequence: number | null,
    input: CoachingSessionInput,
    locale: Locale,
  ): Promise<CoachingOutcome> {
    return this.db.forTenant(actor, async (tx) => {
      const match = await openMatch(tx, actor, id, 'PLAN');
      const appointment = await this.appointmentOf(tx, match, input, locale);
      const call = await tx.coachingSession.findFirst({ where: { matchId: id, kind: 'CHEMISTRY_CALL' } });
      if (!call && sequence !== null) return { matchId: id, outcome: 'EDITED_MEANWHILE' };
      if (!call) return this.create(tx, actor, match, 'CHEMISTRY_CALL', appointment);
      const state = call.state as SessionState;
      // What was called off is planned anew under the same calendar entry.
      if (state !== 'CANCELLED' && !isOpen({ ...call, state }, this.clock.now()))
        throw refuse(coachingErrors.COACHING_SESSION_FIXED);
      const shown = state === 'CANCELLED' ? null : call.sequence;
      if (shown !== sequence && isMoved(call, appointment)) return { matchId: id, outcome: 'EDITED_MEANWHILE' };
      return this.move(tx, actor, call, appointment);
    });
  }

  /**
   * Plans a session; either of the two can, once both said yes.
   * @throws NotFound; Refusal CHEMISTRY_CALL_FIRST, COACHING_SESSIONS_OVERLAP, and what `planChemistryCall` refuses
   */
  async plan(actor: PersonActor, id: string, input: CoachingSessionInput, locale: Locale): Promise<CoachingOutcome> {
    return this.db.forTenant(actor, async (tx) => {
      const match = await openMatch(tx, actor, id, 'PLAN');
      if (match.acceptedAt === null) throw refuse(coachingErrors.CHEMISTRY_CALL_FIRST);
      return this.create(tx, actor, match, 'SESSION', await this.appointmentOf(tx, match, input, locale));
    });
  }

  /**
   * Moves a session that has not begun.
   * @param sequence the one that the actor has seen; when it is no longer the current one nothing is moved
   * @throws as `plan` does
   */
  async reschedule(
    actor: PersonActor,
    sessionId: string,
    sequence: number,
    input: CoachingSessionInput,
    locale: Locale,
  ): Promise<CoachingOutcome> {
    return this.db.forTenant(actor, async (tx) => {
      const { match, ...session } = await this.openSession(tx, actor, sessionId);
      if (session.sequence !== sequence) return { matchId: match.id, outcome: 'EDITED_MEANWHILE' };
      return this.move(tx, actor, session, await this.appointmentOf(tx, match, input, locale));
    });
  }

  /**
   * Calls off what has not begun.
   * @param sequence as for `reschedule`
   * @throws NotFound; Refusal MATCH_ENDED, COACHING_SESSION_FIXED
   */
  async cancel(actor: PersonActor, sessionId: string, sequence: number): Promise<CoachingOutcome> {
    return this.db.forTenant(actor, async (tx) => {
      const { match, ...session } = await this.openSession(tx, actor, sessionId);
      if (session.sequence !== sequence) return { matchId: match.id, outcome: 'EDITED_MEANWHILE' };
      await tx.coachingSession.updateMany({
        where: { id: sessionId },
        data: { state: 'CANCELLED', sequence: { increment: 1 } },
      });
      await record(tx, actor.tenantId, coachingSessionCancelled, { sessionId }, this.clock.now());
      return { matchId: match.id, outcome: 'DONE' };
    });
  }

  /**
   * Records whether a session took place; it can be corrected, also after the match ended.
   * @throws NotFound; Refusal COACHING_SESSION_TO_COME, COACHING_SESSION_CALLED_OFF
   */
  async recordHeld(actor: PersonActor, sessionId: string, held: boolean): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const { match, ...session } = await this.ownSession(tx, actor, sessionId);
      // A chemistry call is told by what the two said after it.
      if (session.kind !== 'SESSION') throw new NotFound();
      const reason = unrecordableBecause(session, this.clock.now());
      if (reason === 'NOT_STARTED') throw refuse(coachingErrors.COACHING_SESSION_TO_COME);
      if (reason === 'CANCELLED') throw refuse(coachingErrors.COACHING_SESSION_CALLED_OFF);
      await tx.coachingSession.updateMany({ where: { id: sessionId }, data: { state: held ? 'HELD' : 'NOT_HELD' } });
      return match.id;
    });
  }

  /**
   * Says for the actor's side what came of the chemistry call; until the coordinator acts, one may think again.
   * @throws NotFound; Refusal MATCH_ENDED, CHEMISTRY_CALL_NOT_HELD
   */
  async answer(actor: PersonActor, id: string, answer: ChemistryAnswer): Promise<string> {
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const match = await openMatch(tx, actor, id, 'ANSWER');
      const call = await tx.coachingSession.findFirst({ where: { matchId: id, kind: 'CHEMISTRY_CALL' } });
      if (!hasTalked(call && { ...call, state: call.state as SessionState }, now))
        throw refuse(coachingErrors.CHEMISTRY_CALL_NOT_HELD);
      const own = match.side === 'PARTICIPANT' ? { participantAnswer: answer } : { learningManagerAnswer: answer };
      const state = stateAfter({ ...match, ...own });
      const acceptedAt = match.acceptedAt ?? (state === 'ACCEPTED' ? now : null);
      await tx.coachingMatch.updateMany({
        where: { id },
        data: { ...own, state, acceptedAt, version: { increment: 1 } },
      });
      return id;
    });
  }

  private async appointmentOf(tx: TenantTx, { moduleId }: OwnMatch, input: CoachingSessionInput, locale: Locale) {
    const { startsAtLocal, minutes, place } = parseInput(sessionInput, input, locale);
    const { timeZone } = await moduleContext(tx, moduleId);
    const startsAt = futureInstant(startsAtLocal, timeZone, this.clock.now(), ['input', 'startsAtLocal']);
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS), place };
  }

  private async create(
    tx: TenantTx,
    { tenantId }: PersonActor,
    { id: matchId }: OwnMatch,
    kind: SessionKind,
    appointment: { startsAt: Date; endsAt: Date; place: string },
  ): Promise<CoachingOutcome> {
    await refuseOverlap(tx, matchId, appointment);
    const id = newId();
    await tx.coachingSession.create({ data: { ...appointment, tenantId, id, matchId, kind, state: 'PLANNED' } });
    await record(tx, tenantId, coachingSessionPlanned, { sessionId: id }, this.clock.now());
    return { matchId, outcome: 'DONE' };
  }

  private async move(
    tx: TenantTx,
    { tenantId }: PersonActor,
    before: { id: string; matchId: string; state: string; startsAt: Date; endsAt: Date; place: string },
    after: { startsAt: Date; endsAt: Date; place: string },
  ): Promise<CoachingOutcome> {
    const { id, matchId } = before;
    if (before.state === 'PLANNED' && !isMoved(before, after)) return { matchId, outcome: 'DONE' };
    await refuseOverlap(tx, matchId, after, id);
    await tx.coachingSession.updateMany({
      where: { id },
      data: { ...after, state: 'PLANNED', sequence: { increment: 1 } },
    });
    await record(tx, tenantId, coachingSessionPlanned, { sessionId: id }, this.clock.now());
    return { matchId, outcome: 'DONE' };
  }

  private async openSession(tx: TenantTx, actor: PersonActor, id: string) {
    const session = await this.ownSession(tx, actor, id);
    if (session.match.state === 'ENDED') throw refuse(coachingErrors.MATCH_ENDED);
    if (!isOpen(session, this.clock.now())) throw refuse(coachingErrors.COACHING_SESSION_FIXED);
    return session;
  }

  /** An appointment of the actor's, with its match held. @throws NotFound */
  private async ownSession(tx: TenantTx, actor: PersonActor, id: string) {
    const found = await tx.coachingSession.findFirst({ where: { id }, select: { matchId: true } });
    if (!found) throw new NotFound();
    const match = await ownMatch(tx, actor, found.matchId);
    // Read again behind the lock: the other may have changed it.
    const session = await tx.coachingSession.findFirstOrThrow({ where: { id } });
    return { ...session, state: session.state as SessionState, match };
  }
}

/**
 * Nobody meets the other twice at one time.
 * @param butId an appointment that is moved away from there
 * @throws Refusal COACHING_SESSIONS_OVERLAP
 */
async function refuseOverlap(
  tx: TenantTx,
  matchId: string,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  butId?: string,
): Promise<void> {
  const others = await tx.coachingSession.count({
    where: { matchId, id: { not: butId }, state: 'PLANNED', startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
  });
  if (others > 0) throw refuse(coachingErrors.COACHING_SESSIONS_OVERLAP, ['input', 'startsAtLocal']);
}
