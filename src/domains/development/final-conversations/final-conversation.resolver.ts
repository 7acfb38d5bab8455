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
import { FINAL_CONVERSATION } from '../conversations/conversation.read-model.js';
import { PreparationService } from '../conversations/preparation.service.js';
import {
  FinalConversation,
  FinalConversationPayload,
  FinalConversationPlanInput,
  FinalConversationsStartPayload,
  FinalConversationVersion,
} from './final-conversation.model.js';
import { FinalConversationReader } from './final-conversation.read-model.js';
import { FinalConversationService } from './final-conversation.service.js';

@Resolver(() => FinalConversation)
export class FinalConversationResolver {
  constructor(
    private readonly conversations: FinalConversationService,
    private readonly appointments: AppointmentService,
    private readonly preparations: PreparationService,
    private readonly reader: FinalConversationReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [FinalConversation], {
    description: "One's own final conversations, on whichever side; the latest started first.",
  })
  @Access('SIGNED_IN')
  myFinalConversations(@CurrentActor() actor: PersonActor): Promise<FinalConversation[]> {
    return this.reader.ofActor(actor);
  }

  @Query(() => FinalConversation, { description: 'A final conversation that one is one of the three of.' })
  @Access('SIGNED_IN')
  finalConversation(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FinalConversation> {
    return this.reader.byId(actor, id);
  }

  @Mutation(() => FinalConversationsStartPayload, {
    description:
      'Gives every participant of a module a final conversation with the manager of this moment and the learning manager of their match; without a match one is named afterwards. Again, it does so for who has come since.',
  })
  @Access('COORDINATOR')
  async finalConversationsStart(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<FinalConversationsStartPayload> {
    const { started, withoutManager } = await this.conversations.start(actor, moduleId);
    return {
      started,
      withoutManager: await Promise.all(withoutManager.map((id) => this.people.load(context, actor, id))),
    };
  }

  @Mutation(() => FinalConversationPayload, {
    description:
      'Gives a conversation its moment, or another one. All three get a calendar entry. Refused when it was planned otherwise meanwhile; as it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async finalConversationPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: FinalConversationPlanInput,
    @Args('sequence', {
      type: () => Int,
      nullable: true,
      description: 'Of the appointment that was seen; left out when there was none.',
    })
    sequence?: number | null,
  ): Promise<FinalConversationPayload> {
    const outcome = await this.appointments.plan(actor, FINAL_CONVERSATION, id, sequence ?? null, input, locale);
    return this.after(outcome, actor, id, 'sequence');
  }

  @Mutation(() => FinalConversationPayload, {
    description:
      'Proposes times for a conversation, in place of what was proposed before. The others say which suit, or propose others.',
  })
  @Access('SIGNED_IN')
  async finalConversationTimesPropose(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('proposalNumber', { type: () => Int, description: 'The one that was seen last.' }) proposalNumber: number,
    @Args('input') input: TimesProposeInput,
  ): Promise<FinalConversationPayload> {
    const outcome = await this.appointments.propose(actor, FINAL_CONVERSATION, id, proposalNumber, input, locale);
    return this.after(outcome, actor, id, 'proposalNumber');
  }

  @Mutation(() => FinalConversationPayload, {
    description: 'Says which of the proposed times suit. The earliest that suits all three becomes the appointment.',
  })
  @Access('SIGNED_IN')
  async finalConversationTimesAccept(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('proposalNumber', { type: () => Int, description: 'The one that was seen.' }) proposalNumber: number,
    @Args('startsAt', { type: () => [DateTime], description: 'Of the proposed times, those that suit.' })
    startsAt: Date[],
  ): Promise<FinalConversationPayload> {
    const outcome = await this.appointments.accept(actor, FINAL_CONVERSATION, id, proposalNumber, startsAt, locale);
    return this.after(outcome, actor, id, 'proposalNumber');
  }

  @Mutation(() => FinalConversationPayload, {
    description: "Writes one's own preparation. Visible to: its writer, and the others once it is shared.",
  })
  @Access('SIGNED_IN')
  async finalConversationPrepare(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the preparation that was seen; 0 before the first.' })
    version: number,
    @Args('text') text: string,
  ): Promise<FinalConversationPayload> {
    const outcome = await this.preparations.write(actor, FINAL_CONVERSATION, id, version, text, locale);
    return this.after(outcome, actor, id);
  }

  @Mutation(() => FinalConversationPayload, {
    description: "Has the others read one's own preparation, as it is and as it becomes. There is no way back.",
  })
  @Access('SIGNED_IN')
  async finalConversationPreparationShare(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'Of the preparation that was seen.' }) version: number,
  ): Promise<FinalConversationPayload> {
    return this.after(await this.preparations.share(actor, FINAL_CONVERSATION, id, version), actor, id);
  }

  @Mutation(() => FinalConversationPayload, {
    description:
      "Writes one's own part: as the participant what was learnt, as another what one adds. The three read it at once. A change is a new version, to be signed by all three (again). Refused when another changed something meanwhile; what they wrote comes with the refusal.",
  })
  @Access('SIGNED_IN')
  async finalConversationWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that the change is made to.' }) version: number,
    @Args('text', { description: 'Visible to: the participant, the manager and the learning manager.' }) text: string,
  ): Promise<FinalConversationPayload> {
    const outcome = await this.conversations.write(actor, id, version, text, locale);
    return this.after(outcome, actor, id);
  }

  @Mutation(() => FinalConversationPayload, {
    description:
      "Signs what the three wrote, for one's own side. Refused when another changed something meanwhile; what they wrote comes with the refusal.",
  })
  @Access('SIGNED_IN')
  async finalConversationSign(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was read.' }) version: number,
  ): Promise<FinalConversationPayload> {
    return this.after(await this.conversations.sign(actor, id, version), actor, id);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: FinalConversation,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person, { description: 'The manager of the moment that it was started, or was handed over.' })
  @Access('SIGNED_IN')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: FinalConversation,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Null while nobody has been named: then it can only be prepared.',
  })
  @Access('SIGNED_IN')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: FinalConversation,
  ): Promise<Person> | null {
    return learningManagerId ? this.people.load(context, actor, learningManagerId) : null;
  }

  /** The conversation as it is now, also when nothing was done: so that whoever came too late loses nothing. */
  private async after(
    outcome: Outcome,
    actor: PersonActor,
    id: string,
    field = 'version',
  ): Promise<FinalConversationPayload> {
    const finalConversation = await this.reader.byId(actor, id);
    return { finalConversation, userErrors: outcomeErrors(outcome, actor.locale, field) };
  }
}

@Resolver(() => FinalConversationVersion)
export class FinalConversationVersionResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { description: 'The manager who signed it.' })
  @Access('PARENT')
  manager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { managerId }: FinalConversationVersion,
  ): Promise<Person> {
    return this.people.load(context, actor, managerId);
  }

  @ResolveField(() => Person, { description: 'The learning manager who signed it.' })
  @Access('PARENT')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: FinalConversationVersion,
  ): Promise<Person> {
    return this.people.load(context, actor, learningManagerId);
  }
}
