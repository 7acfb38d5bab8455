import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { DAY_MS } from '../../../platform/clock/durations.rules.js';
import { Database } from '../../../platform/database/database.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { CloseEvaluationService } from './close-evaluation.service.js';
import { ForgetWhoGaveJob } from './forget-who-gave.job.js';
import { OpenEvaluationService } from './open-evaluation.service.js';

const payload = z.object({});

/** Opens evaluations on the day of their step and closes them at their hour, derived from what is planned: a date that moves leaves nothing behind. */
@Job({ name: 'due-evaluations', payload, everySeconds: 60 })
export class DueEvaluationsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly opening: OpenEvaluationService,
    private readonly closing: CloseEvaluationService,
    private readonly forgetting: ForgetWhoGaveJob,
    private readonly logger: PinoLogger,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const evaluations = await this.db.asSystem('find evaluations that are due', (system) =>
      system.evaluation.findMany({
        where: {
          OR: [
            { state: 'OPEN', closesAt: { lte: now } },
            // Forgetting follows from a fact; should its job be lost, this makes up for it.
            { state: 'CLOSED', forgottenAt: null },
          ],
        },
        select: { tenantId: true, id: true, state: true },
      }),
    );
    for (const { tenantId, id: evaluationId, state } of evaluations)
      await this.attempt({ tenantId, evaluationId }, () =>
        state === 'OPEN'
          ? this.closing.closeIfDue(tenantId, evaluationId)
          : this.forgetting.handle({ tenantId, evaluationId }),
      );
    const running = await this.db.asSystem('find organisations with programmes that run', (system) =>
      system.programme.findMany({
        where: { state: 'APPROVED', startsOn: { lte: now }, endsOn: { gte: new Date(now.getTime() - DAY_MS) } },
        distinct: ['tenantId'],
        select: { tenantId: true },
      }),
    );
    for (const { tenantId } of running)
      await this.attempt({ tenantId }, async () => {
        for (const moduleId of await this.opening.dueModules({ tenantId }, now))
          await this.attempt({ tenantId, moduleId }, () => this.opening.openOnItsDay({ tenantId }, moduleId));
      });
  }

  /** What fails must not keep the others waiting; it is tried again at the next sweep. */
  private async attempt(about: object, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // With too few participants it stays a draft; the coordinator sees that on the module.
      if (!(error instanceof Refusal))
        this.logger.error({ err: error, ...about }, 'an evaluation could not be moved on');
    }
  }
}
