import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Locale, PersonActor } from '../../../../platform/auth/actor.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import type { TenantTx } from '../../../../platform/database/role-database.js';
import { recordAll } from '../../../../platform/events/events.js';
import { NotFound, refuse } from '../../../../platform/graphql/failures.js';
import { parseInput } from '../../../../platform/graphql/input.js';
import { feedbackErrors } from '../../feedback.errors.js';
import { reportShared } from '../../feedback.events.js';
import type { FeedbackReport } from '../reading/report.model.js';
import { ReportService } from '../reading/report.service.js';

/** Named people: whoever wants to tell everybody has other ways. */
const people = z.array(z.uuid()).min(1).max(50);

/** With whom participants share their reports. A report is the participant's: nobody else shares it, nor takes it back. */
@Injectable()
export class ReportShareService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reports: ReportService,
  ) {}

  /**
   * Lets these people read a report from now on, and has them told; who reads it already goes on.
   * @throws NotFound, Refusal INVALID_INPUT, SHARE_REFUSED
   */
  async share(
    actor: PersonActor,
    reportId: string,
    personIds: readonly string[],
    locale: Locale,
  ): Promise<FeedbackReport> {
    const ids = [...new Set(parseInput(people, personIds, locale, ['personIds']))];
    const { tenantId } = actor;
    await this.db.forTenant(actor, async (tx) => {
      await mustBeOwn(tx, actor, reportId);
      if ((await tx.person.count({ where: { id: { in: ids } } })) < ids.length) throw new NotFound();
      if (ids.includes(actor.personId)) throw refuse(feedbackErrors.SHARE_REFUSED, ['personIds']);
      const now = this.clock.now();
      const given = await tx.$queryRaw<{ reportId: string; personId: string }[]>`
        insert into feedback_report_share as given (tenant_id, report_id, person_id, shared_at)
        select ${tenantId}::uuid, ${reportId}::uuid, id, ${now}::timestamptz from unnest(${ids}::uuid[]) id
            on conflict (tenant_id, report_id, person_id)
            do update set shared_at = excluded.shared_at, withdrawn_at = null where given.withdrawn_at is not null
        returning report_id as "reportId", person_id as "personId"`;
      await recordAll(tx, tenantId, reportShared, given, now);
    });
    return this.reports.byId(actor, reportId, ['OWN']);
  }

  /** Takes a report back from these people, from now on. @throws NotFound, Refusal INVALID_INPUT */
  async unshare(
    actor: PersonActor,
    reportId: string,
    personIds: readonly string[],
    locale: Locale,
  ): Promise<FeedbackReport> {
    const ids = parseInput(people, personIds, locale, ['personIds']);
    await this.db.forTenant(actor, async (tx) => {
      await mustBeOwn(tx, actor, reportId);
      if ((await tx.person.count({ where: { id: { in: ids } } })) < new Set(ids).size) throw new NotFound();
      await tx.feedbackReportShare.updateMany({
        where: { reportId, personId: { in: ids }, withdrawnAt: null },
        data: { withdrawnAt: this.clock.now() },
      });
    });
    return this.reports.byId(actor, reportId, ['OWN']);
  }
}

/** @throws NotFound unless it is the actor's own and no longer held. */
async function mustBeOwn(tx: TenantTx, { personId }: PersonActor, id: string): Promise<void> {
  const own = await tx.feedbackReport.findFirst({
    where: { id, subject: { personId }, releasedAt: { not: null } },
    select: { id: true },
  });
  if (!own) throw new NotFound();
}
