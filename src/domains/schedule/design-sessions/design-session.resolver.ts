import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { noticesOf } from '../sessions/notices.js';
import {
  DesignSession,
  DesignSessionAddInput,
  DesignSessionInviteInput,
  DesignSessionPayload,
  DesignSessionPlanInput,
  DesignSessionPlanPayload,
  DesignSessionResultsWriteInput,
} from './design-session.model.js';
import { DesignSessionReader } from './design-session.read-model.js';
import { DesignSessionService } from './design-session.service.js';

@Resolver(() => DesignSession)
export class DesignSessionResolver {
  constructor(
    private readonly sessions: DesignSessionService,
    private readonly reader: DesignSessionReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [DesignSession], {
    description:
      'The design sessions of a programme that one may see, in their order: two in every programme at first.',
  })
  @Access('SIGNED_IN')
  designSessions(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<DesignSession[]> {
    return this.reader.ofProgramme(actor, programmeId, locale);
  }

  @Mutation(() => DesignSessionPayload, { description: 'Adds a design session behind the others of a programme.' })
  @Access('COORDINATOR')
  async designSessionAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: DesignSessionAddInput,
  ): Promise<DesignSessionPayload> {
    const id = await this.sessions.add(actor, programmeId, input, locale);
    return { designSession: await this.reader.byId(actor, id, locale) };
  }

  @Mutation(() => DesignSessionPlanPayload, {
    description: 'Gives a design session its moment. Nobody hears of it before being invited.',
  })
  @Access('COORDINATOR')
  async designSessionPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: DesignSessionPlanInput,
  ): Promise<DesignSessionPlanPayload> {
    await this.sessions.plan(actor, id, input, locale);
    const designSession = await this.reader.byId(actor, id, locale);
    return { designSession, notices: noticesOf(designSession.meeting!, locale) };
  }

  @Mutation(() => DesignSessionPayload, {
    description:
      'Invites people to a design session that is planned, with a calendar entry. All or nothing: refused when somebody is in another session then. Who is invited already hears nothing again.',
  })
  @Access('COORDINATOR')
  async designSessionInvite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input', { type: () => DesignSessionInviteInput, defaultValue: {} }) input: DesignSessionInviteInput,
  ): Promise<DesignSessionPayload> {
    await this.sessions.invite(actor, id, input, locale);
    return { designSession: await this.reader.byId(actor, id, locale) };
  }

  @Mutation(() => DesignSessionPayload, {
    description:
      'Writes what became of a design session that has begun. Refused when somebody else changed it meanwhile; what was written comes with the refusal.',
  })
  @Access('COORDINATOR')
  async designSessionResultsWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that the change is made to.' }) version: number,
    @Args('input') input: DesignSessionResultsWriteInput,
  ): Promise<DesignSessionPayload> {
    const outcome = await this.sessions.writeResults(actor, id, version, input, locale);
    return { designSession: await this.reader.byId(actor, id, locale), userErrors: outcomeErrors(outcome, locale) };
  }

  @ResolveField(() => [Person], {
    description: 'Whom the org chart proposes: the client, and the leaders who report to the client.',
  })
  @Access('COORDINATOR')
  proposedParticipants(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { proposedIds }: DesignSession,
  ): Promise<Person[]> {
    return Promise.all(proposedIds.map((id) => this.people.load(context, actor, id)));
  }
}
