import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { CloseRoundService } from './close-round.service.js';
import { OpenRoundService } from './open-round.service.js';
import { due, type RoundState } from './round.rules.js';

const payload = z.object({});

/** Opens and closes rounds at their hours, derived from the rounds themselves: a date that moves leaves nothing behind. */
@Job({ name: 'due-rounds', payload, everySeconds: 30 })
export class DueRoundsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly opening: OpenRoundService,
    private readonly closing: CloseRoundService,
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
          ],
        },
        select: { tenantId: true, id: true, state: true, opensAt: true, closesAt: true },
      }),
    );
    // One round that fails must not keep the others waiting; it is tried again at the next sweep.
    for (const { tenantId, id, ...round } of rounds) {
      try {
        if (due({ ...round, state: round.state as RoundState }, now) === 'close')
          await this.closing.closeIfDue(tenantId, id);
        else await this.opening.open({ tenantId }, id);
      } catch (error) {
        // Without an approved panel it stays where it is; the coordinator sees that on the round.
        if (!(error instanceof Refusal))
          this.logger.error({ err: error, tenantId, roundId: id }, 'a round that was due could not be moved on');
      }
    }
  }
}
