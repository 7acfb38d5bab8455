import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  FeedbackNomination,
  FeedbackNominationAddInput,
  FeedbackSubject,
  FeedbackSubjectConnection,
  FeedbackSubjectPayload,
  FeedbackSubjectsPayload,
} from './panel.model.js';
import { PanelService } from './panel.service.js';

@Resolver(() => FeedbackSubject)
export class PanelResolver {
  constructor(
    private readonly panels: PanelService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => FeedbackSubjectConnection, {
    description:
      "A round's participants with their raters: all for a coordinator, the own reports for a manager, oneself for a participant.",
  })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  feedbackSubjects(
    @CurrentActor() actor: TenantActor,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args() page: PageArgs,
  ): Promise<FeedbackSubjectConnection> {
    return this.panels.page(actor, roundId, page) as Promise<FeedbackSubjectConnection>;
  }

  @Query(() => FeedbackSubject)
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  feedbackSubject(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackSubject> {
    return this.panels.one(actor, id);
  }

  @ResolveField(() => Person, { description: 'The participant.' })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  person(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: FeedbackSubject,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }

  @Mutation(() => FeedbackSubjectsPayload, {
    description: 'Proposes raters from the org chart for every participant who has none yet.',
  })
  @Access('COORDINATOR')
  async feedbackRatersPropose(
    @CurrentActor() actor: TenantActor,
    @Args('roundId', { type: () => ID }) roundId: string,
  ): Promise<FeedbackSubjectsPayload> {
    return { subjects: await this.panels.propose(actor, roundId) };
  }

  @Mutation(() => FeedbackSubjectPayload)
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackNominationAdd(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args('input') input: FeedbackNominationAddInput,
  ): Promise<FeedbackSubjectPayload> {
    return { subject: await this.panels.add(actor, subjectId, input, locale) };
  }

  @Mutation(() => FeedbackSubjectPayload)
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackNominationRemove(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackSubjectPayload> {
    return { subject: await this.panels.remove(actor, id) };
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description: 'The participant is content with the raters; it is the manager or coordinator who approves.',
  })
  @Access('PARTICIPANT')
  async feedbackRatersChoose(
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<FeedbackSubjectPayload> {
    return { subject: await this.panels.choose(actor, subjectId) };
  }

  @Mutation(() => FeedbackSubjectsPayload, { description: 'Approves the raters of these participants, all or none.' })
  @Access('COORDINATOR', 'MANAGER')
  async feedbackRatersApprove(
    @CurrentActor() actor: TenantActor,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
  ): Promise<FeedbackSubjectsPayload> {
    return { subjects: await this.panels.approve(actor, subjectIds) };
  }
}

@Resolver(() => FeedbackNomination)
export class NominationResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { nullable: true, description: 'A colleague; null for somebody from outside.' })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  rater(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { raterId }: FeedbackNomination,
  ): Promise<Person> | null {
    return raterId ? this.people.load(context, actor, raterId) : null;
  }
}
