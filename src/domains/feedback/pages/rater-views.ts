import type { Locale } from '../../../platform/auth/actor.js';
import { fieldOf } from '../../../web/forms.js';
import type { QuestionnaireSize, Selection } from '../../../web/steps.js';
import type {
  Answer,
  CommentsView,
  CompetencyView,
  FilledIn,
  FillingView,
  InboxState,
  InboxView,
  IntroductionView,
  InvitationView,
  ReviewView,
  Scale,
  SheetView,
  Source,
  Words,
} from '../../../web/views.js';
import { type AskedQuestionnaire, askedOf, otherLanguageIn } from '../questionnaires/asked-questionnaire.rules.js';
import { LONGEST_COMMENT, ratingKey, ratingsOf } from '../questionnaires/questionnaire.rules.js';
import { MANAGER, type RaterGroup, SELF } from '../rater-group.rules.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import type { RaterSheet } from '../responses/rater-sheet.read-model.js';
import { setsToFillTogether } from './selection.rules.js';

/** Twenty items take about eight minutes. */
const MINUTES_PER_RATING = 0.4;

/** Some sheets that ask the same, as one page shows them. `inbox`: there are others behind the link. */
export interface Filling {
  selection: Selection;
  sheets: RaterSheet[];
  inbox: boolean;
  /** By invitation: what was sent and not stored. */
  notStored?: ReadonlyMap<string, FilledIn>;
}

/** What is asked is the same on all of them. */
export const askedIn = ({ sheets }: Filling, locale: Locale): AskedQuestionnaire =>
  askedOf(sheets[0]!.definition, sheets[0]!.group.key, locale);

export function sizeOf(filling: Filling): QuestionnaireSize {
  const { competencies, openQuestions } = askedIn(filling, 'nl');
  return { competencies: competencies.length, openQuestions: openQuestions.length };
}

const sourceOf = ({ key, anonymous }: RaterGroup): Source =>
  key === SELF || key === MANAGER ? key : anonymous ? 'ANONYMOUS' : 'NAMED';

export function invitationView(sheet: RaterSheet, locale: Locale): InvitationView {
  const { group, organisation, subject, closesAt, timeZone, threshold, commentThreshold } = sheet;
  return {
    id: sheet.invitationId,
    organisation,
    programme: sheet.programme[locale],
    module: sheet.module[locale],
    subject,
    source: sourceOf(group),
    groupName: group.name[locale] ?? group.name.nl ?? group.name.en ?? group.key,
    merged: group.key.includes('+'),
    anonymityThreshold: threshold,
    commentThreshold,
    closesAt,
    timeZone,
  };
}

export function inboxView(sheets: readonly RaterSheet[], locale: Locale): InboxView {
  const rounds = Map.groupBy(sheets, ({ roundId }) => roundId);
  return {
    rounds: [...rounds.values()].map((ofRound) => {
      const { organisation, programme, module, closesAt, timeZone } = invitationView(ofRound[0]!, locale);
      return {
        organisation,
        programme,
        module,
        closesAt,
        timeZone,
        entries: ofRound.map((sheet) => ({ invitation: invitationView(sheet, locale), state: stateOf(sheet) })),
        together: setsToFillTogether(ofRound).map((set) => ({
          id: set[0]!.invitationId,
          subjects: set.map(({ subject }) => subject),
        })),
      };
    }),
  };
}

function stateOf({ refusal, submitted, version }: RaterSheet): InboxState {
  if (refusal) return 'CLOSED';
  if (submitted) return 'SUBMITTED';
  return version > 0 ? 'BEGUN' : 'TO_DO';
}

/** The score as the form knows it; undefined while not answered. */
const answerOf = (score: number | null | undefined): Answer | undefined =>
  score === CANNOT_JUDGE ? 'cannot-judge' : (score ?? undefined);

/** What is stored, by the keys that fields have. */
export function storedOn({ definition, answers }: RaterSheet): FilledIn {
  const scores = ratingsOf(definition).flatMap((rating, at): [string, Answer][] => {
    const answer = answerOf(answers.scores[at]);
    return answer === undefined ? [] : [[ratingKey(rating), answer]];
  });
  return {
    answers: new Map(scores),
    comments: new Map(definition.openQuestions.map(({ key }, at) => [key, answers.comments[at] ?? ''])),
  };
}

