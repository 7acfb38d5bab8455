import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { Locale, RaterActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { bothLanguages } from '../../../platform/graphql/localized-text.model.js';
import { askedOf } from '../questionnaires/asked-questionnaire.rules.js';
import { askedRatings, ratingKey, ratingsOf } from '../questionnaires/questionnaire.rules.js';
import type { RaterSheet } from './rater-sheet.read-model.js';
import {
  FeedbackDeclinePayload,
  FeedbackInvitation,
  FeedbackResponseInput,
  FeedbackResponsePayload,
} from './response.model.js';
import { ResponseService } from './response.service.js';

@Resolver()
export class ResponseResolver {
  constructor(private readonly responses: ResponseService) {}

  @Query(() => [FeedbackInvitation], {
    description: 'Everything behind the rater link that the request came with: what closes first comes first.',
  })
  @Access('RATER')
  async feedbackInvitations(@CurrentActor() rater: RaterActor): Promise<FeedbackInvitation[]> {
    return (await this.responses.inbox(rater)).map((sheet) => invitationOf(sheet, rater.locale));
  }

  @Mutation(() => FeedbackResponsePayload, {
    description: 'Saves a part of the answers, to go on later or on another device.',
  })
  @Access('RATER')
  async feedbackResponseSave(
    @CurrentActor() rater: RaterActor,
    @Args('invitationId', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: FeedbackResponseInput,
  ): Promise<FeedbackResponsePayload> {
    return {
      invitation: invitationOf(await this.responses.save(rater, id, version, changesOf(input), 'save'), rater.locale),
    };
  }

  @Mutation(() => FeedbackResponsePayload, {
    description: 'Hands the sheet in. It can be changed until the round closes.',
  })
  @Access('RATER')
  async feedbackResponseSubmit(
    @CurrentActor() rater: RaterActor,
    @Args('invitationId', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input', { defaultValue: { scores: [], comments: [] } }) input: FeedbackResponseInput,
  ): Promise<FeedbackResponsePayload> {
    return {
      invitation: invitationOf(await this.responses.save(rater, id, version, changesOf(input), 'submit'), rater.locale),
    };
  }

  @Mutation(() => FeedbackDeclinePayload, { description: 'Leaves the panel; what was saved is deleted.' })
  @Access('RATER')
  async feedbackInvitationDecline(
    @CurrentActor() rater: RaterActor,
    @Args('invitationId', { type: () => ID }) id: string,
  ): Promise<FeedbackDeclinePayload> {
    await this.responses.decline(rater, id);
    return { declined: true };
  }
}

const changesOf = ({ scores, comments }: FeedbackResponseInput) => ({
  scores: new Map(scores.map(({ item, score }) => [item, score ?? null])),
  comments: new Map(comments.map(({ question, text }) => [question, text])),
});

function invitationOf(sheet: RaterSheet, locale: Locale): FeedbackInvitation {
  const { invitationId, definition, answers, refusal, programme, module, group } = sheet;
  const open = refusal === null;
  const asked = askedRatings(definition, group.key);
  return {
    ...sheet,
    id: invitationId,
    programme: programme[locale],
    module: module[locale],
    group: group.key,
    groupName: bothLanguages(group.name),
    anonymous: group.anonymous,
    open,
    // Who saves mostly asks for the version alone.
    get questionnaire() {
      return askedOf(definition, group.key, locale);
    },
    get scores() {
      if (!open) return [];
      return ratingsOf(definition)
        .map((rating, at) => ({ item: ratingKey(rating), score: answers.scores[at] ?? null }))
        .filter((_, at) => asked[at]);
    },
    comments: open
      ? definition.openQuestions.map(({ key }, at) => ({ question: key, text: answers.comments[at] ?? '' }))
      : [],
  };
}
