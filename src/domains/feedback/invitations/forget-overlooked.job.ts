import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { ForgetWhoAnsweredJob } from './forget-who-answered.job.js';

const payload = z.object({});

/** Forgets who answered in rounds that are over and of which it is still known: a job was lost, or a mail had yet to go. */
@Job({ name: 'forget-overlooked', payload, everySeconds: 300 })
export class ForgetOverlookedJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly forgetting: ForgetWhoAnsweredJob,
    private readonly logger: PinoLogger,
  ) {}

  async handle(): Promise<void> {
    const rounds = await this.db.asSystem('find rounds of which it is still known who answered', (system) =>
      system.feedbackRound.findMany({
        where: { state: { in: ['CLOSED', 'REPORTED', 'CANCELLED'] }, forgottenAt: null },
        select: { tenantId: true, id: true },
      }),
    );
    // One round that fails must not keep the others waiting; it is tried again at the next sweep.
    for (const { tenantId, id: roundId } of rounds) {
      try {
        await this.forgetting.handle({ tenantId, roundId });
      } catch (error) {
        this.logger.error({ err: error, tenantId, roundId }, 'who answered in a round could not be forgotten');
      }
    }
  }
}
