import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import type { DepartmentProgress, ProgrammeProgress } from './progress.model.js';
import { maySeeProgress } from './progress.policy.js';
import { type ProgressRow, progressOf } from './progress.read-model.js';
import { totalOf, withoutSmallRows } from './progress.rules.js';

@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * How far a programme is, or one module of it.
   * @throws NotFound when there is no such programme or module, or it is not the actor's to see
   */
  async ofProgramme(actor: TenantActor, programmeId: string, moduleId: string | null): Promise<ProgrammeProgress> {
    const [row] = await this.db.read<ProgressRow>(actor, progressOf(programmeId, moduleId, this.clock.now()));
    if (!row || !maySeeProgress(actor, row) || (moduleId && row.modules.length === 0)) throw new NotFound();
    return {
      participants: row.participants,
      modules: row.modules.map(({ module, lateMoves, departments }) => ({
        module,
        lateMoves,
        departments: withoutSmallRows(departments) as DepartmentProgress[],
        total: totalOf(departments) as DepartmentProgress,
      })),
    };
  }
}
