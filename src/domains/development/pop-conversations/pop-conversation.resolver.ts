import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { generalErrors, say } from '../../../platform/graphql/user-errors.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import {
  PopConversation,
  PopConversationPayload,
  PopConversationPlanInput,
  PopConversationsStartPayload,
  PopConversationWriteInput,
} from './pop-conversation.model.js';
import { PopConversationReader } from './pop-conversation.read-model.js';
import { type Outcome, PopConversationService } from './pop-conversation.service.js';

@Resolver(() => PopConversation)
export class PopConversationResolver {
  constructor(
    private readonly conversations: PopConversationService,
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
    description: 'Gives a conversation its moment, or another one. Both get a calendar entry.',
  })
  @Access('SIGNED_IN')
  async popConversationPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: PopConversationPlanInput,
  ): Promise<PopConversationPayload> {
    await this.conversations.plan(actor, id, input, locale);
    return { popConversation: await this.reader.byId(actor, id) };
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
    return this.after(outcome, actor, id, locale);
  }

  @Mutation(() => PopConversationPayload, {
    description:
      "Signs goals and agreements for one's own side. Refused when the other changed them meanwhile; what the other wrote comes with the refusal.",
  })
  @Access('SIGNED_IN')
  async popConversationSign(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was read.' }) version: number,
  ): Promise<PopConversationPayload> {
    return this.after(await this.conversations.sign(actor, id, version), actor, id, locale);
  }

  @Mutation(() => PopConversationPayload, {
    description: "Keeps one's own note on a conversation. Visible to: its writer, nobody else.",
  })
  @Access('SIGNED_IN')
  async popNoteWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('text', { description: 'Empty takes the note away.' }) text: string,
  ): Promise<PopConversationPayload> {
    await this.conversations.writeNote(actor, conversationId, text, locale);
    return { popConversation: await this.reader.byId(actor, conversationId) };
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

  @ResolveField(() => Person, { description: 'The manager of the moment that the conversation was started.' })
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
    locale: Locale,
  ): Promise<PopConversationPayload> {
    const popConversation = await this.reader.byId(actor, id);
    if (outcome === 'DONE') return { popConversation };
    const { code, texts } = generalErrors.EDITED_MEANWHILE;
    return { popConversation, userErrors: [{ code, message: say(texts, locale), field: ['version'] }] };
  }
}
