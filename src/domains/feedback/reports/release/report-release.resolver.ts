import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../../platform/graphql/context.js';
import { editedAmong } from '../../../../platform/graphql/outcome.js';
import { PageArgs } from '../../../../platform/graphql/pages.js';
import { PersonLoader } from '../../../people/people/person.loader.js';
import { Person } from '../../../people/people/person.model.js';
import { CoachService } from './coach.service.js';
import { ReportReleaseService } from './report-release.service.js';
import {
  FeedbackCoachSeenInput,
  FeedbackReportState,
  FeedbackReportStateConnection,
  FeedbackReportStatesPayload,
} from './report-state.model.js';

@Resolver(() => FeedbackReportState)
export class ReportReleaseResolver {
  constructor(
    private readonly releases: ReportReleaseService,
    private readonly coaches: CoachService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [FeedbackReportState], { description: "One's own 360 reports that are there and held, and by what." })
  @Access('PARTICIPANT')
  myHeldFeedbackReports(@CurrentActor() actor: PersonActor): Promise<FeedbackReportState[]> {
    return this.releases.held(actor);
  }

  @Query(() => [FeedbackReportState], {
    description: 'The reports that one is to look at as a coach, before the participant does.',
  })
  @Access('SIGNED_IN')
  feedbackReportsToPreview(@CurrentActor() actor: PersonActor): Promise<FeedbackReportState[]> {
    return this.releases.toPreview(actor);
  }

  @Query(() => FeedbackReportStateConnection, {
    description: 'Of every participant of a round: whether the report is there, and whether it is held.',
  })
  @Access('COORDINATOR')
  feedbackReportStates(
    @CurrentActor() actor: PersonActor,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args() page: PageArgs,
  ): Promise<FeedbackReportStateConnection> {
    return this.releases.ofRound(actor, roundId, page) as Promise<FeedbackReportStateConnection>;
  }

  @Mutation(() => FeedbackReportStatesPayload, {
    description:
      'Lets participants read their reports, all or none: as a coordinator those that wait for a debrief, as a coach those that wait for oneself. Each gets a mail.',
  })
  @Access('SIGNED_IN')
  async feedbackReportRelease(
    @CurrentActor() actor: PersonActor,
    @Args('reportIds', { type: () => [ID] }) reportIds: string[],
  ): Promise<FeedbackReportStatesPayload> {
    return { states: await this.releases.release(actor, reportIds) };
  }

  @Mutation(() => FeedbackReportStatesPayload, {
    description:
      'Names the coach who looks at the reports of these participants first, all or none. Not the participant, their manager, somebody who is asked about them, the client of the programme, or oneself. When one of them got another coach meanwhile nobody is named, and the states come back as they are now.',
  })
  @Access('COORDINATOR')
  async feedbackCoachAssign(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
    @Args('personId', { type: () => ID }) personId: string,
    @Args('seen', {
      type: () => [FeedbackCoachSeenInput],
      description: 'Who was coach of whom on the screen; whoever is not in this list had none.',
    })
    seen: FeedbackCoachSeenInput[],
  ): Promise<FeedbackReportStatesPayload> {
    const { states, changed } = await this.coaches.assign(actor, subjectIds, personId, seen);
    return { states, userErrors: editedAmong(changed, subjectIds, locale, 'subjectIds') };
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personId }: FeedbackReportState,
  ): Promise<Person> {
    return this.people.load(context, actor, personId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who looks at it first; null where nobody does, or nobody is named yet.',
  })
  @Access('SIGNED_IN')
  coach(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { coachId }: FeedbackReportState,
  ): Promise<Person> | null {
    return coachId ? this.people.load(context, actor, coachId) : null;
  }
}
