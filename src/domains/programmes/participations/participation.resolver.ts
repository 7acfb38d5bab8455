import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Page, PageArgs } from '../../../platform/graphql/pages.js';
import {
  ParticipantsEnrolInput,
  ParticipantsEnrolPayload,
  Participation,
  ParticipationConnection,
} from './participation.model.js';
import { ParticipationService } from './participation.service.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(private readonly service: ParticipationService) {}

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
