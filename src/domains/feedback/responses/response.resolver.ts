import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, RaterActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { askedOf } from '../questionnaires/asked-questionnaire.rules.js';
import { itemsOf } from '../questionnaires/questionnaire.rules.js';
import { isNamed } from '../rater-group.rules.js';
import {
  DeclineReason,
  FeedbackDeclinePayload,
  FeedbackInvitation,
  FeedbackResponseInput,
  FeedbackResponsePayload,
} from './response.model.js';
import { type RaterSheet, ResponseService } from './response.service.js';

@Resolver()
export class ResponseResolver {
  constructor(private readonly responses: ResponseService) {}

  @Query(() => FeedbackInvitation, { description: 'What the rater link that the request came with is for.' })
  @Access('RATER')
  async feedbackInvitation(@CurrentActor() rater: RaterActor): Promise<FeedbackInvitation> {
    return invitationOf(await this.responses.sheet(rater), rater.locale);
  }

  @Mutation(() => FeedbackResponsePayload, {
    description: 'Saves a part of the answers, to go on later or on another device.',
  })
  @Access('RATER')
  async feedbackResponseSave(
    @CurrentActor() rater: RaterActor,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: FeedbackResponseInput,
  ): Promise<FeedbackResponsePayload> {
    return {
      invitation: invitationOf(await this.responses.save(rater, version, changesOf(input), 'save'), rater.locale),
    };
  }

  @Mutation(() => FeedbackResponsePayload, {
    description: 'Hands the sheet in. It can be changed until the round closes.',
  })
  @Access('RATER')
  async feedbackResponseSubmit(
    @CurrentActor() rater: RaterActor,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { defaultValue: { scores: [], comments: [] } }) input: FeedbackResponseInput,
  ): Promise<FeedbackResponsePayload> {
    return {
      invitation: invitationOf(await this.responses.save(rater, version, changesOf(input), 'submit'), rater.locale),
    };
  }

  @Mutation(() => FeedbackDeclinePayload, { description: 'Leaves the panel; what was saved is deleted.' })
  @Access('RATER')
  async feedbackInvitationDecline(
    @CurrentActor() rater: RaterActor,
    @Args('reason', { type: () => DeclineReason }) reason: keyof typeof DeclineReason,
    @Args('explanation', { defaultValue: '' }) explanation: string,
  ): Promise<FeedbackDeclinePayload> {
    await this.responses.decline(rater, reason, explanation.slice(0, 500));
    return { declined: true };
  }
}

const changesOf = ({ scores, comments }: FeedbackResponseInput) => ({
  scores: new Map(scores.map(({ item, score }) => [item, score ?? null])),
  comments: new Map(comments.map(({ question, text }) => [question, text])),
});

function invitationOf(sheet: RaterSheet, locale: Locale): FeedbackInvitation {
  const { definition, answers, refusal, programme, module } = sheet;
  const open = refusal === null;
  return {
    ...sheet,
    programme: programme[locale],
    module: module[locale],
    anonymous: !isNamed(sheet.group),
    open,
    questionnaire: askedOf(definition, sheet.group, locale),
    scores: open ? itemsOf(definition).map(({ key }, at) => ({ item: key, score: answers.scores[at] ?? null })) : [],
    comments: open
      ? definition.openQuestions.map(({ key }, at) => ({ question: key, text: answers.comments[at] ?? '' }))
      : [],
  };
}
