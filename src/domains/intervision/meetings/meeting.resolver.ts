import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { AttendanceRecordInput } from '../../schedule/attendance/attendance.model.js';
import { IntervisionGroupPayload } from '../groups/group.model.js';
import { IntervisionGroupReader } from '../groups/group.read-model.js';
import { IntervisionInsightReader } from './insight.read-model.js';
import {
  IntervisionInsight,
  IntervisionInsightConnection,
  IntervisionLine,
  IntervisionLineInput,
  IntervisionLineKindEnum,
  IntervisionMeeting,
  IntervisionMeetingChangeInput,
  IntervisionMeetingPlanInput,
} from './meeting.model.js';
import type { LineKind } from './meeting.rules.js';
import { IntervisionMeetingService, type MeetingOutcome } from './meeting.service.js';

@Resolver(() => IntervisionMeeting)
export class IntervisionMeetingResolver {
  constructor(
    private readonly meetings: IntervisionMeetingService,
    private readonly groups: IntervisionGroupReader,
    private readonly people: PersonLoader,
  ) {}

  @Mutation(() => IntervisionGroupPayload, {
    description:
      'Plans a meeting of a group: a session, to which its people are invited with a calendar entry. A coordinator can, or somebody of the group.',
  })
  @Access('SIGNED_IN')
  async intervisionMeetingPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('groupId', { type: () => ID }) groupId: string,
    @Args('input') input: IntervisionMeetingPlanInput,
  ): Promise<IntervisionGroupPayload> {
    await this.meetings.plan(actor, groupId, input, locale);
    return { group: await this.groups.byId(actor, groupId, locale) };
  }

  @Mutation(() => IntervisionGroupPayload, {
    description:
      'Changes method and case-giver of a meeting that is still to come. Refused when somebody changed them meanwhile.',
  })
  @Access('SIGNED_IN')
  async intervisionMeetingChange(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('version', { type: () => Int, description: 'The version that the change is made to.' }) version: number,
    @Args('input') input: IntervisionMeetingChangeInput,
  ): Promise<IntervisionGroupPayload> {
    return this.after(await this.meetings.change(actor, meetingId, version, input, locale), actor, locale);
  }

  @Mutation(() => IntervisionGroupPayload, {
    description:
      'Records who came to a meeting and who did not, once it has begun. It can be corrected later. Refused when somebody else recorded otherwise of one of these people meanwhile; as it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async intervisionMeetingRecord(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('version', { type: () => Int, description: 'The `attendanceVersion` that was seen.' }) version: number,
    @Args('input') input: AttendanceRecordInput,
  ): Promise<IntervisionGroupPayload> {
    return this.after(await this.meetings.recordAttendance(actor, meetingId, version, input, locale), actor, locale);
  }

  @Mutation(() => IntervisionGroupPayload, {
    description:
      "Writes one's own learning question or insight, for oneself, the group or everybody in the programme. Refused when it was changed meanwhile, elsewhere.",
  })
  @Access('SIGNED_IN')
  async intervisionLineWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('kind', { type: () => IntervisionLineKindEnum }) kind: LineKind,
    @Args('version', { type: () => Int, description: 'The version that is replaced; 0 for the first.' })
    version: number,
    @Args('input') input: IntervisionLineInput,
  ): Promise<IntervisionGroupPayload> {
    return this.after(await this.meetings.write(actor, meetingId, kind, version, input, locale), actor, locale);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Whose work the meeting is about; null until somebody is named.',
  })
  @Access('PARENT')
  async caseGiver(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { caseGiverId }: IntervisionMeeting,
  ): Promise<Person | null> {
    return caseGiverId === null ? null : this.people.load(context, actor, caseGiverId);
  }

  private async after(
    { groupId, outcome }: MeetingOutcome,
    actor: PersonActor,
    locale: Locale,
  ): Promise<IntervisionGroupPayload> {
    return { group: await this.groups.byId(actor, groupId, locale), userErrors: outcomeErrors(outcome, locale) };
  }
}

@Resolver(() => IntervisionLine)
export class IntervisionLineResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person)
  @Access('PARENT')
  author(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { authorId }: IntervisionLine,
  ): Promise<Person> {
    return this.people.load(context, actor, authorId);
  }
}

@Resolver(() => IntervisionInsight)
export class IntervisionInsightResolver {
  constructor(
    private readonly insights: IntervisionInsightReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => IntervisionInsightConnection, {
    description:
      "What people of a module's intervision groups share with everybody in the programme; for them, its director and coordinators.",
  })
  @Access('SIGNED_IN')
  intervisionInsights(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args() page: PageArgs,
  ): Promise<Page<IntervisionInsight>> {
    return this.insights.ofModule(actor, moduleId, page, locale);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  author(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { authorId }: IntervisionInsight,
  ): Promise<Person> {
    return this.people.load(context, actor, authorId);
  }
}
