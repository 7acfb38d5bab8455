import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { BehaviourAddInput, BehaviourChangeInput, BehaviourPayload } from './behaviour.model.js';
import { BehaviourService } from './behaviour.service.js';

@Resolver()
export class BehaviourResolver {
  constructor(private readonly behaviours: BehaviourService) {}

  @Mutation(() => BehaviourPayload, { description: 'Adds a behaviour to the impact map of a module.' })
  @Access('COORDINATOR')
  async behaviourAdd(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: BehaviourAddInput,
  ): Promise<BehaviourPayload> {
    return { behaviour: await this.behaviours.add(actor, moduleId, input, locale) };
  }

  @Mutation(() => BehaviourPayload, {
    description:
      'Changes a behaviour. Refused when somebody else changed it meanwhile; what was written comes with the refusal.',
  })
  @Access('COORDINATOR')
  async behaviourChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
    @Args('input') input: BehaviourChangeInput,
  ): Promise<BehaviourPayload> {
    const { outcome, behaviour } = await this.behaviours.change(actor, id, version, input, locale);
    return { behaviour, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => BehaviourPayload, {
    description: 'Takes a behaviour out of the design; it is kept in the archive, and so is what was tied to it.',
  })
  @Access('COORDINATOR')
  async behaviourArchive(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version of the programme that was seen.' }) version: number,
  ): Promise<BehaviourPayload> {
    const { outcome, behaviour } = await this.behaviours.archive(actor, id, version);
    return { behaviour, userErrors: outcomeErrors(outcome, locale) };
  }
}
