import { PinoLogger } from 'nestjs-pino';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { recordAll } from '../../../platform/events/events.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { panelSettledByDeadline, ratersChosen } from '../feedback.events.js';
import { type LockedPanel, lockedPanels } from './locked-panel.js';
import { defaultOf, type PanelApproval, panelFaults } from './panel.rules.js';

const payload = z.object({});

/**
 * Does what was agreed for panels that nobody reacted to in time: see `defaultOf`. What it has settled is not due any more, so that it may
 * run twice; what cannot be settled is told to the coordinator by mail.
 */
@Job({ name: 'settle-panels', payload, everySeconds: 60 })
export class SettlePanelsJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const rounds = await this.db.asSystem('find rounds whose panels are due', (system) =>
      system.feedbackRound.findMany({
        where: {
          state: 'NOMINATING',
          OR: [
            { nominationsDueAt: { lte: now }, subjects: { some: { nominationState: 'PROPOSED' } } },
            {
              approvalDueAt: { lte: now },
              unapprovedPanels: 'APPROVE',
              subjects: { some: { nominationState: { not: 'APPROVED' } } },
            },
          ],
        },
        select: { tenantId: true, id: true },
      }),
    );
    // One round that fails must not keep the others waiting; it is tried again at the next sweep.
    for (const { tenantId, id } of rounds) {
      try {
        await this.settle(tenantId, id, now);
      } catch (error) {
        this.logger.error({ err: error, tenantId, roundId: id }, 'the panels of a round could not be settled');
      }
    }
  }

  private async settle(tenantId: string, roundId: string, now: Date): Promise<void> {
    await this.db.forTenant({ tenantId }, async (tx) => {
      const waiting = await tx.feedbackSubject.findMany({
        where: { roundId, nominationState: { not: 'APPROVED' } },
        select: { id: true },
      });
      const panels = await lockedPanels(
        tx,
        waiting.map(({ id }) => id),
      );
      const due = Map.groupBy(panels, (panel) => defaultOf(panel, { ...panel, isFaultless: isFaultless(panel) }, now));
      for (const next of ['CHOSEN', 'APPROVED'] satisfies PanelApproval[]) {
        const ofNext = due.get(next) ?? [];
        const settled = ofNext.map(({ subjectId }) => ({ subjectId }));
        if (settled.length === 0) continue;
        const neverChosen = ofNext.filter(({ approval }) => approval === 'PROPOSED').map(({ subjectId }) => subjectId);
        await tx.feedbackSubject.updateMany({ where: { id: { in: neverChosen } }, data: { chosenByDeadline: true } });
        const ids = settled.map(({ subjectId }) => subjectId);
        await tx.feedbackSubject.updateMany({ where: { id: { in: ids } }, data: { nominationState: next } });
        await recordAll(tx, tenantId, panelSettledByDeadline, settled, now);
        if (next === 'CHOSEN') await recordAll(tx, tenantId, ratersChosen, settled, now);
      }
    });
  }
}

const isFaultless = (panel: LockedPanel): boolean => panelFaults(panel).length === 0;
