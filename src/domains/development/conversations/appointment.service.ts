import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { MINUTE_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { line, parseInput } from '../../../platform/graphql/input.js';
import { futureInstant, localTime, localTimeErrors } from '../../../platform/graphql/local-time.js';
import { type Outcome } from '../../../platform/graphql/outcome.js';
import { type Appointment, isMoved } from '../../schedule/appointments/appointment.rules.js';
import { developmentErrors } from '../development.errors.js';
import { acceptanceFault, accepted, agreedTime, nextSequence, type Proposal, proposalOf } from './appointment.rules.js';
import type { AppointmentInput, TimesProposeInput } from './conversation.model.js';
import type { ConversationKind } from './conversation.read-model.js';
import { sidesOf } from './conversation.rules.js';
import { lockOwnConversation, type OwnConversation, refuseIncomplete } from './own-conversation.js';

const minutes = z.int().min(15).max(480);
const planInput = z.object({ startsAtLocal: localTime, minutes, place: line(200) });
const proposeInput = z.object({ startsAtLocal: z.array(localTime).min(1).max(8), minutes, place: line(200) });
const chosen = z.array(z.date()).min(1).max(8);

const FAULTS = {
  NO_TIMES_PROPOSED: developmentErrors.NO_TIMES_PROPOSED,
  OWN_PROPOSAL: developmentErrors.OWN_PROPOSAL,
  TIME_NOT_PROPOSED: developmentErrors.TIME_NOT_PROPOSED,
  TIME_IS_PAST: localTimeErrors.TIME_IS_PAST,
} as const;

/** The appointment of the two or three who have a conversation: one of them plans it, or proposes times and the others choose. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a conversation its moment, or another one; times that were proposed are off the table.
   * @param sequence that of the appointment that the actor has seen, null for none; where there is another by now it is not moved
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST, LEARNING_MANAGER_MISSING
   */
  async plan(
    actor: PersonActor,
    kind: ConversationKind,
    id: string,
    sequence: number | null,
    input: AppointmentInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { startsAtLocal, minutes, place } = parseInput(planInput, input, locale);
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const before = await lockOwnConversation(tx, kind, actor, id);
      refuseIncomplete(before);
      const startsAt = futureInstant(startsAtLocal, before.timeZone, now, ['input', 'startsAtLocal']);
      const after = { startsAt, endsAt: minutesAfter(startsAt, minutes), place };
      if (!isMoved(before, after)) return 'DONE';
      if ((before.startsAt ? before.sequence : null) !== sequence) return 'EDITED_MEANWHILE';
      await appoint(tx, actor, kind, before, after, now);
      return 'DONE';
    });
  }

  /**
   * Proposes times to the others, in place of what was proposed before.
   * @param seen the number of the proposal that the actor has seen; when there is a later one nothing is proposed
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, TIME_DOES_NOT_EXIST, TIME_OCCURS_TWICE, TIME_IS_PAST, LEARNING_MANAGER_MISSING
   */
  async propose(
    actor: PersonActor,
    kind: ConversationKind,
    id: string,
    seen: number,
    input: TimesProposeInput,
    locale: Locale,
  ): Promise<Outcome> {
    const { startsAtLocal, minutes, place } = parseInput(proposeInput, input, locale);
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const conversation = await lockOwnConversation(tx, kind, actor, id);
      refuseIncomplete(conversation);
      const times = startsAtLocal.map((local, index) => {
        const field = ['input', 'startsAtLocal', `${index}`];
        const startsAt = futureInstant(local, conversation.timeZone, now, field);
        return { startsAt, endsAt: minutesAfter(startsAt, minutes) };
      });
      if (conversation.proposalNumber !== seen) return 'EDITED_MEANWHILE';
      await put(tx, kind, id, proposalOf(conversation.side, place, times), seen + 1);
      await record(tx, actor.tenantId, kind.timesProposed, { conversationId: id }, now);
      return 'DONE';
    });
  }

  /**
   * Says which of the proposed times suit. The earliest that suits everyone becomes the appointment.
   * @param seen the number of the proposal that the actor has seen; when there is a later one nothing is accepted
   * @throws NotFound
   * @throws Refusal INVALID_INPUT, NO_TIMES_PROPOSED, OWN_PROPOSAL, TIME_NOT_PROPOSED, TIME_IS_PAST
   */
  async accept(
    actor: PersonActor,
    kind: ConversationKind,
    id: string,
    seen: number,
    startsAt: readonly Date[],
    locale: Locale,
  ): Promise<Outcome> {
    const starts = parseInput(chosen, startsAt, locale, ['startsAt']).map((start) => start.getTime());
    const now = this.clock.now();
    return this.db.forTenant(actor, async (tx) => {
      const conversation = await lockOwnConversation(tx, kind, actor, id);
      const { side, people } = conversation;
      if (conversation.proposalNumber !== seen) return 'EDITED_MEANWHILE';
      const fault = acceptanceFault(conversation.proposal, side, starts, now);
      if (fault) throw refuse(FAULTS[fault], ['startsAt']);
      const proposal = accepted(conversation.proposal!, side, starts);
      const time = agreedTime(proposal, sidesOf(people), now);
      if (time) await appoint(tx, actor, kind, conversation, { ...time, place: proposal.place }, now);
      else await put(tx, kind, id, proposal, seen);
      return 'DONE';
    });
  }
}

const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE_MS);

async function put(
  tx: TenantTx,
  kind: ConversationKind,
  id: string,
  proposal: Proposal,
  number: number,
): Promise<void> {
  await tx.$executeRaw`
    update ${kind.table} set proposal = ${JSON.stringify(proposal)}::jsonb, proposal_number = ${number} where id = ${id}::uuid`;
}

async function appoint(
  tx: TenantTx,
  { tenantId }: PersonActor,
  kind: ConversationKind,
  before: OwnConversation,
  { startsAt, endsAt, place }: Appointment,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    update ${kind.table}
       set starts_at = ${startsAt}, ends_at = ${endsAt}, place = ${place}, sequence = ${nextSequence(before)}, proposal = null
     where id = ${before.id}::uuid`;
  await record(tx, tenantId, kind.planned, { conversationId: before.id }, now);
}
