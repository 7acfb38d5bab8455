import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { coachingMatchConfirmed, coachingMatchEnded } from '../../coaching/coaching.events.js';
import { FinalLearningManagerService } from './final-learning-manager.service.js';

const payload = z.object({ tenantId: z.uuid(), matchId: z.uuid() });

/** Who coaches a participant in a module is the third of the final conversation of that module. */
@Job({ name: 'follow-coaching-match', payload, on: [coachingMatchConfirmed, coachingMatchEnded] })
export class FollowMatchJob implements JobHandler<z.infer<typeof payload>> {
  constructor(private readonly learningManagers: FinalLearningManagerService) {}

  async handle({ tenantId, matchId }: z.infer<typeof payload>): Promise<void> {
    await this.learningManagers.followMatch(tenantId, matchId);
  }
}
