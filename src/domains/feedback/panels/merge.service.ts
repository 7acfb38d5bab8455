import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuseAll } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import type { RaterGroupKey } from '../rater-group.rules.js';
import { type LockedPanel, lockedPanels, panelRefused } from './locked-panel.js';
import { refusalToChangePanel } from './panel.rules.js';
import { type MergeFault, mergeFaults } from './panel-check.rules.js';

/** Agrees, before anybody is asked, which groups that are too small answer as one (anonymity, rule 7). For coordinators. */
@Injectable()
export class MergeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Merges groups of these subjects, all or none. @throws NotFound, Refusal PANEL_REFUSED, MERGE_FAULT */
  async merge(actor: TenantActor, subjectIds: readonly string[], keys: readonly RaterGroupKey[]): Promise<void> {
    await this.change(actor, subjectIds, (panel) => {
      const members = panel.raters.map((rater) => ({ group: rater.group, isOutsider: 'email' in rater }));
      refuse(mergeFaults(panel.groups, panel.merges, keys, members));
      const inOrder = panel.groups.map(({ key }) => key).filter((key) => keys.includes(key));
      return [...panel.merges, inOrder];
    });
  }

  /** Takes such a merge back, of all of these subjects or none. @throws NotFound, Refusal PANEL_REFUSED, MERGE_FAULT */
  async separate(actor: TenantActor, subjectIds: readonly string[], keys: readonly RaterGroupKey[]): Promise<void> {
    await this.change(actor, subjectIds, ({ merges }) => {
      const isIt = (merge: readonly RaterGroupKey[]) =>
        merge.length === new Set(keys).size && merge.every((key) => keys.includes(key));
      refuse(merges.some(isIt) ? [] : [{ code: 'NOT_MERGED' }]);
      return merges.filter((merge) => !isIt(merge));
    });
  }

  private async change(
    actor: TenantActor,
    subjectIds: readonly string[],
    mergesOf: (panel: LockedPanel) => RaterGroupKey[][],
  ): Promise<void> {
    await this.db.forTenant(actor, async (tx) => {
      const panels = await lockedPanels(tx, subjectIds);
      if (panels.length < new Set(subjectIds).size) throw new NotFound();
      refuseAll(
        panels.flatMap((panel) => {
          const reason = refusalToChangePanel(panel, '', 'COORDINATOR', this.clock.now());
          const field = ['subjectIds', String(subjectIds.indexOf(panel.subjectId))];
          return reason ? [panelRefused(reason, { field, participant: panel.subject.name })] : [];
        }),
      );
      for (const panel of panels) {
        const mergedGroups = mergesOf(panel);
        await tx.feedbackSubject.updateMany({ where: { id: panel.subjectId }, data: { mergedGroups } });
      }
    });
  }
}

function refuse(faults: readonly MergeFault[]): void {
  refuseAll(
    faults.map(({ code, group }) => ({
      kind: feedbackErrors.MERGE_FAULT,
      field: ['groups'],
      values: { fault: code, group: group ?? '' },
    })),
  );
}
