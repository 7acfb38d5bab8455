import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { outcomeErrors } from '../../../platform/graphql/outcome.js';
import { VisibleTo, visibleTo } from '../../confidentiality/visible-to.model.js';
import { EarlierLesson, Lesson, LessonInput, LessonPayload, LessonsPublishPayload } from './lesson.model.js';
import { LessonService } from './lesson.service.js';

@Resolver(() => Lesson)
export class LessonResolver {
  constructor(private readonly lessons: LessonService) {}

  @Query(() => [Lesson], {
    description:
      'What a module has taught, in the order in which it was written: all for coordinators, what was published for the director of the programme.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  moduleLessons(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<Lesson[]> {
    return this.lessons.ofModule(actor, moduleId);
  }

  @Query(() => [Lesson], {
    description:
      'What a programme as a whole has taught, beside the lessons of its modules. Coordinators read all of them, the director the published ones.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  programmeLessons(
    @CurrentActor() actor: PersonActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<Lesson[]> {
    return this.lessons.ofProgramme(actor, programmeId);
  }

  @Query(() => VisibleTo, { description: 'Who reads a lesson once it is published; until then coordinators only.' })
  @Access('COORDINATOR')
  lessonAudience(@Context() { locale }: RequestContext): VisibleTo {
    return visibleTo('ORGANISATION', [], locale);
  }

  @Mutation(() => LessonPayload, { description: 'Writes down what a module has taught.' })
  @Access('COORDINATOR')
  async lessonAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('moduleId', { type: () => ID }) moduleId: string,
    @Args('input') input: LessonInput,
  ): Promise<LessonPayload> {
    return this.payload(actor, await this.lessons.add(actor, { moduleId }, input, locale));
  }

  @Mutation(() => LessonPayload, { description: 'Writes down what a programme as a whole has taught.' })
  @Access('COORDINATOR')
  async programmeLessonAdd(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('input') input: LessonInput,
  ): Promise<LessonPayload> {
    return this.payload(actor, await this.lessons.add(actor, { programmeId }, input, locale));
  }

  @Mutation(() => LessonPayload, { description: 'Writes a lesson otherwise.' })
  @Access('COORDINATOR')
  async lessonChange(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was seen.' }) version: number,
    @Args('input') input: LessonInput,
  ): Promise<LessonPayload> {
    const outcome = await this.lessons.change(actor, id, version, input, locale);
    return { ...(await this.payload(actor, id)), userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => LessonPayload, { description: 'Puts a lesson away: it is shown to nobody any more.' })
  @Access('COORDINATOR')
  async lessonArchive(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int, description: 'The version that was seen.' }) version: number,
  ): Promise<LessonPayload> {
    const outcome = await this.lessons.archive(actor, id, version);
    return { ...(await this.payload(actor, id)), userErrors: outcomeErrors(outcome, locale) };
  }

  @Mutation(() => LessonsPublishPayload, {
    description:
      'Publishes what a module has taught, at its close: its director reads it, and whoever designs a programme with a theme in common.',
  })
  @Access('COORDINATOR')
  async lessonsPublish(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<LessonsPublishPayload> {
    await this.lessons.publish(actor, { moduleId });
    return { lessons: await this.lessons.ofModule(actor, moduleId) };
  }

  @Mutation(() => LessonsPublishPayload, {
    description: 'Publishes what a programme as a whole has taught; those of its modules are published with each.',
  })
  @Access('COORDINATOR')
  async programmeLessonsPublish(
    @CurrentActor() actor: PersonActor,
    @Args('programmeId', { type: () => ID }) programmeId: string,
  ): Promise<LessonsPublishPayload> {
    await this.lessons.publish(actor, { programmeId });
    return { lessons: await this.lessons.ofProgramme(actor, programmeId) };
  }

  @ResolveField(() => VisibleTo, { description: 'Who reads it once it is published; until then coordinators only.' })
  @Access('COORDINATOR', 'DIRECTOR')
  visibleTo(@Context() { locale }: RequestContext): VisibleTo {
    return visibleTo('ORGANISATION', [], locale);
  }

  private async payload(actor: PersonActor, id: string): Promise<LessonPayload> {
    return { lesson: await this.lessons.byId(actor, id) };
  }
}

@Resolver(() => EarlierLesson)
export class EarlierLessonResolver {
  @ResolveField(() => VisibleTo)
  @Access('COORDINATOR', 'DIRECTOR')
  visibleTo(@Context() { locale }: RequestContext): VisibleTo {
    return visibleTo('ORGANISATION', [], locale);
  }
}