function fillingView(filling: Filling, locale: Locale): FillingView {
  const { selection, sheets, inbox, notStored } = filling;
  const asked = askedIn(filling, locale);
  return {
    selection,
    inbox,
    sheets: sheets.map(
      (sheet): SheetView => ({
        ...storedOn(sheet),
        invitation: invitationView(sheet, locale),
        version: sheet.version,
        notStored: notStored?.get(sheet.invitationId),
      }),
    ),
    parts: asked.competencies.length + (asked.openQuestions.length > 0 ? 1 : 0),
    untranslated: otherLanguageIn(asked, locale),
  };
}

export function introductionView(filling: Filling, locale: Locale): IntroductionView {
  const { sheets } = filling;
  const ratings = [...ratingScales(askedIn(filling, locale)).keys()].length * sheets.length;
  return {
    ...fillingView(filling, locale),
    minutes: Math.ceil(ratings * MINUTES_PER_RATING),
    begun: sheets.some(({ version }) => version > 0),
  };
}

const scaleWith = ({ scale: { min, cannotJudge } }: AskedQuestionnaire, labels: Words[]): Scale => ({
  points: labels.map((label, at) => ({ value: min + at, label })),
  cannotJudge,
});

const secondScaleOf = (asked: AskedQuestionnaire): CompetencyView['second'] =>
  asked.secondRating
    ? {
        suffix: `:${asked.secondRating.kind.toLowerCase()}`,
        question: asked.secondRating.question,
        scale: scaleWith(asked, asked.secondRating.labels),
      }
    : undefined;

/** The scale of each rating by its key, of one competency (`part`, from 1) or of all. */
export function ratingScales(asked: AskedQuestionnaire, part?: number): Map<string, Scale> {
  const { competencies, scale } = asked;
  const second = secondScaleOf(asked);
  const items = (part === undefined ? competencies : competencies.slice(part - 1, part)).flatMap((one) => one.items);
  return new Map(
    items.flatMap(({ key }): [string, Scale][] => [
      [key, scaleWith(asked, scale.labels)],
      ...(second ? [[`${key}${second.suffix}`, second.scale] as [string, Scale]] : []),
    ]),
  );
}

/** `part` counts from 1. */
export function competencyView(filling: Filling, part: number, locale: Locale): CompetencyView {
  const asked = askedIn(filling, locale);
  const { name, section, items } = asked.competencies[part - 1]!;
  return {
    ...fillingView(filling, locale),
    part,
    name,
    section: section?.name,
    items,
    scale: scaleWith(asked, asked.scale.labels),
    second: secondScaleOf(asked),
  };
}

export function commentsView(filling: Filling, locale: Locale): CommentsView {
  const { openQuestions } = askedIn(filling, locale);
  return { ...fillingView(filling, locale), questions: openQuestions, maxLength: LONGEST_COMMENT };
}

export function reviewView(filling: Filling, locale: Locale): ReviewView {
  const asked = askedIn(filling, locale);
  const second = secondScaleOf(asked);
  const { sheets, ...view } = fillingView(filling, locale);
  return {
    ...view,
    sheets: sheets.map(({ invitation, version, answers, comments }) => ({
      invitation,
      version,
      competencies: asked.competencies.map(({ name, items }) => {
        const ratings = items.flatMap((words) => [
          { key: words.key, words: words as Words },
          ...(second ? [{ key: `${words.key}${second.suffix}`, words: words as Words }] : []),
        ]);
        const open = ratings.filter(({ key }) => !answers.has(key));
        return {
          name,
          ratings: ratings.length,
          open: open.map(({ key, words }) => ({ field: fieldOf('item', invitation.id, key), words })),
        };
      }),
      ...(asked.openQuestions.length > 0
        ? {
            comments: {
              questions: asked.openQuestions.length,
              written: asked.openQuestions.filter(({ key }) => comments.get(key)).length,
            },
          }
        : {}),
    })),
  };
}
