import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { SelfPacedStep, StepDeclarePayload } from './declaration.model.js';
import { DeclarationService } from './declaration.service.js';

@Resolver(() => SelfPacedStep)
export class DeclarationResolver {
  constructor(private readonly declarations: DeclarationService) {}

  @Query(() => [SelfPacedStep], {
    description: 'The steps of a module that one takes part in and declares done oneself, in their order.',
  })
  @Access('SIGNED_IN')
  mySelfPacedSteps(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<SelfPacedStep[]> {
    return this.declarations.ofActor(actor, moduleId);
  }

  @Mutation(() => StepDeclarePayload, {
    description: 'Says that a step which one does at a time of one’s own is done.',
  })
  @Access('PARTICIPANT')
  async stepDeclareDone(
    @CurrentActor() actor: PersonActor,
    @Args('stepId', { type: () => ID }) stepId: string,
  ): Promise<StepDeclarePayload> {
    return { step: await this.declarations.declare(actor, stepId) };
  }

  @Mutation(() => StepDeclarePayload, { description: 'Takes back that a step is done.' })
  @Access('PARTICIPANT')
  async stepDeclarationWithdraw(
    @CurrentActor() actor: PersonActor,
    @Args('stepId', { type: () => ID }) stepId: string,
  ): Promise<StepDeclarePayload> {
    return { step: await this.declarations.withdraw(actor, stepId) };
  }
}
