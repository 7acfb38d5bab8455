import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { personLeft } from '../../people/people.events.js';
import { LeavingService } from './leaving.service.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/** Whoever has left the organisation takes part in nothing any more. */
@Job({ name: 'who-left', payload, on: [personLeft] })
export class WhoLeftJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly leaving: LeavingService) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.leaving.endOfWhoLeft(tenantId, personId);
  }
}
