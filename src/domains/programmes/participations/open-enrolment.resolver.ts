import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import {
  OpenProgramme,
  ProgrammeEnrolmentPayload,
  ProgrammeJoinPayload,
  ProgrammeOpenEnrolmentInput,
  WaitingPerson,
} from './open-enrolment.model.js';
import { OpenEnrolmentService } from './open-enrolment.service.js';

@Resolver(() => OpenProgramme)
export class OpenEnrolmentResolver {
  constructor(private readonly enrolment: OpenEnrolmentService) {}

  @Query(() => [OpenProgramme], {
    description:
      'Programmes that are open to one’s unit and that one may enrol in, takes part in or waits for, the first to begin first.',
  })
  @Access('SIGNED_IN')
  openProgrammes(@CurrentActor() actor: PersonActor): Promise<OpenProgramme[]> {
    return this.enrolment.openTo(actor);
  }

  @Query(() => [WaitingPerson], {
    description: 'Who waits for a place in a programme, the first in line first; for coordinator and client.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  programmeWaitingList(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<WaitingPerson[]> {
    return this.enrolment.line(actor, programmeId);
  }

  @Mutation(() => ProgrammeEnrolmentPayload, {
    description:
      'Opens an approved programme to people of units, who enrol themselves; or changes to whom it is open. Refused when somebody else changed that meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async programmeOpenEnrolment(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('version', { type: () => Int, description: 'The arrangementVersion of the programme that was seen.' })
    version: number,
    @Args('input') input: ProgrammeOpenEnrolmentInput,
  ): Promise<ProgrammeEnrolmentPayload> {
    const { outcome, programme } = await this.enrolment.open(actor, programmeId, version, input, locale);
    return { programme, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => ProgrammeEnrolmentPayload, {
    description: 'Nobody enrols themselves any more, and nobody is in line. Who takes part stays so.',
  })
  @Access('COORDINATOR')
  async programmeCloseEnrolment(
    @CurrentActor() actor: TenantActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<ProgrammeEnrolmentPayload> {
    return { programme: await this.enrolment.close(actor, programmeId) };
  }

  @Mutation(() => ProgrammeJoinPayload, {
    description: 'Enrols oneself in a programme that is open to one’s unit, or gets in line when it is full.',
  })
  @Access('SIGNED_IN')
  async programmeJoin(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<ProgrammeJoinPayload> {
    return { programme: await this.enrolment.join(actor, programmeId, locale) };
  }

  @Mutation(() => ProgrammeJoinPayload, { description: 'Gets out of the line for a programme.' })
  @Access('SIGNED_IN')
  async programmeWaitingListLeave(
    @CurrentActor() actor: PersonActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<ProgrammeJoinPayload> {
    return { programme: await this.enrolment.leaveLine(actor, programmeId) };
  }
}
