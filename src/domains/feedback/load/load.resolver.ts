import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  FeedbackLoadSubstitution,
  FeedbackRaterLoad,
  FeedbackRaterLoadConnection,
  FeedbackSubstitute,
} from './load.model.js';
import { LoadService } from './load.service.js';

@Resolver(() => FeedbackRaterLoad)
export class LoadResolver {
  constructor(
    private readonly loads: LoadService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => FeedbackRaterLoadConnection, {
    description:
      'How many questionnaires each rater is sent in which week, over all rounds of the organisation that have not closed: the earliest week first, then the most loaded. For who gets more than the limit it proposes who could stand in.',
  })
  @Access('COORDINATOR')
  feedbackLoadForecast(
    @CurrentActor() actor: TenantActor,
    @Args('atLeast', {
      type: () => Int,
      defaultValue: 1,
      description: 'Only who is sent as many in a week, or more.',
    })
    atLeast: number,
    @Args() page: PageArgs,
  ): Promise<Page<FeedbackRaterLoad>> {
    return this.loads.forecast(actor, atLeast, page);
  }

  @ResolveField(() => Person, { nullable: true, description: 'A colleague; null for somebody from outside.' })
  @Access('COORDINATOR')
  rater(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { raterId }: FeedbackRaterLoad,
  ): Promise<Person> | null {
    return raterId ? this.people.load(context, actor, raterId) : null;
  }
}

@Resolver(() => FeedbackLoadSubstitution)
export class LoadSubstitutionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'Whom the questionnaire is about.' })
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { participantId }: FeedbackLoadSubstitution,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }
}

@Resolver(() => FeedbackSubstitute)
export class SubstituteResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: FeedbackSubstitute,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}
