import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Context, CurrentActor, type RequestContext } from '../../../platform/graphql/context.js';
import { editedAmong } from '../../../platform/graphql/outcome.js';
import { LocalDate } from '../../../platform/graphql/scalars.js';
import { NominationService } from './nomination.service.js';
import { NominationImportService } from './nomination-import.service.js';
import {
  FeedbackNominationAddInput,
  FeedbackNominationReplaceInput,
  FeedbackNominationsImportPayload,
  FeedbackPanelSeenInput,
  FeedbackSubjectPayload,
  FeedbackSubjectsPayload,
} from './panel.model.js';
import { PanelService } from './panel.service.js';
import { ProposalService } from './proposal.service.js';

@Resolver()
export class NominationResolver {
  constructor(
    private readonly nominations: NominationService,
    private readonly proposals: ProposalService,
    private readonly imports: NominationImportService,
    private readonly panels: PanelService,
  ) {}

  @Mutation(() => FeedbackSubjectsPayload, {
    description:
      'Proposes raters for every participant who has none yet: from the org chart, and first of all who was asked in the latest round about the same participant.',
  })
  @Access('COORDINATOR')
  async feedbackRatersPropose(
    @CurrentActor() actor: TenantActor,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('asOf', {
      type: () => LocalDate,
      nullable: true,
      description: 'The day whose org chart counts; left out, it is the one of now.',
    })
    asOf?: string | null,
  ): Promise<FeedbackSubjectsPayload> {
    await this.proposals.propose(actor, roundId, asOf ?? null);
    return { subjects: await this.panels.ofRound(actor, roundId) };
  }

  @Mutation(() => FeedbackNominationsImportPayload, {
    description:
      "Puts raters on panels from a file (CSV): participant's address, key of a group, rater's address, and for somebody from outside name and language, under headers in Dutch or English. All of it or nothing; what is so already is passed over.",
  })
  @Access('COORDINATOR')
  feedbackNominationsImport(
    @CurrentActor() actor: TenantActor,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('csv') csv: string,
  ): Promise<FeedbackNominationsImportPayload> {
    return this.imports.import(actor, roundId, csv);
  }

  @Mutation(() => FeedbackSubjectPayload)
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackNominationAdd(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args('input') input: FeedbackNominationAddInput,
  ): Promise<FeedbackSubjectPayload> {
    await this.nominations.add(actor, subjectId, input, locale);
    return { subject: await this.panels.one(actor, subjectId) };
  }

  @Mutation(() => FeedbackSubjectPayload)
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackNominationRemove(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FeedbackSubjectPayload> {
    return { subject: await this.panels.one(actor, await this.nominations.remove(actor, id)) };
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description:
      'Asks a colleague instead of somebody in the same group, before the links are given out: as the load forecast proposes, for instance.',
  })
  @Access('COORDINATOR', 'MANAGER', 'PARTICIPANT')
  async feedbackNominationReplace(
    @CurrentActor() actor: TenantActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') { raterId }: FeedbackNominationReplaceInput,
  ): Promise<FeedbackSubjectPayload> {
    return { subject: await this.panels.one(actor, await this.nominations.replace(actor, id, raterId)) };
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description: 'The participant is content with the raters; it is the manager or coordinator who approves.',
  })
  @Access('PARTICIPANT')
  async feedbackRatersChoose(
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<FeedbackSubjectPayload> {
    await this.nominations.choose(actor, subjectId);
    return { subject: await this.panels.one(actor, subjectId) };
  }

  @Mutation(() => FeedbackSubjectsPayload, {
    description:
      'Approves the raters of these participants, all or none. With a panel that has changed since it was seen none is approved, and the panels come back as they are now.',
  })
  @Access('COORDINATOR', 'MANAGER')
  async feedbackRatersApprove(
    @Context() { locale }: RequestContext,
    @CurrentActor() actor: TenantActor,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
    @Args('seen', {
      type: () => [FeedbackPanelSeenInput],
      description:
        'What each of them was on the screen; a panel that is not in this list was not seen: then none is approved, and it comes back with EDITED_MEANWHILE.',
    })
    seen: FeedbackPanelSeenInput[],
  ): Promise<FeedbackSubjectsPayload> {
    const changed = await this.nominations.approve(actor, subjectIds, seen);
    return {
      subjects: await this.panels.some(actor, subjectIds),
      userErrors: editedAmong(changed, subjectIds, locale, 'subjectIds'),
    };
  }

  @Mutation(() => FeedbackSubjectPayload, {
    description: 'Takes an approval back before the links are given out: the participant can choose again.',
  })
  @Access('COORDINATOR', 'MANAGER')
  async feedbackPanelReopen(
    @CurrentActor() actor: TenantActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<FeedbackSubjectPayload> {
    await this.nominations.reopen(actor, subjectId);
    return { subject: await this.panels.one(actor, subjectId) };
  }
}
