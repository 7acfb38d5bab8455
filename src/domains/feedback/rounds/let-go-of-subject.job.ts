import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../../programmes/programmes.events.js';
import { lockedRound } from './round.service.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid(), personId: z.uuid() });

/**
 * Nobody is asked about somebody who no longer takes part: their panel leaves the rounds that have not opened. An open round goes on, since
 * a panel that vanished while raters answer would tell more than a report.
 */
@Job({ name: 'let-go-of-subject', payload, on: [participationEnded] })
export class LetGoOfSubjectJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly db: Database) {}

  async handle({ tenantId, programmeId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.db.forTenant({ tenantId }, async (tx) => {
      if ((await tx.participation.count({ where: { programmeId, personId, leftAt: null } })) > 0) return;
      const waiting = await tx.feedbackSubject.findMany({
        where: { personId, round: { state: 'NOMINATING', module: { programmeId } } },
        select: { id: true, roundId: true },
      });
      for (const { id, roundId } of waiting) {
        const { state } = await lockedRound(tx, roundId);
        if (state === 'NOMINATING') await tx.feedbackSubject.deleteMany({ where: { id } });
      }
    });
  }
}
