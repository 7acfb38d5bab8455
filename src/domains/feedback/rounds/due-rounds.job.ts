import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { WriteReportsJob } from '../reports/write-reports.job.js';
import { CloseRoundService } from './close-round.service.js';
import { OpenRoundService } from './open-round.service.js';
import type { RoundState } from './round.rules.js';

const payload = z.object({});

/** Opens and closes rounds at their hours, derived from the rounds themselves: a date that moves leaves nothing behind. */
@Job({ name: 'due-rounds', payload, everySeconds: 30 })
export class DueRoundsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly opening: OpenRoundService,
    private readonly closing: CloseRoundService,
    private readonly reports: WriteReportsJob,
    private readonly logger: PinoLogger,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const rounds = await this.db.asSystem('find rounds that are due', (system) =>
      system.feedbackRound.findMany({
        where: {
          OR: [
            { state: 'NOMINATING', opensAt: { lte: now }, closesAt: { gt: now } },
            { state: 'OPEN', closesAt: { lte: now } },
            // Reports, and forgetting what a cancelled round holds, follow from facts; should such a job be lost, this makes up for it.
            { state: 'CLOSED' },
            { state: 'CANCELLED', closesAt: { gt: new Date(now.getTime() - DAY_MS) } },
          ],
        },
        select: { tenantId: true, id: true, state: true },
      }),
    );
    // One round that fails must not keep the others waiting; it is tried again at the next sweep.
    for (const { tenantId, id, state } of rounds) {
      try {
        await this.moveOn(tenantId, id, state as RoundState);
      } catch (error) {
        // Without an approved panel it stays where it is; the coordinator sees that on the round.
        if (!(error instanceof Refusal))
          this.logger.error({ err: error, tenantId, roundId: id }, 'a round that was due could not be moved on');
      }
    }
  }

  /** Each of these looks at the round again under a lock, and leaves alone what has been done. */
  private async moveOn(tenantId: string, roundId: string, state: RoundState): Promise<unknown> {
    switch (state) {
      case 'NOMINATING':
        return this.opening.open({ tenantId }, roundId);
      case 'OPEN':
        return this.closing.closeIfDue(tenantId, roundId);
      case 'CLOSED':
        return this.reports.handle({ tenantId, roundId });
      default:
        return this.closing.forget(tenantId, roundId);
    }
  }
}
