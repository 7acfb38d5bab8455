import { Injectable } from '@nestjs/common';
import { Prisma } from '../../../generated/prisma/client.js';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound, refuse, refuseAll } from '../../../platform/graphql/failures.js';
import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { feedbackErrors } from '../feedback.errors.js';
import { itemsOf, type QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../rater-group.rules.js';
import { type AnswerRefusal, type RoundState, refusalOfAnswer } from '../rounds/round.rules.js';
import { answerKey } from './answer-key.rules.js';
import { type Answers, normaliseComment, validateAnswers } from './answers.rules.js';

/** Everything that a rater sees behind the link, and the sheet as it was last saved. */
export interface RaterSheet {
  organisation: string;
  programme: LocalizedText;
  module: LocalizedText;
  /** Full name of the participant. */
  subject: string;
  group: RaterGroup;
  closesAt: Date;
  timeZone: string;
  threshold: number;
  commentThreshold: number;
  definition: QuestionnaireDefinition;
  /** Why no answer is taken now, or null when one is. */
  refusal: AnswerRefusal | null;
  /** Nothing of an answer is told once the round has closed: then scores and comments are empty. */
  answers: Answers;
  submitted: boolean;
  /** 0 while nothing was saved. */
  version: number;
}

interface SheetRow extends Omit<RaterSheet, 'refusal' | 'answers' | 'submitted' | 'version'> {
  state: RoundState;
  opensAt: Date;
  secret: Buffer | null;
}

interface AnswerRow {
  scores: (number | null)[];
  comments: string[];
  submitted: boolean;
  version: number;
}

/** What a rater changes: scores by item key (0 is 'cannot judge', null takes one back), texts by question key. */
export interface SheetChanges {
  scores: ReadonlyMap<string, number | null>;
  comments: ReadonlyMap<string, string>;
}

@Injectable()
export class ResponseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the invitation is gone */
  async sheet(rater: RaterActor): Promise<RaterSheet> {
    return (await this.load(rater)).sheet;
  }

  /**
   * Saves what the rater changed on the version that they saw; 'submit' hands the whole sheet in. What was handed in can be changed
   * until the round closes, and stays handed in.
   * @returns the sheet as it is now.
   * @throws NotFound, Refusal LINK_CLOSED, ANSWERED_ELSEWHERE, ANSWER_FAULT (every one, by item and question)
   */
  async save(
    rater: RaterActor,
    version: number,
    changes: SheetChanges,
    purpose: 'save' | 'submit',
  ): Promise<RaterSheet> {
    const { sheet, key } = await this.load(rater);
    if (sheet.refusal) throw refuse(feedbackErrors.LINK_CLOSED, undefined, { reason: sheet.refusal });
    if (sheet.version !== version) throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    const answers = changed(sheet, changes);
    // What is handed in already must stay complete.
    refuseFaulty(sheet.definition, answers, sheet.submitted ? 'submit' : purpose);
    const [saved] = await this.db.read<{ outcome: string; version: number }>(
      rater,
      Prisma.sql`select outcome, version from feedback_answer_save(${rater.invitationId}::uuid, ${key}, ${answers.scores}::smallint[],
        ${answers.comments}::text[], ${purpose === 'submit'}, ${version}::int, ${this.clock.now()})`,
    );
    if (saved?.outcome === 'CLOSED') throw refuse(feedbackErrors.LINK_CLOSED, undefined, { reason: 'CLOSED' });
    if (saved?.outcome !== 'SAVED') throw refuse(feedbackErrors.ANSWERED_ELSEWHERE, ['version']);
    return { ...sheet, answers, submitted: sheet.submitted || purpose === 'submit', version: saved.version };
  }

  /**
   * Leaves the panel; what was saved is deleted. Answering after all is possible until the round closes.
   * @throws NotFound, Refusal LINK_CLOSED
   */
  async decline(rater: RaterActor, reason: string, explanation: string): Promise<void> {
    const { key } = await this.load(rater);
    const state = reason === 'NOT_THE_RIGHT_PERSON' ? reason : 'DECLINED';
    const words = [reason, normaliseComment(explanation)].filter(Boolean).join(': ');
    const [left] = await this.db.read<{ outcome: string }>(
      rater,
      Prisma.sql`select feedback_invitation_decline(${rater.invitationId}::uuid, ${key}, ${state}, ${words}, ${this.clock.now()}) as outcome`,
    );
    if (left?.outcome !== 'DECLINED') throw refuse(feedbackErrors.LINK_CLOSED, undefined, { reason: 'CLOSED' });
  }

  /** The sheet, and the key that its answer is found by; no key opens anything once the round's secret is gone. */
  private async load(rater: RaterActor): Promise<{ sheet: RaterSheet; key: Buffer }> {
    const { secret, ...row } = await this.row(rater);
    const refusal = refusalOfAnswer(row, this.clock.now());
    const key = secret ? Buffer.from(answerKey(secret, rater.token)) : Buffer.alloc(0);
    const blank: AnswerRow = {
      scores: itemsOf(row.definition).map(() => null),
      comments: row.definition.openQuestions.map(() => ''),
      submitted: false,
      version: 0,
    };
    const { submitted, version, ...answers } = (refusal ? undefined : await this.saved(rater, key)) ?? blank;
    return { sheet: { ...row, refusal, answers, submitted, version }, key };
  }

  private async row(rater: RaterActor): Promise<SheetRow> {
    const [row] = await this.db.read<SheetRow & Record<string, unknown>>(
      rater,
      Prisma.sql`
        select t.name as organisation, g.name as programme, m.name as module, i.rater_group as "group",
               concat_ws(' ', p.given_name, nullif(p.infix, ''), p.family_name) as subject,
               r.state, r.opens_at as "opensAt", r.closes_at as "closesAt", r.time_zone as "timeZone", r.threshold,
               r.comment_threshold as "commentThreshold", q.definition, k.secret
          from feedback_invitation i
          join tenant t on t.id = i.tenant_id
          join feedback_subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id
          join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
          join feedback_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
          join questionnaire_version q on q.tenant_id = r.tenant_id and q.id = r.questionnaire_id
          join module m on m.tenant_id = r.tenant_id and m.id = r.module_id
          join programme g on g.tenant_id = m.tenant_id and g.id = m.programme_id
          left join feedback_round_secret k on k.tenant_id = r.tenant_id and k.round_id = r.id
         where i.id = ${rater.invitationId}::uuid`,
    );
    if (!row) throw new NotFound();
    return row;
  }

  private async saved(rater: RaterActor, key: Buffer): Promise<AnswerRow | undefined> {
    const [row] = await this.db.read<AnswerRow & Record<string, unknown>>(
      rater,
      Prisma.sql`select * from feedback_answer_read(${key})`,
    );
    return row;
  }
}

