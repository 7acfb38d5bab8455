import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Outcome, outcomeErrors } from '../../../platform/graphql/outcome.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { AppointmentService } from '../conversations/appointment.service.js';
import { TimesProposeInput } from '../conversations/conversation.model.js';
import { POP_CONVERSATION } from '../conversations/conversation.read-model.js';
import { PreparationService } from '../conversations/preparation.service.js';
import {
  PopConversation,
  PopConversationPassOnInput,
  PopConversationPayload,
  PopConversationPlanInput,
  PopConversationsStartPayload,
  PopConversationVersion,
  PopConversationWriteInput,
  PopHandOver,
} from './pop-conversation.model.js';
import { PopConversationReader } from './pop-conversation.read-model.js';
import { PopConversationService } from './pop-conversation.service.js';

@Resolver(() => PopConversation)
export class PopConversationResolver {
  constructor(
    private readonly conversations: PopConversationService,
    private readonly appointments: AppointmentService,
    private readonly preparations: PreparationService,
    private readonly reader: PopConversationReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [PopConversation], {
    description: "One's own conversations, as a participant or as somebody's manager; the latest started first.",
  })
  @Access('SIGNED_IN')
  myPopConversations(@CurrentActor() actor: PersonActor): Promise<PopConversation[]> {
    return this.reader.ofActor(actor);
  }

