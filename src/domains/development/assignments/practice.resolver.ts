import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { AssignmentEvidenceInput, AssignmentPayload } from './assignment.model.js';
import { AssignmentReader } from './assignment.read-model.js';
import { PracticeReflectionInput } from './practice.model.js';
import { PracticeService } from './practice.service.js';

@Resolver()
export class PracticeResolver {
  constructor(
    private readonly practice: PracticeService,
    private readonly reader: AssignmentReader,
  ) {}

  @Mutation(() => AssignmentPayload, { description: "Plans one more moment to practise one's own assignment." })
  @Access('SIGNED_IN')
  async practiceMomentAdd(
    @CurrentActor() actor: PersonActor,
    @Args('assignmentId', { type: () => ID }) assignmentId: string,
    @Args('day', { type: () => LocalDate }) day: string,
  ): Promise<AssignmentPayload> {
    await this.practice.addMoment(actor, assignmentId, day);
    return { assignment: await this.reader.byId(actor, assignmentId) };
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Gives a practice moment that nothing was written about another day. Refused when it was moved meanwhile, elsewhere; as it is now comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async practiceMomentMove(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('seen', { type: () => LocalDate, description: 'The day on which it was seen.' }) seen: string,
    @Args('day', { type: () => LocalDate }) day: string,
  ): Promise<AssignmentPayload> {
    const outcome = await this.practice.moveMoment(actor, id, seen, day);
    const assignment = await this.reader.withMoment(actor, id);
    return { assignment, userErrors: outcomeErrors(outcome, actor.locale, 'seen') };
  }

  @Mutation(() => AssignmentPayload, {
    description:
      'Writes a few lines about a practice moment, for oneself or also for the learning manager. Refused when they were changed meanwhile; what is there comes with the refusal.',
  })
  @Access('SIGNED_IN')
  async practiceReflectionWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('momentId', { type: () => ID }) momentId: string,
    @Args('version', { type: () => Int, description: 'The version that was seen; 0 for none.' }) version: number,
    @Args('input') input: PracticeReflectionInput,
  ): Promise<AssignmentPayload> {
    const outcome = await this.practice.reflect(actor, momentId, version, input, locale);
    const assignment = await this.reader.withMoment(actor, momentId);
    return { assignment, userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => AssignmentPayload, { description: 'Adds something that shows that the assignment is practised.' })
  @Access('SIGNED_IN')
  async assignmentEvidenceAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('assignmentId', { type: () => ID }) assignmentId: string,
    @Args('input') input: AssignmentEvidenceInput,
  ): Promise<AssignmentPayload> {
    await this.practice.addEvidence(actor, assignmentId, input, locale);
    return { assignment: await this.reader.byId(actor, assignmentId) };
  }

  @Mutation(() => AssignmentPayload, { description: 'Puts a piece of evidence away.' })
  @Access('SIGNED_IN')
  async assignmentEvidenceArchive(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AssignmentPayload> {
    return { assignment: await this.reader.byId(actor, await this.practice.archiveEvidence(actor, id)) };
  }
}
