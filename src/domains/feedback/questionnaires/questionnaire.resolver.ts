import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { Language } from '../../tenancy/tenants/tenant.model.js';
import { FeedbackCompetency } from './competency.model.js';
import { PublishQuestionnaireService } from './publish-questionnaire.service.js';
import {
  Questionnaire,
  QuestionnairePayload,
  QuestionnairePreview,
  QuestionnairePublishInput,
  QuestionnairePublishPayload,
} from './questionnaire.model.js';
import { QuestionnaireService, questionnaireOf } from './questionnaire.service.js';

@Resolver(() => Questionnaire)
export class QuestionnaireResolver {
  constructor(
    private readonly questionnaires: QuestionnaireService,
    private readonly publishing: PublishQuestionnaireService,
  ) {}

  @Query(() => [Questionnaire], { description: 'Every published version, the latest of each key first.' })
  @Access('COORDINATOR')
  questionnairesPublished(@CurrentActor() actor: TenantActor): Promise<Questionnaire[]> {
    return this.questionnaires.list(actor);
  }

  @Query(() => Questionnaire, { description: 'One published version; its `yaml` is the export.' })
  @Access('COORDINATOR')
  questionnaire(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Questionnaire> {
    return this.questionnaires.one(actor, id);
  }

  @Query(() => QuestionnairePreview, {
    description: 'A questionnaire exactly as raters of a group read it in a language; merged groups joined by +.',
  })
  @Access('COORDINATOR')
  questionnairePreview(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('group', { description: 'The key of one of the groups of the questionnaire, or else of the organisation.' })
    group: string,
    @Args('language', { type: () => Language }) language: Language,
  ): Promise<QuestionnairePreview> {
    return this.questionnaires.preview(actor, id, group, language);
  }

  @Query(() => [FeedbackCompetency], {
    description: "The organisation's bank: competencies with all their versions, and the questionnaires that use each.",
  })
  @Access('COORDINATOR')
  feedbackCompetencies(@CurrentActor() actor: TenantActor): Promise<FeedbackCompetency[]> {
    return this.questionnaires.competencies(actor);
  }

  @Mutation(() => QuestionnairePublishPayload, {
    description:
      'Publishes a questionnaire, as a new version if its key exists, and puts its competencies into the bank, as new versions where they differ.',
  })
  @Access('COORDINATOR')
  async questionnairePublish(
    @CurrentActor() actor: TenantActor,
    @Context() { locale }: RequestContext,
    @Args('input') input: QuestionnairePublishInput,
  ): Promise<QuestionnairePublishPayload> {
    const { version, warnings } = await this.publishing.publish(actor, input.yaml, locale);
    return { questionnaire: questionnaireOf(version), warnings };
  }

  @Mutation(() => QuestionnairePayload, {
    description:
      'Retires a published version: no new round may choose it. Rounds that have it keep it, and publishing the same file again makes a version that can be chosen.',
  })
  @Access('COORDINATOR')
  async questionnaireRetire(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<QuestionnairePayload> {
    return { questionnaire: await this.questionnaires.retire(actor, id) };
  }
}
