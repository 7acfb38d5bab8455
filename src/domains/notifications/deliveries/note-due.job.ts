import { z } from 'zod';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import type { Trigger } from '../occasions/occasion.js';
import { occasions } from '../occasions/occasions.js';
import type { MailTemplate } from '../templates/mail-templates.js';
import { DeliveryService } from './delivery.service.js';

/** The tenant and whatever ids the fact has. */
const payload = z.record(z.string(), z.string()).and(z.object({ tenantId: z.uuid() }));

/** The job that a fact sets off for one template: notes down who is to be told, and tells them. */
function noteDueJob(template: MailTemplate, trigger: Trigger) {
  @Job({ name: `${template.toLowerCase()}-upon-${trigger.event.type}`, payload, on: [trigger.event] })
  class NoteDueJob implements JobHandler<z.infer<typeof payload>> {
    constructor(private readonly deliveries: DeliveryService) {}

    async handle({ tenantId, ...fact }: z.infer<typeof payload>): Promise<void> {
      await this.deliveries.noteUpon(trigger, template, tenantId, fact);
      await this.deliveries.sendDue(tenantId);
    }
  }
  return NoteDueJob;
}

/** One job for each fact that makes mails of a template due, so that each is tried again on its own. */
export const noteDueJobs = Object.entries(occasions).flatMap(([template, { upon = [] }]) =>
  upon.map((trigger) => noteDueJob(template as MailTemplate, trigger)),
);
