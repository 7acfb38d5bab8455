import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  CoachingLine,
  CoachingLineConnection,
  CoachingLinePayload,
  CoachingMatch,
  CoachingMatchEndBecause,
  CoachingMatchesConfirmPayload,
  CoachingPlan,
  CoachingPlanInput,
  CoachingPlanPayload,
  CoachingWish,
  CoachingWishInput,
  CoachingWishPayload,
} from './coaching-match.model.js';
import { CoachingMatchReader } from './coaching-match.read-model.js';
import { CoachingMatchService } from './coaching-match.service.js';

@Resolver(() => CoachingLine)
export class CoachingMatchResolver {
  constructor(
    private readonly matches: CoachingMatchService,
    private readonly reader: CoachingMatchReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => CoachingLineConnection, {
    description: 'The participants of a module by name, and who coaches each, is proposed to, or did before.',
  })
  @Access('COORDINATOR')
  coachingMatches(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args() page: PageArgs,
  ): Promise<Page<CoachingLine>> {
    return this.reader.linesOf(actor, moduleId, page, locale);
  }

  @Query(() => CoachingPlan, { description: 'What participants of a module are promised.' })
  @Access('COORDINATOR')
  coachingPlan(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<CoachingPlan> {
    return this.reader.plan(actor, moduleId);
  }

  @Query(() => CoachingWish, {
    description: 'In which language and where one wants to be coached in a module that one takes part in.',
  })
  @Access('SIGNED_IN')
  coachingWish(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<CoachingWish> {
    return this.reader.wish(actor, moduleId, actor.personId);
  }

  @Mutation(() => CoachingWishPayload, {
    description:
      'Says in which language and where a participant wants to be coached. It counts for matches that are still to be made. Refused when it was changed meanwhile; as it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async coachingWishSet(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('version', { type: () => Int, description: 'The version that was seen; 0 before the first.' })
    version: number,
    @Args('input') input: CoachingWishInput,
    @Args('participantId', {
      type: () => ID,
      nullable: true,
      description: 'Left out: oneself. Coordinators may name anybody.',
    })
    participantId?: string | null,
  ): Promise<CoachingWishPayload> {
    const personId = participantId ?? actor.personId;
    const outcome = await this.matches.wish(actor, moduleId, personId, version, input, locale);
    return {
      wish: await this.reader.wish(actor, moduleId, personId),
      userErrors: outcomeErrors(outcome, locale),
    };
  }

  @Mutation(() => CoachingPlanPayload, {
    description:
      'Says how many sessions participants of a module are promised. Refused when somebody else said otherwise meanwhile; how many they are now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async coachingPlanSet(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('seen', { type: () => Int, description: 'How many they were when this was decided.' }) seen: number,
    @Args('input') input: CoachingPlanInput,
  ): Promise<CoachingPlanPayload> {
    const outcome = await this.matches.agree(actor, moduleId, seen, input, locale);
    return { plan: await this.reader.plan(actor, moduleId), userErrors: outcomeErrors(outcome, locale, 'seen') };
  }

  @Mutation(() => CoachingLinePayload, {
    description:
      'Proposes a learning manager by hand; a later matching leaves it alone. Nobody hears of it before it is confirmed, and until then who coached the participant goes on.',
  })
  @Access('COORDINATOR')
  async coachingMatchPropose(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('participantId', { type: () => ID }) participantId: string,
    @Args('learningManagerId', { type: () => ID }) learningManagerId: string,
  ): Promise<CoachingLinePayload> {
    await this.matches.propose(actor, moduleId, { participantId, learningManagerId }, locale);
    return { line: await this.reader.lineOf(actor, moduleId, participantId, locale) };
  }

  @Mutation(() => CoachingMatchesConfirmPayload, {
    description:
      'Tells participants and learning managers of every proposed match of a module. Where somebody else was the learning manager until now, that match ends.',
  })
  @Access('COORDINATOR')
  async coachingMatchesConfirm(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<CoachingMatchesConfirmPayload> {
    return { confirmed: await this.matches.confirm(actor, moduleId, locale) };
  }

  @Mutation(() => CoachingLinePayload, {
    description: 'Ends a match, with what the two had planned; a proposed one is withdrawn. The two are not told why.',
  })
  @Access('COORDINATOR')
  async coachingMatchEnd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('because', { type: () => CoachingMatchEndBecause }) because: CoachingMatchEndBecause,
  ): Promise<CoachingLinePayload> {
    const { moduleId, participantId } = await this.matches.end(actor, id, because);
    return { line: await this.reader.lineOf(actor, moduleId, participantId, locale) };
  }

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: CoachingLine,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }
}

@Resolver(() => CoachingMatch)
export class CoachingMatchFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: CoachingMatch,
  ): Promise<Person> {
    return this.people.load(context, actor, learningManagerId);
  }
}
