import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import { feedbackErrors } from '../feedback.errors.js';
import { RaterLinks } from '../invitations/rater-links.service.js';
import { PublishedDefinitions } from '../questionnaires/published-definitions.service.js';
import { answersAfter, refuseFaulty, type SheetChanges } from './filled-in.js';
import { type AnswerRow, type RaterSheet, sheetOf } from './rater-sheet.read-model.js';

/** A sheet whose answers were not read yet, with the key that they are found by. */
interface OpenedSheet {
  key: Buffer;
  sheetWith(saved: AnswerRow | undefined): RaterSheet;
}

@Injectable()
export class ResponseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly links: RaterLinks,
    private readonly definitions: PublishedDefinitions,
  ) {}

  /** Everything behind the link, the first to close first and oneself before others. @throws NotFound when nothing is left of it */
  async inbox(rater: RaterActor): Promise<RaterSheet[]> {
    const opened = await this.open(rater);
    if (opened.length === 0) throw new NotFound();
    return this.withAnswers(rater, opened);
  }

  /** @throws NotFound when it is not behind this link */
  async sheet(rater: RaterActor, invitationId: string): Promise<RaterSheet> {
    return this.withAnswer(rater, await this.openOne(rater, invitationId));
  }

  /**
   * Saves what the rater changed on the version that they saw; 'submit' hands the whole sheet in. What was handed in can be changed
   * until the round closes, and stays handed in. Of a first version nothing has to be read: the save itself finds out when there is more.
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
    const opened = await this.openOne(rater, invitationId);
    const sheet = version === 0 ? opened.sheetWith(undefined) : await this.withAnswer(rater, opened);
    if (sheet.refusal) throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: sheet.refusal });
    if (sheet.version !== version) throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    const answers = answersAfter(sheet, changes);
    // What is handed in already must stay complete.
    refuseFaulty(sheet.definition, sheet.group.key, answers, sheet.submitted ? 'submit' : purpose);
    const [saved] = await this.db.read<{ outcome: string; version: number }>(
      rater,
      Prisma.sql`select outcome, version from feedback_answer_save(${invitationId}::uuid, ${opened.key}, ${answers.scores}::smallint[],
        ${answers.comments}::text[], ${purpose === 'submit'}, ${version}::int, ${this.clock.now()})`,
    );
    if (saved?.outcome === 'CLOSED') throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: 'CLOSED' });
    if (saved?.outcome !== 'SAVED') throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    return { ...sheet, answers, submitted: sheet.submitted || purpose === 'submit', version: saved.version };
  }

  /**
   * Leaves the panel of one subject; what was saved is deleted. No reason is asked: who declined is nobody's to see. Answering after all is
   * possible until the round closes.
   * @throws NotFound, Refusal LINK_CLOSED
   */
  async decline(rater: RaterActor, invitationId: string): Promise<void> {
    const { key } = await this.openOne(rater, invitationId);
    const [left] = await this.db.read<{ outcome: string }>(
      rater,
      Prisma.sql`select feedback_invitation_decline(${invitationId}::uuid, ${key}, ${this.clock.now()}) as outcome`,
    );
    if (left?.outcome !== 'DECLINED') throw refuse(feedbackErrors.LINK_CLOSED, ['invitationId'], { reason: 'CLOSED' });
  }

  private async openOne(rater: RaterActor, invitationId: string): Promise<OpenedSheet> {
    const [opened] = await this.open(rater, invitationId);
    if (!opened) throw new NotFound();
    return opened;
  }

  /** What lies behind the link: everything, or one sheet of it. */
  private async open(rater: RaterActor, invitationId?: string): Promise<OpenedSheet[]> {
    const all = await this.links.sheetsBehind(rater);
    const sheets = invitationId ? all.filter((sheet) => sheet.invitationId === invitationId) : all;
    const definitions = await this.definitions.of(
      rater,
      sheets.map(({ questionnaireId }) => questionnaireId),
    );
    const now = this.clock.now();
    return sheets.map((sheet) => ({
      key: sheet.key,
      sheetWith: (saved) => sheetOf(sheet, definitions.get(sheet.questionnaireId)!, saved, now),
    }));
  }

  private async withAnswer(rater: RaterActor, opened: OpenedSheet): Promise<RaterSheet> {
    const [sheet] = await this.withAnswers(rater, [opened]);
    return sheet!;
  }

  /** The sheets with what was saved of them. */
  private async withAnswers(rater: RaterActor, opened: readonly OpenedSheet[]): Promise<RaterSheet[]> {
    const keys = opened.map(({ key }) => key);
    const rows = await this.db.read<AnswerRow & { at: number }>(
      rater,
      Prisma.sql`select at::int, a.scores, a.comments, a.submitted, a.version
                   from unnest(${keys}::bytea[]) with ordinality as given (answer_key, at), feedback_answer_read(given.answer_key) a`,
    );
    const saved = new Map(rows.map(({ at, ...answer }) => [at, answer]));
    return opened.map(({ sheetWith }, at) => sheetWith(saved.get(at + 1)));
  }
}
