import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { MergeService } from './merge.service.js';
import {
  FeedbackNomination,
  FeedbackSubject,
  FeedbackSubjectConnection,
  FeedbackSubjectsPayload,
} from './panel.model.js';
import { PanelService } from './panel.service.js';

@Resolver(() => FeedbackSubject)
export class PanelResolver {
  constructor(
    private readonly panels: PanelService,
    private readonly merges: MergeService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => FeedbackSubjectConnection, {
    description:
      "A round's participants with their raters, and whether each panel can be asked: all for a coordinator, the own reports for a manager, oneself for a participant.",
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
    description:
      'Agrees, before the links are given out, that groups which are too small answer as one about these participants; all or none. Raters and participants see it.',
  })
  @Access('COORDINATOR')
  async feedbackGroupsMerge(
    @CurrentActor() actor: TenantActor,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
    @Args('groups', { type: () => [String] }) groups: string[],
  ): Promise<FeedbackSubjectsPayload> {
    await this.merges.merge(actor, subjectIds, groups);
    return { subjects: await this.panels.some(actor, subjectIds) };
  }

  @Mutation(() => FeedbackSubjectsPayload, {
    description: 'Takes a merge of exactly these groups back, before the links are given out; all or none.',
  })
  @Access('COORDINATOR')
  async feedbackGroupsSeparate(
    @CurrentActor() actor: TenantActor,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
    @Args('groups', { type: () => [String] }) groups: string[],
  ): Promise<FeedbackSubjectsPayload> {
    await this.merges.separate(actor, subjectIds, groups);
    return { subjects: await this.panels.some(actor, subjectIds) };
  }
}

@Resolver(() => FeedbackNomination)
export class NominatedRaterResolver {
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
