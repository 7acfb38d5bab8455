import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from '../../../platform/clock/clock.js';
import { RehearsalClock } from '../../../platform/clock/rehearsal-clock.js';
import { Database } from '../../../platform/database/database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { defineUserErrors } from '../../../platform/graphql/user-errors.js';
import { JobRegistry } from '../../../platform/jobs/job-registry.js';
import { QUEUE } from '../../../platform/jobs/tokens.js';
import type { Installation } from './installation.model.js';

const clockErrors = defineUserErrors({
  CLOCK_IS_REAL: {
    nl: 'De klok kan alleen worden verzet met TEST_CLOCK=1.',
    en: 'The clock can be moved only with TEST_CLOCK=1.',
  },
  CLOCK_ONLY_FORWARD: {
    nl: 'De klok gaat alleen vooruit; het is nu {now}.',
    en: 'The clock goes forward only; it is {now} now.',
  },
});

@Injectable()
export class InstallationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  async describe(): Promise<Installation> {
    const jobs = await this.queue.getJobCountByTypes('waiting', 'active', 'prioritized');
    const events = await this.db.asSystem('count recorded facts', (system) =>
      system.outboxEvent.count({ where: { dispatchedAt: null } }),
    );
    return { now: this.clock.now(), outstandingWork: jobs + events };
  }

  /**
   * Moves the installation's clock and has every sweep look at what became due.
   * @throws Refusal CLOCK_IS_REAL, CLOCK_ONLY_FORWARD
   */
  async moveClock(to: Date): Promise<Installation> {
    if (!(this.clock instanceof RehearsalClock)) throw refuse(clockErrors.CLOCK_IS_REAL);
    const now = this.clock.now();
    if (to < now) throw refuse(clockErrors.CLOCK_ONLY_FORWARD, ['to'], { now: now.toISOString() });
    await this.clock.moveTo(to);
    await this.queue.addBulk(this.jobs.sweeps().map(({ name }) => ({ name, data: {} })));
    return this.describe();
  }
}
