import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { occasions } from '../occasions/occasions.js';
import type { MailTemplate } from '../templates/mail-templates.js';
import { DeliveryService } from './delivery.service.js';

const payload = z.object({});

/** Notes down what time makes due, and sends whatever is due and not sent yet: also what failed earlier, or what a crash left behind. */
@Job({ name: 'due-mail', payload, everySeconds: 60 })
export class DueMailJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly deliveries: DeliveryService,
    private readonly logger: PinoLogger,
  ) {}

  async handle(): Promise<void> {
    for (const [template, { sweep }] of Object.entries(occasions)) {
      if (!sweep) continue;
      const tenants = await this.db.asSystem('find tenants that may have to remind', (system) =>
        sweep.tenants(system, this.clock.now()),
      );
      await this.forEach(tenants, (tenantId) => this.deliveries.noteSwept(sweep, template as MailTemplate, tenantId));
    }
    const waiting = await this.db.asSystem(
      'find tenants with mail to send',
      (system) =>
        system.$queryRaw<{ tenantId: string }[]>`
          select distinct tenant_id as "tenantId" from delivery where state = 'DUE' and try_at <= ${this.clock.now()}`,
    );
    await this.forEach(waiting, (tenantId) => this.deliveries.sendDue(tenantId));
  }

  /** One tenant whose work fails must not keep the others waiting; it has its turn again at the next sweep. */
  private async forEach(tenants: { tenantId: string }[], work: (tenantId: string) => Promise<void>): Promise<void> {
    for (const { tenantId } of tenants) {
      try {
        await work(tenantId);
      } catch (error) {
        this.logger.error({ err: error, tenantId }, 'the mails of a tenant could not be seen to');
      }
    }
  }
}
