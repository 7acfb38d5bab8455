import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../../generated/prisma/client.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { recordAll } from '../../../../platform/events/events.js';
import { NotFound, refuseAll } from '../../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../../platform/graphql/pages.js';
import { feedbackErrors } from '../../feedback.errors.js';
import { reportReleased } from '../../feedback.events.js';
import { type HeldReport, refusalToRelease } from './report-release.policy.js';
import type { FeedbackReportState } from './report-state.model.js';
import { IS_HELD, isPreviewedBy, type ReportStateRow, reportStates } from './report-state.read-model.js';

/** Lets participants read their reports. What is held, and by what, is known; what it says is not. */
@Injectable()
export class ReportReleaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A participant's own reports that are held. */
  held(actor: PersonActor): Promise<FeedbackReportState[]> {
    return this.read(actor, Prisma.sql`s.person_id = ${actor.personId}::uuid and ${IS_HELD}`);
  }

  /** The reports that wait for somebody as a coach. */
  toPreview(actor: PersonActor): Promise<FeedbackReportState[]> {
    return this.read(actor, isPreviewedBy(actor.personId));
  }

  /** Every participant of a round, whose report is there or not; for coordinators. */
  async ofRound(actor: PersonActor, roundId: string, args: PageArgs): Promise<Page<FeedbackReportState>> {
    const { limit, after } = readPageArgs(args, ['text', 'uuid']);
    const behind = after ? Prisma.sql`(p.family_name, s.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`;
    const rows = await this.db.read<ReportStateRow & Record<string, unknown>>(
      actor,
      reportStates(
        Prisma.sql`s.round_id = ${roundId}::uuid and ${behind}`,
        Prisma.sql`order by p.family_name, s.id limit ${limit + 1}`,
      ),
    );
    return pageOf(rows, limit, ({ familyName, subjectId }) => [familyName, subjectId]);
  }

  /**
   * Releases reports, all or none: a coordinator those that wait for a debrief, a coach those that wait for the coach. What is released
   * already stays as it is.
   * @throws NotFound, Refusal RELEASE_REFUSED
   */
  async release(actor: PersonActor, reportIds: readonly string[]): Promise<FeedbackReportState[]> {
    const ids = [...new Set(reportIds)];
    await this.db.forTenant(actor, async (tx) => {
      const reports = await tx.$queryRaw<HeldReport[]>`
        select r.report_release as mode, s.person_id as "personId", p.manager_id as "managerId", s.coach_id as "coachId"
          from feedback_report f
          join feedback_subject s on s.tenant_id = f.tenant_id and s.id = f.subject_id
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
          join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
         where f.id = any (${ids}::uuid[])`;
      const refusals = reports.map((report) => refusalToRelease(actor, report));
      if (reports.length < ids.length || refusals.includes('NOT_THERE')) throw new NotFound();
      const reasons = [...new Set(refusals.filter((refusal) => refusal !== null))];
      refuseAll(
        reasons.map((reason) => ({ kind: feedbackErrors.RELEASE_REFUSED, field: ['reportIds'], values: { reason } })),
      );
      const now = this.clock.now();
      const released = await tx.$queryRaw<{ subjectId: string }[]>`
        update feedback_report set released_at = ${now}, released_by_id = ${actor.personId}::uuid
         where id = any (${ids}::uuid[]) and released_at is null returning subject_id as "subjectId"`;
      await recordAll(tx, actor.tenantId, reportReleased, released, now);
    });
    return this.read(actor, Prisma.sql`f.id = any (${ids}::uuid[])`);
  }

  private read(actor: PersonActor, where: Prisma.Sql): Promise<FeedbackReportState[]> {
    return this.db.read<ReportStateRow & Record<string, unknown>>(
      actor,
      reportStates(where, Prisma.sql`order by r.closes_at desc, p.family_name, s.id`),
    );
  }
}
