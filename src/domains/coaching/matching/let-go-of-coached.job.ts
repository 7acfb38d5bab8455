import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../../programmes/programmes.events.js';
import { endMatches } from './end-matches.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid(), personId: z.uuid() });

/** Who no longer takes part is coached no more: the place is free for somebody else. What the two wrote stays theirs. */
@Job({ name: 'let-go-of-coached', payload, on: [participationEnded] })
export class LetGoOfCoachedJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, programmeId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.db.forTenant({ tenantId }, async (tx) => {
      if ((await tx.participation.count({ where: { programmeId, personId, leftAt: null } })) > 0) return;
      const theirs = Prisma.sql`
        c.participant_id = ${personId}::uuid
        and exists (select from module m where m.tenant_id = c.tenant_id and m.id = c.module_id and m.programme_id = ${programmeId}::uuid)`;
      await endMatches(tx, tenantId, theirs, 'PARTICIPANT_LEFT', this.clock.now());
    });
  }
}
