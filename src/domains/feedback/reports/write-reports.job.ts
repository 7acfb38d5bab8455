import { Inject } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { AGGREGATOR_DATABASE } from '../../../platform/database/restricted.js';
import type { RoleDatabase, TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { cryptographicRandom } from '../cryptographic-random.js';
import { roundClosed, roundReported } from '../feedback.events.js';
import { loadClosedRound } from './gate/closed-round.read-model.js';
import { releaseInParts } from './gate/release-in-parts.js';
import { openGate } from './gate/release-round.rules.js';
import type { RoundRelease, UnitRelease, UnitsRelease } from './gate/released-report.js';

const payload = z.object({ tenantId: z.uuid(), roundId: z.uuid() });

/** Computes every report of a closed round, once: all of them in one transaction, after which the round never changes again. */
@Job({ name: 'write-reports', payload, on: [roundClosed] })
export class WriteReportsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    @Inject(AGGREGATOR_DATABASE) private readonly answers: RoleDatabase,
    private readonly clock: Clock,
  ) {}

  async handle({ tenantId, roundId }: z.infer<typeof payload>): Promise<void> {
    await this.answers.forTenant(tenantId, async (tx) => {
      // The rounds of one organisation come one after another: each has to know what those before it showed of the same people.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${tenantId}, 0))`;
      const closed = await loadClosedRound(tx, roundId);
      if (!closed) return;
      const gate = openGate(closed.round, cryptographicRandom);
      const now = this.clock.now();
      const releasedAt = closed.reportRelease === 'AUTOMATIC' ? now : null;
      const units = await releaseInParts(closed, gate, (reports) =>
        saveReports(tx, tenantId, reports, now, releasedAt),
      );
      await saveUnitReports(tx, tenantId, roundId, units, now);
      await tx.$executeRaw`update feedback_round set state = 'REPORTED' where id = ${roundId}::uuid`;
      await record(tx, tenantId, roundReported, { roundId }, now);
    });
  }
}

async function saveReports(
  tx: TenantTx,
  tenantId: string,
  reports: RoundRelease['reports'],
  computedAt: Date,
  releasedAt: Date | null,
): Promise<void> {
  const rows = reports.map(({ subjectId, release, shown: { forSubject, forContributors } }) => ({
    id: newId(),
    subject_id: subjectId,
    content: release,
    shown: forSubject,
    shown_to_contributors: forContributors,
  }));
  await tx.$executeRaw`
    insert into feedback_report (tenant_id, id, subject_id, content, shown, shown_to_contributors, computed_at, released_at)
    select ${tenantId}::uuid, id, subject_id, content, shown, shown_to_contributors, ${computedAt}::timestamptz, ${releasedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as report (id uuid, subject_id uuid, content jsonb, shown text[], shown_to_contributors text[])`;
}

async function saveUnitReports(
  tx: TenantTx,
  tenantId: string,
  roundId: string,
  { units, unitsForContributors }: UnitsRelease,
  computedAt: Date,
): Promise<void> {
  if (units.length === 0) return;
  const parts = new Map(unitsForContributors.map((part) => [part.unitId, part]));
  await tx.feedbackUnitReport.createMany({
    data: units.map((forAll) => {
      const { unitId } = forAll;
      const content: UnitRelease = { forAll, forContributors: parts.get(unitId) ?? null };
      return { tenantId, id: newId(), roundId, unitId, content: content as object, computedAt };
    }),
  });
}
