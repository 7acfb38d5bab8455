import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { roundCancelled } from '../feedback.events.js';
import { CloseRoundService } from './close-round.service.js';

const payload = z.object({ tenantId: z.uuid(), roundId: z.uuid() });

/** Nobody will ever be shown what was answered in a round that was called off, so it is not kept. */
@Job({ name: 'forget-cancelled-round', payload, on: [roundCancelled] })
export class ForgetCancelledRoundJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly closing: CloseRoundService) {}

  handle({ tenantId, roundId }: z.infer<typeof payload>): Promise<void> {
    return this.closing.forget(tenantId, roundId);
  }
}
