import { z } from 'zod';
import type { Prisma } from '../../../generated/prisma/client.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Job, type JobHandler } from '../../../platform/jobs/job.js';
import { type PlacementProgress, type PlacementResult, PlacementService } from '../placement.service.js';
import { placementRunAsked } from './placement-run.events.js';
import { MOST_BEGINNINGS, mayBegin, type RunKind, statesFor } from './placement-run.rules.js';
import { PlacementRunService, type PlacementTask } from './placement-run.service.js';

const payload = z.object({ tenantId: z.uuid(), runId: z.uuid() });

/** Longest time for one run. */
const MOST_SECONDS = 60;
/** How often it is told how far it is, and looked whether somebody stopped it. */
const LOOK_MS = 500;

/** One of the times that a run was begun. */
interface Beginning {
  readonly tenantId: string;
  readonly runId: string;
  readonly begun: number;
}

/** Works out what a coordinator asked for, and stops as soon as somebody says so. */
@Job({ name: 'run-placement', payload, on: [placementRunAsked], attempts: 3 })
export class RunPlacementJob implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly runs: PlacementRunService,
    private readonly placement: PlacementService,
  ) {}

  async handle({ tenantId, runId }: z.infer<typeof payload>): Promise<void> {
    const run = await this.begin(tenantId, runId);
    if (!run) return;
    const mine = { tenantId, runId, begun: run.begun };
    try {
      const task = await this.runs.loaderOf(run.kind as RunKind)(tenantId, run.moduleId);
      const result = await this.placeWhileWanted(mine, task);
      if (result) await this.keep(mine, task, result);
    } catch (error) {
      // Otherwise it is begun again: by the queue, or where even this does not get through, by `revive-placement-runs`.
      if (!mayBegin(run.begun)) await this.change(mine, { state: 'FAILED', finishedAt: this.clock.now() });
      throw error;
    }
  }

  /** @returns undefined when there is nothing to begin any more */
  private begin(tenantId: string, runId: string) {
    const aliveAt = this.clock.now();
    return this.db.forTenant({ tenantId }, async (tx) => {
      const [run] = await tx.placementRun.updateManyAndReturn({
        where: { id: runId, state: { in: statesFor('BEGIN') }, begun: { lt: MOST_BEGINNINGS } },
        data: { state: 'RUNNING', aliveAt, begun: { increment: 1 } },
        select: { kind: true, moduleId: true, begun: true },
      });
      return run;
    });
  }

  /** @returns undefined when somebody stopped it */
  private async placeWhileWanted(mine: Beginning, { problem }: PlacementTask) {
    const stopping = new AbortController();
    let progress: PlacementProgress | undefined;
    let looking: Promise<void> | undefined;
    const look = async () => {
      const { placed = 0 } = progress ?? {};
      const persons = problem.persons.length;
      const isWanted = await this.change(mine, { placed, persons, aliveAt: this.clock.now() });
      if (!isWanted) stopping.abort();
    };
    const timer = setInterval(() => {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      // What keeps it from looking keeps it from storing what comes of it too, and is told then.
      looking.catch(() => {});
    }, LOOK_MS);
    try {
      const result = await this.placement.place(problem, {
        seconds: MOST_SECONDS,
        signal: stopping.signal,
        onProgress: (told) => {
          progress = told;
        },
      });
      return stopping.signal.aborted ? undefined : result;
    } finally {
      clearInterval(timer);
      await looking?.catch(() => {});
    }
  }

  private async keep(mine: Beginning, task: PlacementTask, result: PlacementResult): Promise<void> {
    const finishedAt = this.clock.now();
    if (result.status === 'STOPPED') {
      // Nobody stopped it: the time was up before anybody had a place.
      await this.change(mine, { state: 'FAILED', finishedAt });
      return;
    }
    const placements = 'placements' in result ? result.placements : [];
    const { places, persons } = task.problem;
    await this.change(mine, {
      state: 'DONE',
      finishedAt,
      outcome: result.status,
      gap: 'gap' in result ? result.gap : null,
      persons: persons.length,
      placed: placements.length,
      result: {
        placements: placements.map((placement) => ({
          person: placement.person,
          place: placement.place,
          explanation: task.explain(placement),
        })),
        conflicts: 'conflicts' in result ? (result.conflicts as unknown as Prisma.InputJsonValue[]) : [],
        places: places.map(({ id, maximum }) => {
          const name = task.placeNames?.get(id);
          return name ? { id, maximum, name } : { id, maximum };
        }),
      },
    });
  }

  /** @returns whether it is still running, and was not begun again meanwhile by a worker that took this one for lost */
  private async change(
    { tenantId, runId: id, begun }: Beginning,
    data: Prisma.PlacementRunUncheckedUpdateManyInput,
  ): Promise<boolean> {
    const { count } = await this.db.forTenant({ tenantId }, (tx) =>
      tx.placementRun.updateMany({ where: { id, begun, state: { in: statesFor('FINISH') } }, data }),
    );
    return count > 0;
  }
}
