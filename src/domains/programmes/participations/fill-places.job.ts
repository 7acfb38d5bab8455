import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { participationEnded } from '../programmes.events.js';
import { OpenEnrolmentService } from './open-enrolment.service.js';

const payload = z.object({ tenantId: z.uuid(), programmeId: z.uuid() });

/** Gives the place of somebody who left to the first in line. */
@Job({ name: 'fill-places', payload, on: [participationEnded] })
export class FillPlacesJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly enrolment: OpenEnrolmentService) {}

  async handle({ tenantId, programmeId }: z.infer<typeof payload>): Promise<void> {
    await this.enrolment.fill(tenantId, programmeId);
  }
}
