import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { NotFound, Refusal, refuse } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { RaterLinks } from '../invitations/rater-links.service.js';
import { PublishedDefinitions } from '../questionnaires/published-definitions.service.js';
import { fillIn, type SheetChanges } from './filled-in.js';
import { type RaterSheet, type SheetRow, sheetOf } from './rater-sheet.read-model.js';

interface SavedRow extends Record<string, unknown> {
  outcome: 'SAVED' | 'CONFLICT' | 'CLOSED';
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

  /** @throws NotFound when it is not behind this link */
  async sheet(rater: RaterActor, invitationId: string): Promise<RaterSheet> {
    const rows = await this.links.sheetsBehind(rater);
    const [sheet] = await this.sheetsOf(
      rater,
      rows.filter((row) => row.invitationId === invitationId),
    );
    if (!sheet) throw new NotFound();
    return sheet;
  }

  /**
   * Saves what the rater changed on the version that they saw; 'submit' hands the whole sheet in. What was handed in can be changed
   * until the round closes, and stays handed in.
   * @returns the sheet as it is now.
   * @throws NotFound, Refusal LINK_CLOSED, ANSWERED_ELSEWHERE, ANSWER_FAULT (every one, by item and question)
   */
  async save(
    rater: RaterActor,
    invitationId: string,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<RaterSheet> {
    const lately = version === 0 ? await this.seenLately(rater, invitationId) : undefined;
    const first = lately && (await this.saveOn(lately, rater, version, changes, purpose));
    if (first && !(first instanceof Refusal)) return first;
    // Nothing was saved, and why not only the sheet as it is now can say.
    const saved = await this.saveOn(await this.sheet(rater, invitationId), rater, version, changes, purpose);
    if (saved instanceof Refusal) throw saved;
    return saved;
  }

  /**
   * Leaves the panel of one subject; what was saved is deleted. No reason is asked: who declined is nobody's to see. Answering after all is
   * possible until the round closes.
   * @throws NotFound, Refusal LINK_CLOSED
   */
  async decline(rater: RaterActor, invitationId: string): Promise<void> {
    const [left] = await this.links.behind<{ outcome: 'DECLINED' | 'CLOSED' | 'UNKNOWN' }>(
      rater,
      (linkKey) =>
        Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${linkKey}, ${this.clock.now()}) as outcome`,
    );
    if (left!.outcome === 'UNKNOWN') throw new NotFound();
    if (left!.outcome === 'CLOSED') throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: 'CLOSED' });
  }

  /** The sheet without answers, as it was when the link was opened last, if that is not long ago. */
  private async seenLately(rater: RaterActor, invitationId: string): Promise<RaterSheet | undefined> {
    const row = this.links.seenLately(rater, invitationId);
    return row && (await this.sheetsOf(rater, [row]))[0];
  }

  /** @returns the sheet as it is now, or why nothing was saved. */
  private async saveOn(
    sheet: RaterSheet,
    rater: RaterActor,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<RaterSheet | Refusal> {
    const { invitationId, definition, group } = sheet;
    if (sheet.refusal) return refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: sheet.refusal });
    if (sheet.version !== version) return refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    // What is handed in already must stay complete.
    const before = { definition, group: group.key, answers: sheet.answers };
    const { answers, faults } = fillIn(before, changes, sheet.submitted ? 'submit' : purpose);
    const [fault, ...others] = faults;
    if (fault) return new Refusal(fault, ...others);
    const [saved] = await this.links.behind<SavedRow>(
      rater,
      (linkKey) => Prisma.sql`
        select outcome, closes_at as "closesAt", submitted, version
          from feedback_answer_save(${invitationId}::uuid, ${linkKey}, ${answers.scores}::smallint[], ${answers.comments}::text[],
                 ${purpose === 'submit'}, ${version}::int, ${this.clock.now()})`,
    );
    const { outcome, ...now } = saved!;
    if (outcome === 'CLOSED') return refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: 'CLOSED' });
    if (outcome === 'CONFLICT') return refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    return { ...sheet, ...now, answers };
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
