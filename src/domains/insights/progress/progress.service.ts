import { Injectable } from '@nestjs/common';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { type Page, type PageArgs, pageOf, readPageArgs } from '../../../platform/graphql/pages.js';
import type { GroupProgress } from './group-progress.model.js';
import { type GroupProgressRow, groupProgressOf } from './group-progress.read-model.js';
import type { ProgrammeOverview } from './organisation-progress.model.js';
import { organisationProgress, type ProgrammeOverviewRow } from './organisation-progress.read-model.js';
import type { DepartmentProgress, ProgrammeProgress } from './progress.model.js';
import { maySeeProgress, readsAll } from './progress.policy.js';
import { type ProgressRow, progressOf } from './progress.read-model.js';
import { FEWEST_SHOWN, totalOf, withoutSmallRows } from './progress.rules.js';
import type { Standstill } from './standstill.model.js';
import { type StandstillRow, standstillsOf } from './standstill.read-model.js';
import { OUTSIDER } from './step-states.read-model.js';

/** As whom an actor reads what is known of steps. */
const readerOf = (actor: TenantActor) => (readsAll(actor) ? null : OUTSIDER);

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
    const statement = progressOf(programmeId, moduleId, this.clock.now(), readerOf(actor));
    const [row] = await this.db.read<ProgressRow>(actor, statement);
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

  /**
   * How far the intervision groups of a module are; as with departments, none when they would not differ from the total.
   * @throws NotFound when there is no such module, or it is not the actor's to see
   */
  async ofGroups(actor: TenantActor, moduleId: string): Promise<GroupProgress[]> {
    const statement = groupProgressOf(moduleId, this.clock.now(), readerOf(actor));
    const [row] = await this.db.read<GroupProgressRow>(actor, statement);
    if (!row || !maySeeProgress(actor, row)) throw new NotFound();
    return withoutSmallRows(row.groups).map(({ unit, ...counts }) => ({ group: unit, ...counts })) as GroupProgress[];
  }

  /** The programmes whose progress the actor may see, in a few figures each, the latest first. */
  async ofOrganisation(actor: TenantActor, args: PageArgs): Promise<Page<ProgrammeOverview>> {
    const { limit, after } = readPageArgs(args, ['day', 'uuid']);
    const statement = organisationProgress(actor, after, limit + 1, this.clock.now(), readerOf(actor));
    const programmes = await this.db.read<ProgrammeOverviewRow>(actor, statement);
    return pageOf<ProgrammeOverview>(programmes, limit, ({ startsOn, programmeId }) => [startsOn, programmeId]);
  }

  /**
   * For what reasons steps of a programme do not go on, or of one module of it; none told while so few take part that it would be about a person.
   * @throws NotFound when there is no such programme or module, or it is not the actor's to see
   */
  async standstills(actor: TenantActor, programmeId: string, moduleId: string | null): Promise<Standstill[]> {
    const statement = standstillsOf(programmeId, moduleId, this.clock.now(), readerOf(actor));
    const [row] = await this.db.read<StandstillRow>(actor, statement);
    if (!row || !maySeeProgress(actor, row) || (moduleId && row.modules === 0)) throw new NotFound();
    return row.participants < FEWEST_SHOWN ? [] : row.standstills;
  }
}
