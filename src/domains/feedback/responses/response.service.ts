import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { NotFound, Refusal, refuse } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { RaterLinks } from '../invitations/rater-links.service.js';
import { PublishedDefinitions } from '../questionnaires/published-definitions.service.js';
import { answersAfter, refuseFaulty, type SheetChanges } from './filled-in.js';
import { type RaterSheet, type SheetRow, sheetOf } from './rater-sheet.read-model.js';

/** Why nothing is taken any more: the round is over, or the invitation is not behind the link. */
type NotTaken = 'CLOSED' | 'UNKNOWN';

/** What became of a save; the rest tells of the sheet where it is SAVED. */
interface SaveRow extends Record<string, unknown> {
  outcome: 'SAVED' | 'CONFLICT' | NotTaken;
  closesAt: Date;
  submitted: boolean;
  version: number;
}

@Injectable()
export class ResponseService {
  constructor(
    private readonly clock: Clock,
    private readonly links: RaterLinks,
    private readonly definitions: PublishedDefinitions,
  ) {}

  /** Everything behind the link, the first to close first and oneself before others. @throws NotFound when nothing is left of it */
  async inbox(rater: RaterActor): Promise<RaterSheet[]> {
    const rows = await this.links.sheetsBehind(rater);
    if (rows.length === 0) throw new NotFound();
    return this.sheetsOf(rater, rows);
  }

  /**
   * Saves what the rater changed on the version that they saw; 'submit' hands the whole sheet in. What was handed in can be changed
   * until the round closes, and stays handed in.
   * @returns the sheet with what was saved; where it was remembered, names on it may be ten minutes old.
   * @throws NotFound, Refusal LINK_CLOSED, ANSWERED_ELSEWHERE, ANSWER_FAULT (every one, by item and question)
   */
  async save(
    rater: RaterActor,
    invitationId: string,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<RaterSheet> {
    const remembered = this.links.rememberedSheet(rater, invitationId);
    if (remembered && version === 0) {
      try {
        const [sheet] = await this.sheetsOf(rater, [remembered]);
        return await this.saveOn(sheet!, rater, version, changes, purpose);
      } catch (error) {
        // Nothing was saved, and why not only the sheet as it is now can say.
        if (!(error instanceof Refusal || error instanceof NotFound)) throw error;
      }
    }
    return this.saveOn(await this.sheet(rater, invitationId), rater, version, changes, purpose);
  }

  /**
   * Leaves the panel of one subject; what was saved is deleted. No reason is asked: who declined is nobody's to see. Answering after all is
   * possible until the round closes.
   * @throws NotFound, Refusal LINK_CLOSED
   */
  async decline(rater: RaterActor, invitationId: string): Promise<void> {
    const [declined] = await this.links.change<{ outcome: 'DECLINED' | NotTaken }>(
      rater,
      (linkKey) =>
        Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${linkKey}, ${this.clock.now()}) as outcome`,
    );
    requireTaken(declined!.outcome);
  }

  private async saveOn(
    sheet: RaterSheet,
    rater: RaterActor,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<RaterSheet> {
    const { invitationId, definition, group } = sheet;
    if (sheet.refusal) throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: sheet.refusal });
    if (sheet.version !== version) throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    const answers = answersAfter(sheet, changes);
    // What is handed in already must stay complete.
    refuseFaulty(definition, group.key, answers, sheet.submitted ? 'submit' : purpose);
    const [row] = await this.links.change<SaveRow>(
      rater,
      (linkKey) => Prisma.sql`
        select outcome, closes_at as "closesAt", submitted, version
          from feedback_answer_save(${invitationId}::uuid, ${linkKey}, ${answers.scores}::smallint[], ${answers.comments}::text[],
                 ${purpose === 'submit'}, ${version}::int, ${this.clock.now()})`,
    );
    const { outcome, ...saved } = row!;
    requireTaken(outcome);
    if (outcome === 'CONFLICT') throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    return { ...sheet, ...saved, answers };
  }

  /** @throws NotFound when it is not behind this link */
  private async sheet(rater: RaterActor, invitationId: string): Promise<RaterSheet> {
    const rows = await this.links.sheetsBehind(rater);
    const [sheet] = await this.sheetsOf(
      rater,
      rows.filter((row) => row.invitationId === invitationId),
    );
    if (!sheet) throw new NotFound();
    return sheet;
  }

  private async sheetsOf(rater: RaterActor, rows: readonly SheetRow[]): Promise<RaterSheet[]> {
    const definitions = await this.definitions.of(
      rater,
      rows.map(({ questionnaireId }) => questionnaireId),
    );
    const now = this.clock.now();
    return rows.map((row) => sheetOf(row, definitions.get(row.questionnaireId)!, now));
  }
}

/** @throws NotFound, Refusal LINK_CLOSED */
function requireTaken(outcome: 'SAVED' | 'CONFLICT' | 'DECLINED' | NotTaken): void {
  if (outcome === 'UNKNOWN') throw new NotFound();
  if (outcome === 'CLOSED') throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: 'CLOSED' });
}
