import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { FeedbackNominationAddInput, FeedbackSubjectPayload } from '../panels/panel.model.js';
import { PanelService } from '../panels/panel.service.js';
import { OpenRoundService } from './open-round.service.js';
import { FeedbackRaterGroupInput } from './rater-group-settings.model.js';
import { RescheduleRoundService } from './reschedule-round.service.js';
import {
  FeedbackRound,
  FeedbackRoundPayload,
  FeedbackRoundPlanInput,
  FeedbackRoundRescheduleInput,
} from './round.model.js';
import { RoundService } from './round.service.js';
import { RunningRoundService } from './running-round.service.js';

const SEEN = { type: () => Int, description: 'The version of the round that was seen.' };

@Resolver(() => FeedbackRound)
export class RoundResolver {
  constructor(
    private readonly rounds: RoundService,
    private readonly rescheduling: RescheduleRoundService,
    private readonly opening: OpenRoundService,
    private readonly running: RunningRoundService,
    private readonly panels: PanelService,
  ) {}

  @Query(() => [FeedbackRound], { description: 'The rounds of a module that one has a part in, the latest first.' })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackRounds(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<FeedbackRound[]> {
    return this.rounds.ofModule(actor, moduleId);
  }

  @Mutation(() => FeedbackRoundPayload, {
    description: 'Plans a round; from now on raters can be proposed and chosen.',
  })
  @Access('COORDINATOR')
  async feedbackRoundPlan(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: FeedbackRoundPlanInput,
  ): Promise<FeedbackRoundPayload> {
    return this.changed(actor, await this.rounds.plan(actor, moduleId, input));
  }

  @Mutation(() => FeedbackRoundPayload, {
    description:
      'Gives a round that is not open yet other days and deadlines; who has been chosen stays chosen. Refused when somebody else changed the round meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async feedbackRoundReschedule(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
    @Args('input') input: FeedbackRoundRescheduleInput,
  ): Promise<FeedbackRoundPayload> {
    const outcome = await this.rescheduling.reschedule(actor, id, version, input);
    return { ...(await this.changed(actor, id)), userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => FeedbackRoundPayload, {
    description:
      'Opens a round that is due, without waiting for the worker: everybody on an approved panel gets a link. It opens by itself at its hour.',
  })
  @Access('COORDINATOR')
  async feedbackRoundOpen(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackRoundPayload> {
    await this.opening.open(actor, id);
    return this.changed(actor, id);
  }

  @Mutation(() => FeedbackRoundPayload, {
    description: 'Calls a round off that has not closed. What was answered is never shown.',
  })
  @Access('COORDINATOR')
  async feedbackRoundCancel(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackRoundPayload> {
    await this.rounds.cancel(actor, id);
    return this.changed(actor, id);
  }

  @Mutation(() => FeedbackRoundPayload, {
    description:
      'Gives a round other rater groups while raters are being chosen; a group with people in it stays. Refused when somebody else changed the round meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async feedbackRoundRaterGroupsChange(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
    @Args('raterGroups', { type: () => [FeedbackRaterGroupInput] }) raterGroups: FeedbackRaterGroupInput[],
  ): Promise<FeedbackRoundPayload> {
    const outcome = await this.rounds.changeGroups(actor, id, version, raterGroups);
    return { ...(await this.changed(actor, id)), userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => FeedbackRoundPayload, {
    description:
      'Lets an open round close at 17:00 on a later day. A round past its closing hour, or closed early, stays closed.',
  })
  @Access('COORDINATOR')
  async feedbackRoundExtend(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('closesOn', { type: () => LocalDate }) closesOn: string,
  ): Promise<FeedbackRoundPayload> {
    await this.running.extend(actor, id, closesOn);
    return this.changed(actor, id);
  }

  @Mutation(() => FeedbackRoundPayload, {
    description: 'Takes no answer from now on, which cannot be undone; the reports follow as after any close.',
  })
  @Access('COORDINATOR')
  async feedbackRoundCloseEarly(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackRoundPayload> {
    await this.running.closeEarly(actor, id);
    return this.changed(actor, id);
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description: 'Gives out the links of an approved panel that was not ready when its round opened.',
  })
  @Access('COORDINATOR')
  async feedbackSubjectOpen(
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<FeedbackSubjectPayload> {
    await this.running.openSubject(actor, subjectId);
    return { subject: await this.panels.one(actor, subjectId) };
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description:
      'Asks one more rater while the round is open, in a group that others were asked in. Nobody leaves a panel or changes groups any more.',
  })
  @Access('COORDINATOR', 'MANAGER')
  async feedbackRaterAdd(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args('input') input: FeedbackNominationAddInput,
  ): Promise<FeedbackSubjectPayload> {
    await this.running.addRater(actor, subjectId, input, locale);
    return { subject: await this.panels.one(actor, subjectId) };
  }

  private async changed(actor: TenantActor, id: string): Promise<FeedbackRoundPayload> {
    return { round: await this.rounds.one(actor, id) };
  }
}
