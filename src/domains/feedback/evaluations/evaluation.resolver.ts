import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { type Outcome, outcomeErrors } from '../../../platform/graphql/outcome.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import {
  Evaluation,
  EvaluationGiveInput,
  EvaluationOpenInput,
  EvaluationPayload,
  EvaluationQuestionsInput,
} from './evaluation.model.js';
import { EvaluationService } from './evaluation.service.js';
import { GiveEvaluationService } from './give-evaluation.service.js';
import { OpenEvaluationService } from './open-evaluation.service.js';

const MODULE = { type: () => ID };
const SEEN = { type: () => Int, description: 'The version that was seen; 0 at first.' };

@Resolver(() => Evaluation)
export class EvaluationResolver {
  constructor(
    private readonly evaluations: EvaluationService,
    private readonly opening: OpenEvaluationService,
    private readonly giving: GiveEvaluationService,
  ) {}

  @Query(() => Evaluation, {
    description:
      'The evaluation of a module: for coordinators and the client also before it opens, as a preview; for participants from then on.',
  })
  @Access('SIGNED_IN')
  moduleEvaluation(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
  ): Promise<Evaluation> {
    return this.evaluations.ofModule(actor, moduleId, locale);
  }

  @Mutation(() => EvaluationPayload, {
    description: 'Says what is asked beside what follows from the impact map, instead of what was said before.',
  })
  @Access('COORDINATOR')
  async evaluationQuestionsSet(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
    @Args('version', SEEN) version: number,
    @Args('input') input: EvaluationQuestionsInput,
  ): Promise<EvaluationPayload> {
    const outcome = await this.evaluations.ask(actor, moduleId, version, input, context.locale);
    return this.after(actor, moduleId, context, outcome);
  }

  @Mutation(() => EvaluationPayload, {
    description:
      'Opens an evaluation without waiting for the day of its step: what it asks is fixed, and participants are mailed.',
  })
  @Access('COORDINATOR')
  async evaluationOpen(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
    @Args('version', SEEN) version: number,
    @Args('input', { defaultValue: {} }) input: EvaluationOpenInput,
  ): Promise<EvaluationPayload> {
    const outcome = await this.opening.open(actor, moduleId, version, input, context.locale);
    return this.after(actor, moduleId, context, outcome);
  }

  @Mutation(() => EvaluationPayload, { description: 'Lets an open evaluation close at 17:00 on a later day.' })
  @Access('COORDINATOR')
  async evaluationExtend(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
    @Args('version', SEEN) version: number,
    @Args('closesOn', { type: () => LocalDate }) closesOn: string,
  ): Promise<EvaluationPayload> {
    const outcome = await this.opening.extend(actor, moduleId, version, closesOn);
    return this.after(actor, moduleId, context, outcome);
  }

  @Mutation(() => EvaluationPayload, {
    description: 'Takes no answer from now on; what may be shown follows within minutes.',
  })
  @Access('COORDINATOR')
  async evaluationClose(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
  ): Promise<EvaluationPayload> {
    await this.opening.closeNow(actor, moduleId);
    return this.after(actor, moduleId, context);
  }

  @Mutation(() => EvaluationPayload, {
    description:
      "Gives the caller's evaluation, whole and once. It is kept without name and time, and cannot be changed: see Evaluation.promise.",
  })
  @Access('SIGNED_IN')
  async evaluationGive(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
    @Args('input') { scores, comments }: EvaluationGiveInput,
  ): Promise<EvaluationPayload> {
    await this.giving.give(actor, moduleId, {
      scores: new Map(scores.map(({ item, score }) => [item, score])),
      comments: new Map(comments.map(({ question, text }) => [question, text])),
    });
    return this.after(actor, moduleId, context);
  }

  @Mutation(() => EvaluationPayload, {
    description: 'Takes a released comment out, for everybody and for good: it stays where it was, without its words.',
  })
  @Access('COORDINATOR')
  async evaluationCommentRedact(
    @CurrentActor() actor: PersonActor,
    @Context() context: RequestContext,
    @Args('moduleId', MODULE) moduleId: string,
    @Args('commentId', { type: () => ID }) commentId: string,
  ): Promise<EvaluationPayload> {
    await this.evaluations.redact(actor, moduleId, commentId);
    return this.after(actor, moduleId, context);
  }

  @ResolveField(() => VisibleTo, {
    description:
      'Who reads what is written in answer to open questions, once enough people did: without who wrote it. Before its close nobody.',
  })
  visibleTo(@Context() { locale }: RequestContext): VisibleTo {
    return visibleTo('PROGRAMME', [], locale);
  }

  /** The evaluation as it is now, also when nothing was done: so that whoever came too late loses nothing. */
  private async after(
    actor: PersonActor,
    moduleId: string,
    { locale }: RequestContext,
    outcome: Outcome = 'DONE',
  ): Promise<EvaluationPayload> {
    const evaluation = await this.evaluations.ofModule(actor, moduleId, locale);
    return { evaluation, userErrors: outcomeErrors(outcome, locale) };
  }
}
