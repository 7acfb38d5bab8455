import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { PlacementRunService } from '../../placement/runs/placement-run.service.js';
import { ComposingService } from './composing.service.js';
import {
  IntervisionComposing,
  IntervisionComposingPayload,
  IntervisionGroup,
  IntervisionGroupPayload,
  IntervisionMember,
  IntervisionProposal,
  IntervisionProposalConnection,
} from './group.model.js';
import { IntervisionGroupReader } from './group.read-model.js';
import { IntervisionGroupService } from './group.service.js';

@Resolver(() => IntervisionGroup)
export class IntervisionGroupResolver {
  constructor(
    private readonly groups: IntervisionGroupService,
    private readonly reader: IntervisionGroupReader,
    private readonly composing: ComposingService,
    private readonly runs: PlacementRunService,
  ) {}

  @Query(() => [IntervisionGroup], { description: 'The groups of a module that one may see, by number.' })
  @Access('SIGNED_IN')
  intervisionGroups(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<IntervisionGroup[]> {
    return this.reader.ofModule(actor, moduleId, locale);
  }

  @Query(() => [IntervisionGroup], {
    description:
      'The groups that one is in, the latest module first; of those that one was in, the meetings that one wrote for and nobody’s words but one’s own and what was for the programme.',
  })
  @Access('SIGNED_IN')
  myIntervisionGroups(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
  ): Promise<IntervisionGroup[]> {
    return this.reader.ofActor(actor, locale);
  }

  @Mutation(() => IntervisionGroupPayload, {
    description:
      'Puts a participant into a group by hand; composing again leaves them there. Refused with the own manager or a direct report, and when somebody else moved them meanwhile: then the group that they are in now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async intervisionMemberMove(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('groupId', { type: () => ID }) groupId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('seenGroupId', {
      type: () => ID,
      nullable: true,
      description: 'The group of the module that they were seen in; left out for none.',
    })
    seenGroupId?: string | null,
  ): Promise<IntervisionGroupPayload> {
    const moved = await this.groups.move(actor, groupId, personId, seenGroupId ?? null, locale);
    return {
      group: await this.reader.byId(actor, moved.groupId, locale),
      userErrors: outcomeErrors(moved.outcome, locale, 'seenGroupId'),
    };
  }

  @Query(() => IntervisionComposing, {
    nullable: true,
    description: 'The latest composing of groups of a module: how far it is, or what it proposes.',
  })
  @Access('COORDINATOR')
  intervisionComposing(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<IntervisionComposing | null> {
    return this.composing.latest(actor, moduleId, locale);
  }

  @Mutation(() => IntervisionComposingPayload, {
    description:
      'Has groups of five to eight composed for a module, in the background: mixed, never with the own manager or a direct report, in new company. Who was set by hand, or is in a group that has met, stays there.',
  })
  @Access('COORDINATOR')
  async intervisionComposingStart(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<IntervisionComposingPayload> {
    await this.runs.ask(actor, moduleId, 'COMPOSING');
    return { composing: await this.composing.latest(actor, moduleId, locale) };
  }

  @Mutation(() => IntervisionComposingPayload, { description: 'Stops composing; nothing comes of it.' })
  @Access('COORDINATOR')
  async intervisionComposingStop(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<IntervisionComposingPayload> {
    const moduleId = await this.runs.stop(actor, runId, 'COMPOSING');
    return { composing: await this.composing.latest(actor, moduleId, locale) };
  }

  @Mutation(() => IntervisionComposingPayload, {
    description: 'Makes the groups that are proposed. Meetings to come are those of who is in the group then.',
  })
  @Access('COORDINATOR')
  async intervisionComposingApply(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<IntervisionComposingPayload> {
    const moduleId = await this.composing.apply(actor, runId, locale);
    return { composing: await this.composing.latest(actor, moduleId, locale) };
  }
}

@Resolver(() => IntervisionComposing)
export class IntervisionComposingResolver {
  constructor(private readonly composing: ComposingService) {}

  @ResolveField(() => IntervisionProposalConnection)
  @Access('COORDINATOR')
  proposals(
    @Context() { locale }: RequestContext,
    @Parent() composing: IntervisionComposing,
    @Args() page: PageArgs,
  ): Page<IntervisionProposal> {
    return this.composing.proposals(composing, page, locale);
  }
}

@Resolver(() => IntervisionMember)
export class IntervisionMemberResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('PARENT')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { personId }: IntervisionMember,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}

@Resolver(() => IntervisionProposal)
export class IntervisionProposalResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('COORDINATOR')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { personId }: IntervisionProposal,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }
}
