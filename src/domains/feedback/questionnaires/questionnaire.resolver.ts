import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { Questionnaire, QuestionnairePublishInput, QuestionnairePublishPayload } from './questionnaire.model.js';
import { QuestionnaireService } from './questionnaire.service.js';

@Resolver(() => Questionnaire)
export class QuestionnaireResolver {
  constructor(private readonly questionnaires: QuestionnaireService) {}

  @Query(() => [Questionnaire], { description: 'Every published version, the latest of each key first.' })
  @Access('COORDINATOR')
  questionnairesPublished(@CurrentActor() actor: TenantActor): Promise<Questionnaire[]> {
    return this.questionnaires.list(actor);
  }

  @Mutation(() => QuestionnairePublishPayload, {
    description: 'Publishes a questionnaire, as a new version if its key exists.',
  })
  @Access('COORDINATOR')
  async questionnairePublish(
    @CurrentActor() actor: TenantActor,
    @Args('input') input: QuestionnairePublishInput,
  ): Promise<QuestionnairePublishPayload> {
    return { questionnaire: await this.questionnaires.publish(actor, input.yaml) };
  }
}
