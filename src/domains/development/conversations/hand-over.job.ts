import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { managerChanged } from '../../people/people.events.js';
import { HandOverService } from './hand-over.service.js';

const payload = z.object({ tenantId: z.uuid(), personId: z.uuid() });

/** When somebody has another manager: their conversations go along, as far as the manager of now is another than they are with. */
@Job({ name: 'hand-over-conversations', payload, on: [managerChanged] })
export class HandOverJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly handOvers: HandOverService) {}

  async handle({ tenantId, personId }: z.infer<typeof payload>): Promise<void> {
    await this.handOvers.ofParticipant(tenantId, personId);
  }
}
