import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor, TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { PersonLoader } from '../../people/people/person.loader.js';
import { Person } from '../../people/people/person.model.js';
import { StepChoice, StepChoosePayload, StepChosenBy } from './step-choice.model.js';
import { StepChoiceService } from './step-choice.service.js';

@Resolver(() => StepChosenBy)
export class StepChoiceResolver {
  constructor(
    private readonly choices: StepChoiceService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [StepChoice], { description: 'What one has to choose in a module that one takes part in, and chose.' })
  @Access('SIGNED_IN')
  myStepChoices(
    @CurrentActor() actor: PersonActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<StepChoice[]> {
    return this.choices.ofActor(actor, moduleId);
  }

  @Query(() => [StepChosenBy], { description: 'Who chose which step of a module.' })
  @Access('COORDINATOR')
  stepChoices(
    @CurrentActor() actor: TenantActor,
    @Args('moduleId', { type: () => ID }) moduleId: string,
  ): Promise<StepChosenBy[]> {
    return this.choices.ofModule(actor, moduleId);
  }

  @ResolveField(() => [Person], { name: 'people', description: 'By name.' })
  @Access('COORDINATOR')
  chosenBy(
    @Context() context: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Parent() { personIds }: StepChosenBy,
  ): Promise<Person[]> {
    return Promise.all(personIds.map((id) => this.people.load(context, actor, id)));
  }

  @Mutation(() => StepChoosePayload, {
    description:
      'Chooses a step of those that one does one of, in place of what one chose before. Invitations follow: off the sessions of the other, into one of this when people are invited to it already.',
  })
  @Access('PARTICIPANT')
  async stepChoose(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('stepId', { type: () => ID }) stepId: string,
  ): Promise<StepChoosePayload> {
    return { choice: await this.choices.choose(actor, stepId, locale) };
  }
}
