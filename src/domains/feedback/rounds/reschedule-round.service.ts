import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { refuse, refuseAll } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { feedbackErrors } from '../feedback.errors.js';
import type { FeedbackRoundRescheduleInput } from './round.model.js';
import { deadlineFaultsOfMove, deadlinesOf, outOfPhase, type RoundState, roundHours } from './round.rules.js';
import { lockedRound } from './round.service.js';

/** Gives a round that is not open yet other days and deadlines; panels stay as they are. */
@Injectable()
export class RescheduleRoundService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What is due follows from the round as it is then: a deadline that is moved ahead gives participants their turn again.
   * @param version the one that the coordinator has seen; when it is no longer the current one nothing moves
   * @throws NotFound, Refusal ROUND_REFUSED, ROUND_DAYS_WRONG, DEADLINE_WRONG
   */
  async reschedule(
    actor: TenantActor,
    id: string,
    version: number,
    input: FeedbackRoundRescheduleInput,
  ): Promise<Outcome> {
    return this.db.forTenant(actor, async (tx) => {
      const now = this.clock.now();
      const round = await lockedRound(tx, id);
      if (round.state !== 'NOMINATING')
        throw refuse(feedbackErrors.ROUND_REFUSED, ['id'], { reason: outOfPhase(round.state as RoundState) });
      if (round.version !== version) return 'EDITED_MEANWHILE';
      const { timeZone } = round;
      const opensAt = input.opensOn ? roundHours(input.opensOn, input.opensOn, timeZone).opensAt : round.opensAt;
      const closesAt = input.closesOn ? roundHours(input.closesOn, input.closesOn, timeZone).closesAt : round.closesAt;
      if (opensAt >= closesAt || closesAt <= now) throw refuse(feedbackErrors.ROUND_DAYS_WRONG, ['input', 'closesOn']);
      const moved = new Set(Object.entries(input).flatMap(([field, day]) => (day === undefined ? [] : [field])));
      const given = deadlinesOf(input, timeZone);
      const data = {
        opensAt,
        closesAt,
        nominationsDueAt: moved.has('nominationsDueOn') ? given.nominationsDueAt : round.nominationsDueAt,
        approvalDueAt: moved.has('approvalDueOn') ? given.approvalDueAt : round.approvalDueAt,
        unapprovedPanels: input.unapprovedPanels ?? round.unapprovedPanels,
      };
      const terms = { opensAt, unapprovedPanels: data.unapprovedPanels as 'APPROVE' | 'WAIT' };
      refuseAll(
        deadlineFaultsOfMove(data, terms, moved, now).map(({ field, code }) => ({
          kind: feedbackErrors.DEADLINE_WRONG,
          field: ['input', field],
          values: { fault: code },
        })),
      );
      await tx.feedbackRound.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } });
      return 'DONE';
    });
  }
}
