import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Locale, TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { refuse } from '../../../platform/graphql/failures.js';
import { localized, parseInput } from '../../../platform/graphql/input.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { changeDesign, changePart, type DesignedPart } from '../design/design-change.service.js';
import { moduleContext, openModule } from '../modules/module-context.service.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import { ProgrammeService } from '../programmes/programme.service.js';
import type { Behaviour, BehaviourAddInput, BehaviourChangeInput } from './behaviour.model.js';

const goals = z.array(localized(500)).min(1).max(10);
export const behaviourInput = z.object({
  text: localized(500),
  indicators: z.array(localized(500)).min(1).max(20),
  operationalGoals: goals,
  strategicGoals: goals,
});
const changeInput = z.object({
  text: behaviourInput.shape.text.nullish(),
  indicators: behaviourInput.shape.indicators.nullish(),
  operationalGoals: goals.nullish(),
  strategicGoals: goals.nullish(),
});

/**
 * Refuses to tie something of a module to a behaviour that this module does not have (any more).
 * @throws Refusal BEHAVIOUR_NOT_OF_MODULE
 */
export async function refuseOtherBehaviours(
  tx: TenantTx,
  moduleId: string,
  behaviourIds: readonly string[],
  field: readonly string[],
): Promise<void> {
  const ids = [...new Set(behaviourIds)];
  const known = await tx.behaviour.count({ where: { id: { in: ids }, moduleId, archivedAt: null } });
  if (known < ids.length) throw refuse(programmeErrors.BEHAVIOUR_NOT_OF_MODULE, field);
}

@Injectable()
export class BehaviourService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeService,
  ) {}

  /** Adds a behaviour behind the others of a module. @throws NotFound; Refusal MODULE_ARCHIVED, INVALID_INPUT */
  async add(actor: TenantActor, moduleId: string, input: BehaviourAddInput, locale: Locale): Promise<Behaviour> {
    const behaviour = parseInput(behaviourInput, input, locale);
    const id = newId();
    const programmeId = await this.db.forTenant(actor, async (tx) => {
      const { programmeId } = await moduleContext(tx, moduleId);
      const changedIn = await changeDesign(tx, actor, programmeId);
      await openModule(tx, moduleId);
      const position = 1 + (await tx.behaviour.count({ where: { moduleId } }));
      await tx.behaviour.create({
        data: { ...behaviour, tenantId: actor.tenantId, id, moduleId, position, changedIn },
      });
      return programmeId;
    });
    return (await this.behaviour(actor, programmeId, id))!;
  }

  /**
   * Changes a behaviour; what is left out stays.
   * @param version of the programme, that the writer has seen
   * @throws NotFound; Refusal INVALID_INPUT
   */
  async change(
    actor: TenantActor,
    id: string,
    version: number,
    input: BehaviourChangeInput,
    locale: Locale,
  ): Promise<{ outcome: Outcome; behaviour: Behaviour | null }> {
    const { text, indicators, operationalGoals, strategicGoals } = parseInput(changeInput, input, locale);
    const written = {
      text: text ?? undefined,
      indicators: indicators ?? undefined,
      operationalGoals: operationalGoals ?? undefined,
      strategicGoals: strategicGoals ?? undefined,
    };
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, behaviourPart(tx, id), version, (changedIn) =>
        tx.behaviour.updateMany({ where: { id }, data: { ...written, changedIn } }),
      ),
    );
    return { outcome, behaviour: await this.behaviour(actor, programmeId, id) };
  }

  /** Takes a behaviour out of the design; what was tied to it stays so. @throws NotFound */
  async archive(
    actor: TenantActor,
    id: string,
    version: number,
  ): Promise<{ outcome: Outcome; behaviour: Behaviour | null }> {
    const { outcome, programmeId } = await this.db.forTenant(actor, (tx) =>
      changePart(tx, actor, behaviourPart(tx, id), version, (changedIn) =>
        tx.behaviour.updateMany({ where: { id }, data: { archivedAt: this.clock.now(), changedIn } }),
      ),
    );
    return { outcome, behaviour: await this.behaviour(actor, programmeId, id) };
  }

  private async behaviour(actor: TenantActor, programmeId: string, id: string): Promise<Behaviour | null> {
    const { modules } = await this.programmes.byId(actor, programmeId);
    return modules.flatMap(({ behaviours }) => behaviours).find((behaviour) => behaviour.id === id) ?? null;
  }
}

const behaviourPart = (tx: TenantTx, id: string) => async (): Promise<DesignedPart | null> => {
  const behaviour = await tx.behaviour.findFirst({
    where: { id },
    select: { changedIn: true, archivedAt: true, module: { select: { programmeId: true, archivedAt: true } } },
  });
  if (!behaviour) return null;
  const { changedIn, archivedAt, module } = behaviour;
  return { changedIn, archivedAt: archivedAt ?? module.archivedAt, programmeId: module.programmeId };
};
