import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import type { Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PlacementRunReader, proposalsPage } from '../../placement/runs/placement-run.read-model.js';
import { outdated, PlacementRunService, type PlacementTask } from '../../placement/runs/placement-run.service.js';
import { candidatesOf, earlierGroupsOf, keptIn } from './composing.read-model.js';
import {
  type Candidate,
  type ComposingFacts,
  composingProblem,
  fewestOf,
  linesAmong,
  type Membership,
  MOST,
  newGroupId,
  numberOfNew,
  places,
} from './composing.rules.js';
import type { IntervisionComposing, IntervisionProposal, ProposalExplanation } from './group.model.js';
import { holdGroups, IntervisionGroupService } from './group.service.js';
import { groupExplanation, groupSentence } from './group-explanation.rules.js';

/** Composing the groups of a module at once. The model is of the domain placement; what is known of people is put into it here. */
@Injectable()
export class ComposingService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly runs: PlacementRunService,
    private readonly reader: PlacementRunReader,
    private readonly groups: IntervisionGroupService,
  ) {}

  onModuleInit(): void {
    this.runs.register('COMPOSING', (tenantId, moduleId) => this.task(tenantId, moduleId));
  }

  /** The latest composing of a module; null before the first. */
  async latest(actor: PersonActor, moduleId: string, locale: Locale): Promise<IntervisionComposing | null> {
    const shown = await this.reader.latest<ProposalExplanation>(actor, moduleId, 'COMPOSING', locale);
    return shown && { run: shown.run, shown };
  }

  /** A page of what a composing proposes, by group and name. @throws Refusal CURSOR_UNKNOWN, PAGE_TOO_LARGE */
  proposals(
    { shown: { result, nameOf } }: IntervisionComposing,
    args: PageArgs,
    locale: Locale,
  ): Page<IntervisionProposal> {
    const byGroup = result.placements.toSorted((one, other) => one.explanation.number - other.explanation.number);
    return proposalsPage(byGroup, args, ({ person, explanation: { number, isKept, parts } }) => ({
      personId: person,
      number,
      isKept,
      explanation: groupSentence(parts, nameOf(person), locale),
    }));
  }

  /**
   * Makes the groups that are proposed. Who was set by hand, or is in a group that has met, stays.
   * @returns of which module
   * @throws NotFound; Refusal RUN_NOT_DONE, RUN_IMPOSSIBLE, RUN_APPLIED, RUN_OUTDATED, DOUBLE_BOOKED
   */
  async apply(actor: PersonActor, id: string, locale: Locale): Promise<string> {
    return this.db.forTenant(actor, async (tx) => {
      const { moduleId, result } = await this.runs.take<ProposalExplanation>(tx, id, 'COMPOSING');
      await holdGroups(tx, moduleId);
      const facts = await this.facts(tx, moduleId);
      const proposed = result.placements.map(({ person, place }) => ({ personId: person, groupId: place }));
      if (!stillHolds(facts, proposed)) throw outdated();
      const numbers = new Set(
        result.placements
          .filter(({ place }) => numberOfNew(place) !== undefined)
          .map(({ explanation }) => explanation.number),
      );
      const added = [...numbers].map((number) => ({ tenantId: actor.tenantId, id: newId(), moduleId, number }));
      await tx.intervisionGroup.createMany({ data: added });
      const idOf = new Map(added.map((group) => [newGroupId(group.number), group.id]));
      const isKept = new Set(facts.kept.map(({ personId }) => personId));
      const moves = proposed
        .filter(({ personId }) => !isKept.has(personId))
        .map(({ personId, groupId }) => ({
          personId,
          groupId: idOf.get(groupId) ?? groupId,
          how: 'PROPOSED' as const,
        }));
      await this.groups.place(tx, actor, moduleId, moves, locale);
      return moduleId;
    });
  }

  private async task(tenantId: string, moduleId: string): Promise<PlacementTask> {
    const facts = await this.db.forTenant({ tenantId }, (tx) => this.facts(tx, moduleId));
    const groups = new Map(places(facts).map((group) => [group.id, group.number]));
    const isKept = new Set(facts.kept.map(({ personId }) => personId));
    return {
      problem: composingProblem(facts),
      placeNames: new Map([...groups].map(([id, number]) => [id, { nl: `groep ${number}`, en: `group ${number}` }])),
      explain: ({ person, place, reasons }) => ({
        number: groups.get(place)!,
        isKept: isKept.has(person),
        parts: groupExplanation(reasons).map((part) => ({ ...part })),
      }),
    };
  }

  private async facts(tx: TenantTx, moduleId: string): Promise<ComposingFacts> {
    const candidates = await tx.$queryRaw<Candidate[]>(candidatesOf(moduleId));
    const earlier = await tx.$queryRaw<{ moduleId: string; people: string[] }[]>(earlierGroupsOf(moduleId));
    return {
      candidates,
      groups: await tx.intervisionGroup.findMany({
        where: { moduleId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true },
      }),
      kept: await tx.$queryRaw<Membership[]>(keptIn(moduleId, this.clock.now())),
      earlier: [...Map.groupBy(earlier, (group) => group.moduleId).values()].map((groups) =>
        groups.map(({ people }) => people),
      ),
    };
  }
}

/** Whether groups can be made as things are now: everybody takes part and nobody else does, who stays is where they were, and nobody meets the own line. */
function stillHolds({ candidates, kept, groups }: ComposingFacts, proposed: readonly Membership[]): boolean {
  const groupOf = new Map(proposed.map(({ personId, groupId }) => [personId, groupId]));
  const sizes = [...Map.groupBy(proposed, ({ groupId }) => groupId).values()].map(({ length }) => length);
  const here = new Set(groups.map(({ id }) => id));
  const taken = new Set(groups.map(({ number }) => number));
  return (
    candidates.length === proposed.length &&
    candidates.every(({ personId }) => groupOf.has(personId)) &&
    kept.every(({ personId, groupId }) => groupOf.get(personId) === groupId) &&
    proposed.every(({ groupId }) => here.has(groupId) || !taken.has(numberOfNew(groupId)!)) &&
    sizes.every((size) => size >= fewestOf(candidates.length, sizes.length) && size <= MOST) &&
    linesAmong(candidates).every(({ manager, reports }) =>
      reports.every((report) => groupOf.get(report) !== groupOf.get(manager)),
    )
  );
}
