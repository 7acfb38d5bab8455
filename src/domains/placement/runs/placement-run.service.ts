import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isUniqueViolation } from '../../../platform/database/failures.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { NotFound, type Refusal, refuse } from '../../../platform/graphql/failures.js';
import { openModule } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import type { Placement, PlacementProblem } from '../placement.service.js';
import { placementErrors } from './placement-run.errors.js';
import { placementRunAsked } from './placement-run.events.js';
import type { RunResult } from './placement-run.read-model.js';
import { type RunKind, type RunOutcome, type RunState, refusalToApply, statesFor } from './placement-run.rules.js';

/** What is to be worked out for a module, loaded afresh when its turn comes. */
export interface PlacementTask {
  readonly problem: PlacementProblem;
  /** What places are called unless they are people. */
  readonly placeNames?: ReadonlyMap<string, { nl: string; en: string }>;
  /** What is kept of the reasons of a placement: codes and values that JSON can hold. */
  explain(placement: Placement): Prisma.InputJsonValue;
}

/** For a proposal that cannot be applied any more, since something has changed. */
export const outdated = (): Refusal => refuse(placementErrors.RUN_OUTDATED, ['id']);

/** Loads what is to be worked out for a module. */
export type TaskLoader = (tenantId: string, moduleId: string) => Promise<PlacementTask>;

/** Asking for a matching or groups, stopping it, and taking what came of it; how either is done its domain registers. */
@Injectable()
export class PlacementRunService {
  private readonly loaders = new Map<RunKind, TaskLoader>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  register(kind: RunKind, loader: TaskLoader): void {
    this.loaders.set(kind, loader);
  }

  /** @throws Error for a kind that no domain has registered */
  loaderOf(kind: RunKind): TaskLoader {
    const loader = this.loaders.get(kind);
    if (!loader) throw new Error(`Nobody knows how ${kind} is done`);
    return loader;
  }

  /**
   * Asks for it; a job does it.
   * @throws NotFound; Refusal RUN_UNDER_WAY, NOBODY_TO_PLACE
   */
  async ask(actor: PersonActor, moduleId: string, kind: RunKind): Promise<void> {
    const { tenantId, personId: askedById } = actor;
    const now = this.clock.now();
    await this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await openModule(tx, moduleId);
      if ((await participantIds(tx, programmeId)).length === 0) throw refuse(placementErrors.NOBODY_TO_PLACE);
      const id = newId();
      const state: RunState = 'QUEUED';
      try {
        await tx.placementRun.create({ data: { tenantId, id, moduleId, kind, state, askedById, askedAt: now } });
      } catch (error) {
        if (isUniqueViolation(error)) throw refuse(placementErrors.RUN_UNDER_WAY);
        throw error;
      }
      await record(tx, tenantId, placementRunAsked, { runId: id }, now);
    });
  }

  /**
   * Stops it, at once: nothing comes of it.
   * @returns of which module
   * @throws NotFound; Refusal RUN_ENDED
   */
  async stop(actor: PersonActor, id: string, kind: RunKind): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const run = await tx.placementRun.findFirst({ where: { id, kind }, select: { moduleId: true } });
      if (!run) throw new NotFound();
      const stopped = await tx.placementRun.updateMany({
        where: { id, state: { in: statesFor('STOP') } },
        data: { state: 'STOPPED', finishedAt: this.clock.now() },
      });
      if (stopped.count === 0) throw refuse(placementErrors.RUN_ENDED, ['id']);
      return run.moduleId;
    });
  }

  /**
   * Takes the proposal of a run to apply it in this transaction, once.
   * @throws NotFound; Refusal RUN_NOT_DONE, RUN_IMPOSSIBLE, RUN_APPLIED
   */
  async take<Explanation>(
    tx: TenantTx,
    id: string,
    kind: RunKind,
  ): Promise<{ moduleId: string; result: RunResult<Explanation> }> {
    const [run] = await tx.$queryRaw<TakenRun<Explanation>[]>`
      select module_id as "moduleId", state, outcome, applied_at as "appliedAt", result from placement_run
       where id = ${id}::uuid and kind = ${kind} for update`;
    if (!run) throw new NotFound();
    await openModule(tx, run.moduleId, ['id']);
    const refusal = refusalToApply(run);
    if (refusal === 'NOT_DONE') throw refuse(placementErrors.RUN_NOT_DONE, ['id']);
    if (refusal === 'IMPOSSIBLE') throw refuse(placementErrors.RUN_IMPOSSIBLE, ['id']);
    if (refusal === 'APPLIED') throw refuse(placementErrors.RUN_APPLIED, ['id']);
    await tx.placementRun.updateMany({ where: { id }, data: { appliedAt: this.clock.now() } });
    return run;
  }
}

interface TakenRun<Explanation> {
  moduleId: string;
  state: RunState;
  outcome: RunOutcome | null;
  appliedAt: Date | null;
  result: RunResult<Explanation>;
}
