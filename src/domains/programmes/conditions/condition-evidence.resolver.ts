import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { ConditionEvidence } from './condition.model.js';

@Resolver(() => ConditionEvidence)
export class ConditionEvidenceResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('PARENT')
  addedBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { addedById }: ConditionEvidence,
  ): Promise<Person> {
    return this.people.load(context, actor, addedById);
  }
}
