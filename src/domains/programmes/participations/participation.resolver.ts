import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import type { LeavingReason } from './leaving.rules.js';
import { LeavingService } from './leaving.service.js';
import {
  LeavingReasonEnum,
  ParticipantsEnrolInput,
  ParticipantsEnrolPayload,
  Participation,
  ParticipationConnection,
  ParticipationEndPayload,
  ParticipationTies,
} from './participation.model.js';
import { ParticipationService } from './participation.service.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(
    private readonly service: ParticipationService,
    private readonly leaving: LeavingService,
  ) {}

  @Query(() => ParticipationConnection, {
    description: 'Who takes part in a programme, by name; for coordinator and client.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  participations(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args() page: PageArgs,
  ): Promise<Page<Participation>> {
    return this.service.list(actor, programmeId, page);
  }

  @Query(() => ParticipationTies, {
    description: 'What ending a participation touches, to look at before it is ended.',
  })
  @Access('COORDINATOR')
  participationTies(
    @CurrentActor() actor: TenantActor,
    @Args('participationId', { type: () => ID }) participationId: string,
  ): Promise<ParticipationTies> {
    return this.leaving.ties(actor, participationId);
  }

  @Mutation(() => ParticipationEndPayload, {
    description:
      'Ends a participation: sessions to come leave the calendar, and rounds that have not opened ask nothing about them. What is their own stays theirs. Enrolling again brings them back.',
  })
  @Access('COORDINATOR')
  async participationEnd(
    @CurrentActor() actor: TenantActor,
    @Args('participationId', { type: () => ID }) participationId: string,
    @Args('reason', { type: () => LeavingReasonEnum }) reason: LeavingReason,
  ): Promise<ParticipationEndPayload> {
    return { participation: await this.leaving.end(actor, participationId, reason) };
  }

  @Mutation(() => ParticipantsEnrolPayload, {
    description: 'Enrols people in an approved programme; whoever is enrolled already stays so.',
  })
  @Access('COORDINATOR')
  async participantsEnrol(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input', { defaultValue: {} }) input: ParticipantsEnrolInput,
  ): Promise<ParticipantsEnrolPayload> {
    return { programme: await this.service.enrol(actor, programmeId, input, locale) };
  }
}
