import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { Condition, ConditionSignPayload } from './condition.model.js';
import { ConditionService } from './condition.service.js';

@Resolver(() => Condition)
export class ConditionResolver {
  constructor(
    private readonly conditions: ConditionService,
    private readonly people: PersonLoader,
  ) {}

  @Mutation(() => ConditionSignPayload, { description: 'The client signs for a condition of the own programme.' })
  @Access('DIRECTOR')
  async conditionSign(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ConditionSignPayload> {
    return { condition: await this.conditions.sign(actor, id) };
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null while it is not signed.' })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  signedBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { signedById }: Condition,
  ): Promise<Person> | null {
    return signedById ? this.people.load(context, actor, signedById) : null;
  }
}
