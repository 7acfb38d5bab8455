import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { stepErrors } from '../modules/step.errors.js';
import { type OwnStep, ownStep, refuseNotChosen } from '../modules/step.service.js';
import type { SelfPacedStep } from './declaration.model.js';

@Injectable()
export class DeclarationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The steps of a module that the actor, who takes part, declares done; without those of a choice that went another way. */
  ofActor(actor: PersonActor, moduleId: string): Promise<SelfPacedStep[]> {
    return this.db.read<SelfPacedStep>(
      actor,
      Prisma.sql`
        select s.id as "stepId", s.key, s.title, s.ends_on::text as "endsOn", d.declared_at as "declaredAt"
          from module m
          join participation e on e.tenant_id = m.tenant_id and e.programme_id = m.programme_id and e.left_at is null
          join module_step s on s.tenant_id = m.tenant_id and s.module_id = m.id
          left join step_declaration d on d.tenant_id = s.tenant_id and d.step_id = s.id and d.person_id = e.person_id
         where m.id = ${moduleId}::uuid and e.person_id = ${actor.personId}::uuid and s.skipped_at is null and 'DECLARED' = any(s.completion)
           and not exists (select from step_choice c where c.tenant_id = s.tenant_id and c.module_id = s.module_id and c.choice_key = s.choice_key
                              and c.person_id = e.person_id and c.step_id <> s.id)
         order by s.position`,
    );
  }

  /**
   * A participant says that a step is done. Once is enough.
   * @throws NotFound; Refusal STEP_NOT_SELF_PACED, STEP_NOT_CHOSEN
   */
  async declare(actor: PersonActor, stepId: string): Promise<SelfPacedStep> {
    const { tenantId, personId } = actor;
    return this.write(actor, stepId, async (tx) => {
      await tx.stepDeclaration.createMany({
        data: { tenantId, stepId, personId, declaredAt: this.clock.now() },
        skipDuplicates: true,
      });
    });
  }

  /**
   * A participant takes back that a step is done.
   * @throws NotFound; Refusal STEP_NOT_SELF_PACED, STEP_NOT_CHOSEN
   */
  async withdraw(actor: PersonActor, stepId: string): Promise<SelfPacedStep> {
    const { personId } = actor;
    return this.write(actor, stepId, async (tx) => {
      await tx.stepDeclaration.deleteMany({ where: { stepId, personId } });
    });
  }

  private async write(
    actor: PersonActor,
    stepId: string,
    save: (tx: Prisma.TransactionClient) => Promise<void>,
  ): Promise<SelfPacedStep> {
    const { moduleId } = await this.db.forTenant(actor, async (tx): Promise<OwnStep> => {
      const step = await ownStep(tx, actor, stepId);
      if (!step.takesPart) throw new NotFound();
      if (!step.completion.includes('DECLARED')) throw refuse(stepErrors.STEP_NOT_SELF_PACED, ['stepId']);
      refuseNotChosen(step);
      await save(tx);
      return step;
    });
    return (await this.ofActor(actor, moduleId)).find((step) => step.stepId === stepId)!;
  }
}
