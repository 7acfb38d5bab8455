import type { Locale } from '../../../platform/auth/actor.js';
import type { QuestionnaireSize } from '../../../web/steps.js';
import type {
  Answer,
  CommentsView,
  CompetencyView,
  IntroductionView,
  InvitationView,
  ReviewView,
  Scale,
} from '../../../web/views.js';
import { askedOf } from '../questionnaires/asked-questionnaire.rules.js';
import { LONGEST_COMMENT } from '../questionnaires/questionnaire.rules.js';
import { isNamed, type RaterGroup } from '../rater-group.rules.js';
import { CANNOT_JUDGE } from '../responses/answers.rules.js';
import type { RaterSheet } from '../responses/response.service.js';

const GROUP_NAMES: Record<RaterGroup, Record<Locale, string>> = {
  SELF: { nl: 'Jezelf', en: 'Yourself' },
  MANAGER: { nl: 'Leidinggevende', en: 'Manager' },
  PEER: { nl: 'Collega’s', en: 'Colleagues' },
  DIRECT_REPORT: { nl: 'Teamleden', en: 'Team members' },
  OTHER: { nl: 'Anderen', en: 'Others' },
};

/** Twenty items take about eight minutes. */
const MINUTES_PER_ITEM = 0.4;

export const sizeOf = ({ definition }: RaterSheet): QuestionnaireSize => ({
  competencies: definition.competencies.length,
  openQuestions: definition.openQuestions.length,
});

const partsOf = ({ definition }: RaterSheet) =>
  definition.competencies.length + (definition.openQuestions.length > 0 ? 1 : 0);

export function invitationView(sheet: RaterSheet, locale: Locale): InvitationView {
  const { group, organisation, subject, closesAt, timeZone, threshold, commentThreshold } = sheet;
  return {
    organisation,
    programme: sheet.programme[locale],
    module: sheet.module[locale],
    subject,
    source: isNamed(group) ? group : 'ANONYMOUS',
    groupName: GROUP_NAMES[group][locale],
    anonymityThreshold: threshold,
    commentThreshold,
    closesAt,
    timeZone,
  };
}

export function introductionView(sheet: RaterSheet, locale: Locale): IntroductionView {
  const minutes = Math.ceil(sheet.answers.scores.length * MINUTES_PER_ITEM);
  return { invitation: invitationView(sheet, locale), minutes, parts: partsOf(sheet), begun: sheet.version > 0 };
}

/** The point of the scale as the form knows it; undefined while not answered. */
const answerOf = (score: number | null | undefined): Answer | undefined =>
  score === CANNOT_JUDGE ? 'cannot-judge' : (score ?? undefined);

export function scaleOf(sheet: RaterSheet, locale: Locale): Scale {
  const { min, labels, cannotJudge } = askedOf(sheet.definition, sheet.group, locale).scale;
  return { points: labels.map((label, at) => ({ value: min + at, label })), cannotJudge };
}

/** `part` counts from 1. */
export function competencyView(sheet: RaterSheet, part: number, locale: Locale): CompetencyView {
  const { competencies } = askedOf(sheet.definition, sheet.group, locale);
  const { name, items } = competencies[part - 1]!;
  const first = competencies.slice(0, part - 1).reduce((sum, competency) => sum + competency.items.length, 0);
  return {
    invitation: invitationView(sheet, locale),
    part,
    parts: partsOf(sheet),
    name,
    items: items.map(({ key, text }, at) => ({ key, text, answer: answerOf(sheet.answers.scores[first + at]) })),
    scale: scaleOf(sheet, locale),
    version: sheet.version,
  };
}

export function commentsView(sheet: RaterSheet, locale: Locale): CommentsView {
  const { openQuestions } = askedOf(sheet.definition, sheet.group, locale);
  return {
    invitation: invitationView(sheet, locale),
    parts: partsOf(sheet),
    questions: openQuestions.map(({ key, text }, at) => ({ key, text, comment: sheet.answers.comments[at] })),
    maxLength: LONGEST_COMMENT,
    version: sheet.version,
  };
}

export function reviewView(sheet: RaterSheet, locale: Locale): ReviewView {
  const { competencies, openQuestions } = askedOf(sheet.definition, sheet.group, locale);
  const scores = sheet.answers.scores.values();
  return {
    invitation: invitationView(sheet, locale),
    competencies: competencies.map(({ name, items }) => ({
      name,
      items: items.length,
      unanswered: items.filter(() => scores.next().value === null),
    })),
    ...(openQuestions.length > 0
      ? { comments: { questions: openQuestions.length, written: sheet.answers.comments.filter(Boolean).length } }
      : {}),
    version: sheet.version,
  };
}
