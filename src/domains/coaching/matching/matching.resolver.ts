import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { PlacementRunService } from '../../placement/runs/placement-run.service.js';
import {
  CoachingMatching,
  CoachingMatchingPayload,
  CoachingProposal,
  CoachingProposalConnection,
  CoachingProposedLoad,
} from './matching.model.js';
import { MatchingService } from './matching.service.js';

@Resolver(() => CoachingMatching)
export class MatchingResolver {
  constructor(
    private readonly matching: MatchingService,
    private readonly runs: PlacementRunService,
  ) {}

  @Query(() => CoachingMatching, {
    nullable: true,
    description: 'The latest matching of a module: how far it is, or what it proposes.',
  })
  @Access('COORDINATOR')
  coachingMatching(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<CoachingMatching | null> {
    return this.matching.latest(actor, moduleId, locale);
  }

  @Mutation(() => CoachingMatchingPayload, {
    description:
      'Has all participants of a module matched at once, in the background. Who was set by hand, or is a match already, stays so; who asked for another gets another.',
  })
  @Access('COORDINATOR')
  async coachingMatchingStart(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<CoachingMatchingPayload> {
    await this.runs.ask(actor, moduleId, 'MATCHING');
    return { matching: await this.matching.latest(actor, moduleId, locale) };
  }

  @Mutation(() => CoachingMatchingPayload, { description: 'Stops a matching; nothing comes of it.' })
  @Access('COORDINATOR')
  async coachingMatchingStop(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<CoachingMatchingPayload> {
    const moduleId = await this.runs.stop(actor, runId, 'MATCHING');
    return { matching: await this.matching.latest(actor, moduleId, locale) };
  }

  @Mutation(() => CoachingMatchingPayload, {
    description: 'Takes what a matching proposes: see `coachingMatches`. Nobody hears of it before it is confirmed.',
  })
  @Access('COORDINATOR')
  async coachingMatchingApply(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<CoachingMatchingPayload> {
    const moduleId = await this.matching.apply(actor, runId);
    return { matching: await this.matching.latest(actor, moduleId, locale) };
  }

  @ResolveField(() => CoachingProposalConnection)
  @Access('COORDINATOR')
  proposals(
    @Context() { locale }: RequestContext,
    @Parent() matching: CoachingMatching,
    @Args() page: PageArgs,
  ): Page<CoachingProposal> {
    return this.matching.proposals(matching, page, locale);
  }
}

@Resolver(() => CoachingProposal)
export class CoachingProposalResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: CoachingProposal,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: CoachingProposal,
  ): Promise<Person> {
    return this.people.load(context, actor, learningManagerId);
  }
}

@Resolver(() => CoachingProposedLoad)
export class CoachingProposedLoadResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: CoachingProposedLoad,
  ): Promise<Person> {
    return this.people.load(context, actor, learningManagerId);
  }
}