/** @throws Refusal ANSWER_FAULT for a key that the questionnaire does not have */
function changed({ definition, answers }: RaterSheet, changes: SheetChanges): Answers {
  const items = itemsOf(definition).map(({ key }) => key);
  const questions = definition.openQuestions.map(({ key }) => key);
  const unknown = [...changes.scores.keys()].filter((key) => !items.includes(key));
  if (unknown.length > 0)
    throw refuse(feedbackErrors.ANSWER_FAULT, ['input', 'scores'], { fault: 'WRONG_NUMBER_OF_SCORES' });
  if ([...changes.comments.keys()].some((key) => !questions.includes(key))) {
    throw refuse(feedbackErrors.ANSWER_FAULT, ['input', 'comments'], { fault: 'WRONG_NUMBER_OF_COMMENTS' });
  }
  return {
    scores: items.map((key, at) => (changes.scores.has(key) ? changes.scores.get(key)! : (answers.scores[at] ?? null))),
    comments: questions.map((key, at) => normaliseComment(changes.comments.get(key) ?? answers.comments[at] ?? '')),
  };
}

function refuseFaulty(definition: QuestionnaireDefinition, answers: Answers, purpose: 'save' | 'submit'): void {
  const keysOf = { scores: itemsOf(definition), comments: definition.openQuestions } as const;
  refuseAll(
    validateAnswers(definition, answers, purpose).map(({ path: [part, at], code }) => ({
      kind: feedbackErrors.ANSWER_FAULT,
      // Named by the key that the rater's page and the API know the item by.
      field: ['input', part as string, keysOf[part as keyof typeof keysOf]?.[Number(at)]?.key ?? String(at)],
      values: { fault: code },
    })),
  );
}
