import { Injectable } from '@nestjs/common';
import type { RaterActor } from '../../../platform/auth/actor.js';
import { Refusal } from '../../../platform/graphql/failures.js';
import type { FilledSheet } from '../../../web/forms.js';
import type { Answer, FilledIn } from '../../../web/views.js';
import { feedbackErrors } from '../feedback.errors.js';
import { CANNOT_JUDGE, normaliseComment } from '../responses/answers.rules.js';
import type { SheetChanges } from '../responses/filled-in.js';
import type { RaterSheet } from '../responses/rater-sheet.read-model.js';
import { ResponseService } from '../responses/response.service.js';
import { storedOn } from './rater-views.js';

/** What became of a form: the versions of what is stored now, what another tab was ahead of, and what cannot be stored, all by invitation. */
export interface Saved {
  versions: Map<string, number>;
  conflicts: Map<string, FilledIn>;
  refusals: Map<string, Refusal>;
}

const NOTHING: FilledIn = { answers: new Map(), comments: new Map() };

/** Stores what the pages send, for one questionnaire or several at once. Each stands for itself: what can be stored is. */
@Injectable()
export class RaterSaves {
  constructor(private readonly responses: ResponseService) {}

  /** `asked`: the keys of the ratings that the page asks, of which the form holds those that were answered. */
  scores(
    rater: RaterActor,
    sheets: readonly RaterSheet[],
    sent: FilledSheet<Answer>[],
    asked: readonly string[],
  ): Promise<Saved> {
    const isStored = (answers: ReadonlyMap<string, Answer>, stored: FilledIn) =>
      asked.every((key) => stored.answers.get(key) === answers.get(key));
    return this.all(rater, sheets, sent, isStored, (answers) => ({ ...NOTHING, answers }));
  }

  comments(rater: RaterActor, sheets: readonly RaterSheet[], sent: FilledSheet<string>[]): Promise<Saved> {
    const isStored = (comments: ReadonlyMap<string, string>, stored: FilledIn) =>
      [...comments].every(([key, text]) => stored.comments.get(key) === normaliseComment(text));
    return this.all(rater, sheets, sent, isStored, (comments) => ({ ...NOTHING, comments }));
  }

  /** Hands in, by invitation with the version that was looked at. */
  async submit(rater: RaterActor, versions: ReadonlyMap<string, number>): Promise<Saved> {
    const saved = noneYet();
    for (const [id, version] of versions) await this.one(rater, id, version, NOTHING, 'submit', saved);
    return saved;
  }

  private async all<Value>(
    rater: RaterActor,
    sheets: readonly RaterSheet[],
    sent: FilledSheet<Value>[],
    isStored: (values: ReadonlyMap<string, Value>, stored: FilledIn) => boolean,
    filledIn: (values: ReadonlyMap<string, Value>) => FilledIn,
  ): Promise<Saved> {
    const saved = noneYet();
    for (const { id, version, values } of sent) {
      const sheet = sheets.find(({ invitationId }) => invitationId === id)!;
      // Sent before, by a request whose answer got lost, or by the script ahead of the button.
      if (isStored(values, storedOn(sheet))) saved.versions.set(id, sheet.version);
      // Where this page has nothing yet, what another tab stored is left alone, and its version unknown to this page.
      else if (values.size > 0) await this.one(rater, id, version, filledIn(values), 'save', saved);
    }
    return saved;
  }

  private async one(
    rater: RaterActor,
    id: string,
    version: number,
    filled: FilledIn,
    purpose: 'save' | 'submit',
    saved: Saved,
  ): Promise<void> {
    try {
      const sheet = await this.responses.save(rater, id, version, changesOf(filled), purpose);
      saved.versions.set(id, sheet.version);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [code] = error.refused.map(({ kind }) => kind.code);
      if (code === feedbackErrors.ANSWERED_ELSEWHERE.code) saved.conflicts.set(id, filled);
      else if (code === feedbackErrors.ANSWER_FAULT.code) saved.refusals.set(id, error);
      else throw error;
    }
  }
}

const noneYet = (): Saved => ({ versions: new Map(), conflicts: new Map(), refusals: new Map() });

const changesOf = ({ answers, comments }: FilledIn): SheetChanges => ({
  scores: new Map([...answers].map(([key, answer]) => [key, answer === 'cannot-judge' ? CANNOT_JUDGE : answer])),
  comments,
});
