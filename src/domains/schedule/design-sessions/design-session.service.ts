import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { line, localized, parseInput, prose } from '../../../platform/graphql/input.js';
import { futureInstant, localTime } from '../../../platform/graphql/local-time.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { isHere } from '../../people/people/person.read-model.js';
import { scheduleErrors } from '../schedule.errors.js';
import { SessionService } from '../sessions/session.service.js';
import type {
  DesignSessionAddInput,
  DesignSessionInviteInput,
  DesignSessionPlanInput,
  DesignSessionResultsWriteInput,
} from './design-session.model.js';
import { managementTeam } from './design-session.read-model.js';

/** As many as a programme has half-days to design it in. */
const MOST_SESSIONS = 20;
/** A management team and those whom it asks along. */
const CAPACITY = 100;

const addInput = z.object({ title: localized(200) });
const planInput = z.object({ startsAtLocal: localTime, minutes: z.int().min(15).max(720), place: line(200) });
const inviteInput = z.object({ personIds: z.array(z.uuid()).min(1).max(CAPACITY).nullish() });
const text = prose(10_000).pipe(z.string().min(1));
const resultsInput = z.object({ results: z.object({ nl: text, en: text }) });

/**
 * Sessions in which director and management team design a programme. Each is a plan of a session and what became of it; the meeting itself is a
 * session like all others, so that moving it, calling it off, attendance, mails, calendar entries and double bookings are those of sessions.
 */
@Injectable()
export class DesignSessionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** Adds one behind the others. @returns its id @throws NotFound; Refusal TOO_MANY_DESIGN_SESSIONS, INVALID_INPUT */
  add(actor: PersonActor, programmeId: string, input: DesignSessionAddInput, locale: Locale): Promise<string> {
    const { title } = parseInput(addInput, input, locale);
    const { tenantId } = actor;
    return this.db.forTenant(actor, async (tx) => {
      const [programme] = await tx.$queryRaw<
        object[]
      >`select from programme where id = ${programmeId}::uuid for update`;
      if (!programme) throw new NotFound();
      const position = 1 + (await tx.designSession.count({ where: { programmeId } }));
      if (position > MOST_SESSIONS)
        throw refuse(scheduleErrors.TOO_MANY_DESIGN_SESSIONS, ['programmeId'], { most: MOST_SESSIONS });
      const { id } = await tx.designSession.create({ data: { tenantId, id: newId(), programmeId, position, title } });
      return id;
    });
  }

  /**
   * Gives a design session its moment; nobody is invited yet. Once it has one, that is moved like that of every session.
   * @throws NotFound
   * @throws Refusal DESIGN_SESSION_PLANNED, INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST
   */
  async plan(actor: PersonActor, id: string, input: DesignSessionPlanInput, locale: Locale): Promise<void> {
    const { startsAtLocal, minutes, place } = parseInput(planInput, input, locale);
    const { tenantId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      const { programmeId, title, session } = await held(tx, id);
      if (session?.state === 'PLANNED') throw refuse(scheduleErrors.DESIGN_SESSION_PLANNED, ['id']);
      const { timeZone } = await tx.programme.findFirstOrThrow({
        where: { id: programmeId },
        select: { timeZone: true },
      });
      const startsAt = futureInstant(startsAtLocal, timeZone, this.clock.now(), ['input', 'startsAtLocal']);
      const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS);
      const sessionId = newId();
      await tx.session.create({
        data: {
          tenantId,
          id: sessionId,
          programmeId,
          kind: 'DESIGN',
          title: title as object,
          startsAt,
          endsAt,
          timeZone,
          place,
          capacity: CAPACITY,
          state: 'PLANNED',
        },
      });
      await tx.designSession.updateMany({ where: { id }, data: { sessionId } });
    });
  }

  /**
   * Invites people to a design session that is planned: the client and the management team unless some are named. Who is invited already hears
   * nothing again.
   * @throws NotFound; Refusal DESIGN_SESSION_NOT_PLANNED, and what SessionService.invitePeople refuses
   */
  async invite(actor: PersonActor, id: string, input: DesignSessionInviteInput, locale: Locale): Promise<void> {
    const { personIds } = parseInput(inviteInput, input, locale);
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const { programmeId, session } = await held(tx, id);
      if (session?.state !== 'PLANNED') throw refuse(scheduleErrors.DESIGN_SESSION_NOT_PLANNED, ['id']);
      const invited = await tx.$queryRaw<{ id: string }[]>`
        select p.id from person p join programme g on g.tenant_id = p.tenant_id and g.id = ${programmeId}::uuid
         where case when ${personIds ?? null}::uuid[] is null then ${managementTeam(now)}
                    else p.id = any (${personIds ?? null}::uuid[]) and ${isHere(now)} end`;
      if (personIds && invited.length < new Set(personIds).size) throw new NotFound();
      await this.sessions.invitePeople(
        tx,
        actor,
        session.id,
        invited.map((person) => person.id),
        locale,
      );
    });
  }

  /**
   * Writes what became of a design session, once it has begun.
   * @param version the one that the writer has seen; when it is no longer the current one nothing is written
   * @throws NotFound; Refusal DESIGN_SESSION_NOT_HELD, INVALID_INPUT
   */
  writeResults(
    actor: PersonActor,
    id: string,
    version: number,
    input: DesignSessionResultsWriteInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { results } = parseInput(resultsInput, input, locale);
    return this.db.forTenant(actor, async (tx) => {
      const { session } = await held(tx, id);
      if (session?.state !== 'PLANNED' || session.startsAt > this.clock.now())
        throw refuse(scheduleErrors.DESIGN_SESSION_NOT_HELD, ['id']);
      const written = await tx.designSession.updateMany({
        where: { id, version },
        data: { results, version: { increment: 1 } },
      });
      return written.count === 0 ? 'EDITED_MEANWHILE' : 'DONE';
    });
  }
}

/** A design session, held until the transaction ends. @throws NotFound */
async function held(tx: TenantTx, id: string) {
  await tx.$executeRaw`select from design_session where id = ${id}::uuid for update`;
  const found = await tx.designSession.findFirst({ where: { id }, include: { session: true } });
  if (!found) throw new NotFound();
  return found;
}
