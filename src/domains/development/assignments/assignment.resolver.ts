import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Outcome, outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { Assignment, AssignmentDraftInput, AssignmentPayload, AssignmentWriteInput } from './assignment.model.js';
import { AssignmentReader } from './assignment.read-model.js';
import { AssignmentService } from './assignment.service.js';

const SEEN = { type: () => Int, description: 'The version that was seen.' };

@Resolver(() => Assignment)
export class AssignmentResolver {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly reader: AssignmentReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [Assignment], {
    description:
      'Development assignments that one practises, follows as a learning manager, is asked to help draft as a trainer, or is shown as a manager; the latest drafted first.',
  })
  @Access('SIGNED_IN')
  myAssignments(@CurrentActor() actor: PersonActor): Promise<Assignment[]> {
    return this.reader.ofActor(actor);
  }

  @Query(() => Assignment, { description: 'An assignment that one is a reader of.' })
  @Access('SIGNED_IN')
  assignment(@CurrentActor() actor: PersonActor, @Args('id', { type: () => ID }) id: string): Promise<Assignment> {
    return this.reader.byId(actor, id);
  }

  @Mutation(() => AssignmentPayload, {
    description:
      "Begins the draft of one's own assignment for a module, about a goal of the POP conversation that both have signed.",
  })
  @Access('SIGNED_IN')
  async assignmentDraft(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: AssignmentDraftInput,
  ): Promise<AssignmentPayload> {
    return { assignment: await this.reader.byId(actor, await this.assignments.draft(actor, moduleId, input, locale)) };
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Writes the perspectives for action: the participant, and the trainer who helps with the draft. Refused when the other changed them meanwhile; what the other wrote comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async assignmentWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
    @Args('input') input: AssignmentWriteInput,
  ): Promise<AssignmentPayload> {
    return this.after(await this.assignments.write(actor, id, version, input, locale), actor, id, locale);
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Begins to practise, once both perspectives are written. Practice moments are proposed over the days of the step, soon at first and then ever further apart. The help of a trainer ends.',
  })
  @Access('SIGNED_IN')
  async assignmentStart(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
  ): Promise<AssignmentPayload> {
    return this.after(await this.assignments.start(actor, id, version), actor, id, locale);
  }

  @Mutation(() => AssignmentPayload, {
    description: 'The participant is done with it, once there is a reflection on at least one practice moment.',
  })
  @Access('SIGNED_IN')
  async assignmentComplete(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
  ): Promise<AssignmentPayload> {
    return this.after(await this.assignments.complete(actor, id, version), actor, id, locale);
  }

  @Mutation(() => AssignmentPayload, { description: 'Takes up a completed assignment again.' })
  @Access('SIGNED_IN')
  async assignmentReopen(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
  ): Promise<AssignmentPayload> {
    return this.after(await this.assignments.reopen(actor, id, version), actor, id, locale);
  }

  @Mutation(() => AssignmentPayload, {
    description: 'Puts an assignment away: only its participant still reads it, and can draft another for the module.',
  })
  @Access('SIGNED_IN')
  async assignmentArchive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', SEEN) version: number,
  ): Promise<AssignmentPayload> {
    return this.after(await this.assignments.archive(actor, id, version), actor, id, locale);
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Asks a trainer to help with the draft, in the place of whoever was asked before. The trainer gets a mail.',
  })
  @Access('SIGNED_IN')
  async assignmentHelperInvite(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<AssignmentPayload> {
    await this.assignments.inviteHelper(actor, id, personId);
    return { assignment: await this.reader.byId(actor, id) };
  }

  @Mutation(() => AssignmentPayload, { description: 'From now on the trainer no longer has the draft.' })
  @Access('SIGNED_IN')
  async assignmentHelperDismiss(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AssignmentPayload> {
    await this.assignments.dismissHelper(actor, id);
    return { assignment: await this.reader.byId(actor, id) };
  }

  @Mutation(() => AssignmentPayload, {
    description:
      "Lets one's own manager read the assignment and its evidence, as they are and as they become: at the final conversation the three look at them together. Practice moments and reflections are not shared. The manager gets a mail. It ends when one takes it back or leaves the programme, with another manager, and with another one of the three.",
  })
  @Access('SIGNED_IN')
  async assignmentShare(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('personId', { type: () => ID, description: 'The manager whom one means to share it with.' }) personId: string,
  ): Promise<AssignmentPayload> {
    await this.assignments.share(actor, id, personId);
    return { assignment: await this.reader.byId(actor, id) };
  }

  @Mutation(() => AssignmentPayload, {
    description: "Takes one's own assignment back from the manager: from now on they find nothing.",
  })
  @Access('SIGNED_IN')
  async assignmentUnshare(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AssignmentPayload> {
    await this.assignments.unshare(actor, id);
    return { assignment: await this.reader.byId(actor, id) };
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: Assignment,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'The learning manager who follows it.' })
  @Access('SIGNED_IN')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: Assignment,
  ): Promise<Person> | null {
    return learningManagerId === null ? null : this.people.load(context, actor, learningManagerId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'The trainer who helps with the draft.' })
  @Access('SIGNED_IN')
  helper(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { helperId }: Assignment,
  ): Promise<Person> | null {
    return helperId === null ? null : this.people.load(context, actor, helperId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'The manager who reads it while it is shared.' })
  @Access('SIGNED_IN')
  sharedWith(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { sharedWithId }: Assignment,
  ): Promise<Person> | null {
    return sharedWithId === null ? null : this.people.load(context, actor, sharedWithId);
  }

  /** The assignment as it is now, also when nothing was done: so that whoever came too late loses nothing. */
  private async after(outcome: Outcome, actor: PersonActor, id: string, locale: Locale): Promise<AssignmentPayload> {
    const assignment = await this.reader.byId(actor, id);
    return { assignment, userErrors: outcomeErrors(outcome, locale) };
  }
}
