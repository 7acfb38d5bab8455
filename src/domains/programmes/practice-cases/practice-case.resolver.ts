import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { PracticeCase, PracticeCaseWriteInput, PracticeCaseWritePayload } from './practice-case.model.js';
import { PracticeCaseService } from './practice-case.service.js';

@Resolver(() => PracticeCase)
export class PracticeCaseResolver {
  constructor(private readonly cases: PracticeCaseService) {}

  @Query(() => PracticeCase, { description: "One's own practice case of a step; empty while nothing is written." })
  @Access('SIGNED_IN')
  myPracticeCase(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('stepId', { type: () => ID }) stepId: string,
  ): Promise<PracticeCase> {
    return this.cases.own(actor, stepId, locale);
  }

  @Query(() => [PracticeCase], {
    description: 'The practice cases of a step that one may read, by name of who brings them.',
  })
  @Access('SIGNED_IN')
  practiceCases(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('stepId', { type: () => ID }) stepId: string,
  ): Promise<PracticeCase[]> {
    return this.cases.readable(actor, stepId, locale);
  }

  @Mutation(() => PracticeCaseWritePayload, {
    description: "Writes one's own practice case, as a draft or to bring it.",
  })
  @Access('PARTICIPANT')
  async practiceCaseWrite(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('stepId', { type: () => ID }) stepId: string,
    @Args('version', { type: () => Int, description: 'The version that was seen; 0 for a first one.' }) version: number,
    @Args('input') input: PracticeCaseWriteInput,
  ): Promise<PracticeCaseWritePayload> {
    const outcome = await this.cases.write(actor, stepId, version, input, locale);
    return { practiceCase: await this.cases.own(actor, stepId, locale), userErrors: outcomeErrors(outcome, locale) };
  }
}
