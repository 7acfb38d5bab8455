import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../../platform/auth/access.js';
import type { PersonActor } from '../../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../../platform/graphql/context.js';
import { FeedbackReport, FeedbackReportPayload } from '../reading/report.model.js';
import { CommentRedactionService } from './comment-redaction.service.js';
import { ReportShareService } from './report-share.service.js';

@Resolver(() => FeedbackReport)
export class SharingResolver {
  constructor(
    private readonly shares: ReportShareService,
    private readonly redactions: CommentRedactionService,
  ) {}

  @Mutation(() => FeedbackReportPayload, {
    description: "Lets people by name read one's own report, until one takes it back.",
  })
  @Access('PARTICIPANT')
  async feedbackReportShare(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('reportId', { type: () => ID }) reportId: string,
    @Args('personIds', { type: () => [ID] }) personIds: string[],
  ): Promise<FeedbackReportPayload> {
    return { report: await this.shares.share(actor, reportId, personIds, locale) };
  }

  @Mutation(() => FeedbackReportPayload, {
    description: "Takes one's own report back from people: from now on they find nothing.",
  })
  @Access('PARTICIPANT')
  async feedbackReportUnshare(
    @CurrentActor() actor: PersonActor,
    @Context() { locale }: RequestContext,
    @Args('reportId', { type: () => ID }) reportId: string,
    @Args('personIds', { type: () => [ID] }) personIds: string[],
  ): Promise<FeedbackReportPayload> {
    return { report: await this.shares.unshare(actor, reportId, personIds, locale) };
  }

  @Mutation(() => FeedbackReportPayload, {
    description:
      'Takes a comment out of a report, for everybody and for good: as the participant, or as the coach before the release. Its place stays.',
  })
  @Access('SIGNED_IN')
  async feedbackCommentRedact(
    @CurrentActor() actor: PersonActor,
    @Args('reportId', { type: () => ID }) reportId: string,
    @Args('commentId', { type: () => ID }) commentId: string,
  ): Promise<FeedbackReportPayload> {
    return { report: await this.redactions.redact(actor, reportId, commentId) };
  }
}