  @Query(() => PopConversation, { description: 'A conversation that one is one of the two of.' })
  @Access('SIGNED_IN')
  popConversation(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PopConversation> {
    return this.reader.byId(actor, id);
  }

  @Mutation(() => PopConversationsStartPayload, {
    description:
      'Gives every participant of a module a POP conversation with the manager of this moment. Again, it does so for who has come since.',
  })
  @Access('COORDINATOR')
  async popConversationsStart(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<PopConversationsStartPayload> {
    const { started, withoutManager } = await this.conversations.start(actor, moduleId);
    return {
      started,
      withoutManager: await Promise.all(withoutManager.map((id) => this.people.load(context, actor, id))),
    };
  }

  @Mutation(() => PopConversationPayload, {
    description:
      'Gives a conversation its moment, or another one. Both get a calendar entry. Refused when it was planned otherwise meanwhile; as it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async popConversationPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: PopConversationPlanInput,
    @Args('sequence', {
      type: () => Int,
      nullable: true,
      description: 'Of the appointment that was seen; left out when there was none.',
    })
    sequence?: number | null,
  ): Promise<PopConversationPayload> {
    const outcome = await this.appointments.plan(actor, POP_CONVERSATION, id, sequence ?? null, input, locale);
    return this.after(outcome, actor, id, 'sequence');
  }

  @Mutation(() => PopConversationPayload, {
    description:
      'Proposes times for a conversation, in place of what was proposed before. The other chooses among them or proposes others.',
  })
  @Access('SIGNED_IN')
  async popConversationTimesPropose(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('proposalNumber', { type: () => Int, description: 'The one that was seen last.' }) proposalNumber: number,
    @Args('input') input: TimesProposeInput,
  ): Promise<PopConversationPayload> {
    const outcome = await this.appointments.propose(actor, POP_CONVERSATION, id, proposalNumber, input, locale);
    return this.after(outcome, actor, id, 'proposalNumber');
  }

  @Mutation(() => PopConversationPayload, {
    description: 'Accepts proposed times. The earliest of them becomes the appointment.',
  })
  @Access('SIGNED_IN')
  async popConversationTimesAccept(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('proposalNumber', { type: () => Int, description: 'The one that was seen.' }) proposalNumber: number,
    @Args('startsAt', { type: () => [DateTime], description: 'Of the proposed times, those that suit.' })
    startsAt: Date[],
  ): Promise<PopConversationPayload> {
    const outcome = await this.appointments.accept(actor, POP_CONVERSATION, id, proposalNumber, startsAt, locale);
    return this.after(outcome, actor, id, 'proposalNumber');
  }

  @Mutation(() => PopConversationPayload, {
    description: "Writes one's own preparation. Visible to: its writer, and the other once it is shared.",
  })
  @Access('SIGNED_IN')
  async popConversationPrepare(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the preparation that was seen; 0 before the first.' })
    version: number,
    @Args('text') text: string,
  ): Promise<PopConversationPayload> {
    const outcome = await this.preparations.write(actor, POP_CONVERSATION, id, version, text, locale);
    return this.after(outcome, actor, id);
  }

  @Mutation(() => PopConversationPayload, {
    description: "Has the other read one's own preparation, as it is and as it becomes. There is no way back.",
  })
  @Access('SIGNED_IN')
  async popConversationPreparationShare(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the preparation that was seen.' }) version: number,
  ): Promise<PopConversationPayload> {
    return this.after(await this.preparations.share(actor, POP_CONVERSATION, id, version), actor, id);
  }

  @Mutation(() => PopConversationPayload, {
    description:
      'Writes goals and agreements. A change is a new version, to be signed by both (again). Refused when the other changed it meanwhile; what the other wrote comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async popConversationWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that the change is made to.' }) version: number,
    @Args('input') input: PopConversationWriteInput,
  ): Promise<PopConversationPayload> {
    const outcome = await this.conversations.write(actor, id, version, input, locale);
    return this.after(outcome, actor, id);
  }

  @Mutation(() => PopConversationPayload, {
    description:
      "Signs goals and agreements for one's own side. Refused when the other changed them meanwhile; what the other wrote comes with the refusal.",
  })
  @Access('SIGNED_IN')
  async popConversationSign(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was read.' }) version: number,
  ): Promise<PopConversationPayload> {
    return this.after(await this.conversations.sign(actor, id, version), actor, id);
  }

  @Mutation(() => PopConversationPayload, {
    description:
      'After a change of manager the participant chooses, once, what of what the former manager had signed the new one gets. It is signed anew. What was only drafted, preparations and notes are never passed on.',
  })
  @Access('SIGNED_IN')
  async popConversationPassOn(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was read.' }) version: number,
    @Args('input') input: PopConversationPassOnInput,
  ): Promise<PopConversationPayload> {
    return this.after(await this.conversations.passOn(actor, id, version, input), actor, id);
  }

  @Mutation(() => PopConversationPayload, {
    description:
      "Keeps one's own note on a conversation. Refused when it was changed meanwhile, elsewhere; how it is now comes with the refusal. Visible to: its writer, nobody else.",
  })
  @Access('SIGNED_IN')
  async popNoteWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('version', { type: () => Int, description: 'Of the note that was seen; 0 before the first.' })
    version: number,
    @Args('text', { description: 'Empty takes the note away.' }) text: string,
  ): Promise<PopConversationPayload> {
    const outcome = await this.conversations.writeNote(actor, conversationId, version, text, locale);
    return this.after(outcome, actor, conversationId);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: PopConversation,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person, { description: 'The manager of the moment that it was started, or was handed over.' })
  @Access('SIGNED_IN')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: PopConversation,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }

  /** The conversation as it is now, also when nothing was done: so that whoever came too late loses nothing. */
  private async after(
    outcome: Outcome,
    actor: PersonActor,
    id: string,
    field = 'version',
  ): Promise<PopConversationPayload> {
    const popConversation = await this.reader.byId(actor, id);
    return { popConversation, userErrors: outcomeErrors(outcome, actor.locale, field) };
  }
}

@Resolver(() => PopConversationVersion)
export class PopConversationVersionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'The manager who signed it.' })
  @Access('PARENT')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: PopConversationVersion,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }
}

@Resolver(() => PopHandOver)
export class PopHandOverResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'The former manager.' })
  @Access('PARENT')
  from(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { fromId }: PopHandOver,
  ): Promise<Person> {
    return this.people.load(context, actor, fromId);
  }
}
