import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { personLeft } from '../../people/people.events.js';
import { roleRevoked } from '../../tenancy/tenancy.events.js';
import { FinalLearningManagerService } from './final-learning-manager.service.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/** A final conversation whose learning manager lost the role or left waits for another. */
@Job({ name: 'final-learning-manager-left', payload, on: [roleRevoked, personLeft] })
export class FinalLearningManagerLeftJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly learningManagers: FinalLearningManagerService) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.learningManagers.letGoOf(tenantId, personId);
  }
}
