import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { NotFound } from '../../../platform/graphql/failures.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { noticesOf } from './notices.js';
import {
  Session,
  SessionInviteInput,
  SessionPayload,
  SessionPlanInput,
  SessionPlanPayload,
  SessionRescheduleInput,
} from './session.model.js';
import { SessionReader } from './session.read-model.js';
import { SessionService } from './session.service.js';

@Resolver(() => Session)
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly reader: SessionReader,
  ) {}

  @Query(() => [Session], {
    name: 'sessions',
    description: 'The sessions of a module that one may see, the earliest first; cancelled ones too.',
  })
  @Access('SIGNED_IN')
  ofModule(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<Session[]> {
    return this.reader.ofModule(actor, moduleId);
  }

  @Query(() => [Session], {
    description: 'The sessions that one is invited to, the earliest first; past and cancelled ones too.',
  })
  @Access('SIGNED_IN')
  mySessions(@CurrentActor() actor: PersonActor): Promise<Session[]> {
    return this.reader.ofActor(actor);
  }

  @Query(() => Session)
  @Access('SIGNED_IN')
  async session(@CurrentActor() actor: PersonActor, @Args('id', { type: () => ID }) id: string): Promise<Session> {
    const session = await this.reader.byId(actor, id);
    if (!session) throw new NotFound();
    return session;
  }

  @Mutation(() => SessionPlanPayload, {
    description: 'Plans a session of a module. Nobody hears of it before being invited.',
  })
  @Access('COORDINATOR')
  async sessionPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: SessionPlanInput,
  ): Promise<SessionPlanPayload> {
    const session = await this.session(actor, await this.sessions.plan(actor, moduleId, input, locale));
    return { session, notices: noticesOf(session, locale) };
  }

  @Mutation(() => SessionPlanPayload, {
    description:
      'Changes a session before it starts. The invited get a new calendar entry, unless only the capacity changes. Refused when somebody else changed it meanwhile; as it is now comes with the refusal.',
  })
  @Access('COORDINATOR')
  async sessionReschedule(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the session, that was seen.' }) version: number,
    @Args('input') input: SessionRescheduleInput,
  ): Promise<SessionPlanPayload> {
    const outcome = await this.sessions.reschedule(actor, id, version, input, locale);
    const session = await this.session(actor, id);
    return { session, notices: noticesOf(session, locale), userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => SessionPayload, {
    description: 'Calls a session off before it starts. It leaves the calendars of the invited.',
  })
  @Access('COORDINATOR')
  async sessionCancel(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SessionPayload> {
    await this.sessions.cancel(actor, id);
    return { session: await this.session(actor, id) };
  }

  @Mutation(() => SessionPayload, {
    description:
      'Invites participants to a session, with a calendar entry. All or nothing: refused when places are short, or when somebody is in another session then (see sessionClashes). Who is invited already hears nothing again.',
  })
  @Access('COORDINATOR')
  async sessionInvite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input', { type: () => SessionInviteInput, defaultValue: {} }) input: SessionInviteInput,
  ): Promise<SessionPayload> {
    await this.sessions.invite(actor, id, input, locale);
    return { session: await this.session(actor, id) };
  }
}
