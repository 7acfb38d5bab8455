import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../../programmes/programmes.events.js';
import { unshare } from './unshare.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid(), personId: z.uuid() });

/**
 * Leaving a programme takes back what was shared in it. Nobody reads it from then on (see `whoIsShown`); this is for who takes part again, were
 * it before this ran: then it is their choice anew.
 */
@Job({ name: 'let-go-of-shared-assignment', payload, on: [participationEnded] })
export class LetGoOfSharedJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly db: Database) {}

  async handle({ tenantId, programmeId, personId: participantId }: z.infer<typeof payload>): Promise<void> {
    await this.db.forTenant({ tenantId }, (tx) => unshare(tx, { participantId, module: { programmeId } }));
  }
}
