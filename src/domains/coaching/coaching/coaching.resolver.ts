import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import type { ChemistryAnswer } from '../matching/coaching-match.rules.js';
import {
  ChemistryAnswerEnum,
  Coaching,
  CoachingNoteInput,
  CoachingPayload,
  CoachingSessionInput,
} from './coaching.model.js';
import { CoachingReader } from './coaching.read-model.js';
import { CoachingNoteService } from './coaching-note.service.js';
import { CoachingSessionService } from './coaching-session.service.js';
import type { CoachingOutcome } from './own-match.js';

@Resolver(() => Coaching)
export class CoachingResolver {
  constructor(
    private readonly sessions: CoachingSessionService,
    private readonly notes: CoachingNoteService,
    private readonly reader: CoachingReader,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [Coaching], {
    description: 'Whom one coaches, and by whom one is coached; the latest first, ended ones too.',
  })
  @Access('SIGNED_IN')
  myCoaching(@CurrentActor() actor: PersonActor, @Context() { locale }: RequestContext): Promise<Coaching[]> {
    return this.reader.ofActor(actor, locale);
  }

  @Query(() => Coaching, { description: 'Coaching that one is one of the two of.' })
  @Access('SIGNED_IN')
  coaching(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Coaching> {
    return this.reader.byId(actor, id, locale);
  }

  @Mutation(() => CoachingPayload, {
    description:
      'Gives the chemistry call its moment, or another one. Both get a calendar entry. Refused when the other was first; how it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async chemistryCallPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('coachingId', { type: () => ID }) coachingId: string,
    @Args('input') input: CoachingSessionInput,
    @Args('sequence', {
      type: () => Int,
      nullable: true,
      description: 'That of the call that is moved; left out where none was planned.',
    })
    sequence: number | null = null,
  ): Promise<CoachingPayload> {
    return this.outcome(
      actor,
      await this.sessions.planChemistryCall(actor, coachingId, sequence, input, locale),
      locale,
    );
  }

  @Mutation(() => CoachingPayload, {
    description:
      'Says what came of the chemistry call. The other hears of it when both said yes; that another is wanted only the coordinator sees.',
  })
  @Access('SIGNED_IN')
  async chemistryCallAnswer(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('coachingId', { type: () => ID }) coachingId: string,
    @Args('answer', { type: () => ChemistryAnswerEnum }) answer: ChemistryAnswer,
  ): Promise<CoachingPayload> {
    return this.shown(actor, await this.sessions.answer(actor, coachingId, answer), locale);
  }

  @Mutation(() => CoachingPayload, { description: 'Plans a session, once both said yes. Both get a calendar entry.' })
  @Access('SIGNED_IN')
  async coachingSessionPlan(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('coachingId', { type: () => ID }) coachingId: string,
    @Args('input') input: CoachingSessionInput,
  ): Promise<CoachingPayload> {
    return this.outcome(actor, await this.sessions.plan(actor, coachingId, input, locale), locale);
  }

  @Mutation(() => CoachingPayload, {
    description:
      'Moves a session or chemistry call that has not begun. Both get a new calendar entry. Refused when the other was first; how it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async coachingSessionReschedule(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('sequence', { type: () => Int, description: 'That of the session that the change is made to.' })
    sequence: number,
    @Args('input') input: CoachingSessionInput,
  ): Promise<CoachingPayload> {
    return this.outcome(actor, await this.sessions.reschedule(actor, id, sequence, input, locale), locale);
  }

  @Mutation(() => CoachingPayload, {
    description:
      'Calls off what has not begun. It leaves the calendars of both. Refused when the other was first; how it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async coachingSessionCancel(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('sequence', { type: () => Int, description: 'That of the session that the change is made to.' })
    sequence: number,
  ): Promise<CoachingPayload> {
    return this.outcome(actor, await this.sessions.cancel(actor, id, sequence), locale);
  }

  @Mutation(() => CoachingPayload, {
    description: 'Records whether a session took place, once it has begun. It can be corrected later.',
  })
  @Access('SIGNED_IN')
  async coachingSessionRecord(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('held') held: boolean,
  ): Promise<CoachingPayload> {
    return this.shown(actor, await this.sessions.recordHeld(actor, id, held), locale);
  }

  @Mutation(() => CoachingPayload, {
    description: 'Writes a note. Visible to: its writer, or the two; nobody else ever.',
  })
  @Access('SIGNED_IN')
  async coachingNoteAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('coachingId', { type: () => ID }) coachingId: string,
    @Args('input') input: CoachingNoteInput,
  ): Promise<CoachingPayload> {
    return this.shown(actor, await this.notes.add(actor, coachingId, input, locale), locale);
  }

  @Mutation(() => CoachingPayload, {
    description:
      "Changes one's own note, or shares it. Refused when it was changed meanwhile, elsewhere; how it is now comes with the refusal.",
  })
  @Access('SIGNED_IN')
  async coachingNoteChange(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that the change is made to.' }) version: number,
    @Args('input') input: CoachingNoteInput,
  ): Promise<CoachingPayload> {
    return this.outcome(actor, await this.notes.change(actor, id, version, input, locale), locale, 'version');
  }

  @Mutation(() => CoachingPayload, { description: "Puts one's own note away: nobody is shown it any more." })
  @Access('SIGNED_IN')
  async coachingNoteArchive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CoachingPayload> {
    return this.shown(actor, await this.notes.archive(actor, id), locale);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  participant(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { participantId }: Coaching,
  ): Promise<Person> {
    return this.people.load(context, actor, participantId);
  }

  @ResolveField(() => Person)
  @Access('SIGNED_IN')
  learningManager(
    @Context() context: RequestContext,
    @CurrentActor() actor: PersonActor,
    @Parent() { learningManagerId }: Coaching,
  ): Promise<Person> {
    return this.people.load(context, actor, learningManagerId);
  }

  /** What a change came to; where another was first, what that one made of it. */
  private async outcome(
    actor: PersonActor,
    { matchId, outcome }: CoachingOutcome,
    locale: RequestContext['locale'],
    seen = 'sequence',
  ): Promise<CoachingPayload> {
    return { ...(await this.shown(actor, matchId, locale)), userErrors: outcomeErrors(outcome, locale, seen) };
  }

  private async shown(actor: PersonActor, id: string, locale: RequestContext['locale']): Promise<CoachingPayload> {
    return { coaching: await this.reader.byId(actor, id, locale) };
  }
}
