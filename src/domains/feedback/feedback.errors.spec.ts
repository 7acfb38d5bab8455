import { describe, expect, test } from '@jest/globals';
import IntlMessageFormat from 'intl-messageformat';
import type { FileFaultCode } from '../../platform/files/yaml-file.rules.js';
import { feedbackErrors } from './feedback.errors.js';
import type { NominationImportFaultCode } from './panels/nomination-import.service.js';
import type { PanelFault, PanelRefusal } from './panels/panel.rules.js';
import type { MergeFaultCode } from './panels/panel-check.rules.js';
import type { QuestionnaireFaultCode } from './questionnaires/questionnaire.rules.js';
import type { CoachFault, ReleaseRefusal } from './reports/release/report-release.policy.js';
import type { AnswerFaultCode } from './responses/answers.rules.js';
import type { RaterGroupsFaultCode } from './rounds/rater-groups.js';
import type { AnswerRefusal, DeadlineFault, RoundRefusal } from './rounds/round.rules.js';

/** The members of a type of codes: one that is added to the type, and not here, does not compile. */
const codes = <Code extends string>(all: Record<Code, 1>): string[] => Object.keys(all);

/** What each text has to have words for. */
const CODES: Record<string, string[]> = {
  QUESTIONNAIRE_NOT_READABLE: codes<FileFaultCode>({
    TOO_LONG: 1,
    TOO_MANY_PARTS: 1,
    TOO_DEEP: 1,
    INDENTATION: 1,
    NAME_TWICE: 1,
    SEVERAL_DOCUMENTS: 1,
    REFERENCE: 1,
    TAG: 1,
    PUNCTUATION: 1,
    NO_YAML: 1,
  }),
  QUESTIONNAIRE_FAULT: codes<QuestionnaireFaultCode>({
    MISSING: 1,
    WRONG_TYPE: 1,
    WRONG_FORMAT: 1,
    UNKNOWN_FIELD: 1,
    TOO_SMALL: 1,
    TOO_LARGE: 1,
    DUPLICATE_KEY: 1,
    SCALE_TOO_SHORT: 1,
    WRONG_NUMBER_OF_LABELS: 1,
    NO_LANGUAGE: 1,
    UNKNOWN_GROUP: 1,
    GROUP_ASKED_NOTHING: 1,
    NO_SELF_GROUP: 1,
    MUST_BE_NAMED: 1,
    MORE_THAN_ONE: 1,
    MINIMUM_ABOVE_MAXIMUM: 1,
    RESERVED_KEY: 1,
    UNKNOWN_SECTION: 1,
    SECTION_NOT_TOGETHER: 1,
    UNKNOWN_COMPETENCY: 1,
    UNKNOWN_ITEM: 1,
    TOO_MANY_ITEMS: 1,
  }),
  DEADLINE_WRONG: codes<DeadlineFault['code']>({
    PASSED: 1,
    AFTER_OPENING: 1,
    APPROVAL_BEFORE_NOMINATIONS: 1,
    APPROVAL_WITHOUT_DEADLINE: 1,
  }),
  RATER_GROUPS_FAULT: codes<RaterGroupsFaultCode>({
    MISSING: 1,
    TOO_SMALL: 1,
    TOO_LARGE: 1,
    WRONG_FORMAT: 1,
    DUPLICATE_KEY: 1,
    NO_LANGUAGE: 1,
    NO_SELF_GROUP: 1,
    RESERVED_KEY: 1,
    MUST_BE_NAMED: 1,
    MORE_THAN_ONE: 1,
    MINIMUM_ABOVE_MAXIMUM: 1,
    IN_USE: 1,
    NAMED_IN_USE: 1,
    GROUP_ASKED_NOTHING: 1,
    GROUP_NOT_IN_ROUND: 1,
    MERGED: 1,
    WRONG_TYPE: 1,
    UNKNOWN_FIELD: 1,
    NAME_FORMAT: 1,
  }),
  ROUND_REFUSED: codes<RoundRefusal>({
    NOT_OPEN_YET: 1,
    OPEN_ALREADY: 1,
    CLOSED_ALREADY: 1,
    CALLED_OFF: 1,
    CLOSES_BEFORE_IT_OPENS: 1,
    TOO_EARLY_TO_OPEN: 1,
    ALREADY_OVER: 1,
    NOBODY_TO_ASK: 1,
    NEVER_EARLIER: 1,
    CLOSE_STANDS: 1,
    PANEL_NOT_READY: 1,
    LINKS_GIVEN_OUT: 1,
    TOO_EARLY_TO_CLOSE: 1,
  }),
  PANEL_REFUSED: codes<PanelRefusal>({
    ROUND_NOT_NOMINATING: 1,
    NOT_FROM_THIS_STATE: 1,
    ALREADY_APPROVED: 1,
    NAMED_RATER_STAYS: 1,
    NOMINATIONS_OVER: 1,
    APPROVAL_OVER: 1,
    NOT_ASKED_YET: 1,
    GROUP_TOO_SMALL: 1,
    GROUP_WOULD_BE_SILENT: 1,
    NOT_YOURS_TO_DECIDE: 1,
  }),
  PANEL_FAULT: codes<PanelFault['code']>({
    NOT_EXACTLY_ONE_SELF: 1,
    NOT_EXACTLY_ONE_MANAGER: 1,
    ASKED_TWICE: 1,
    SUBJECT_IN_OTHER_GROUP: 1,
    SOMEBODY_ELSE_AS_SELF: 1,
    TOO_MANY: 1,
    UNKNOWN_GROUP: 1,
    COACH_ON_PANEL: 1,
    OUTSIDER_AMONG_COLLEAGUES: 1,
    COLLEAGUE_AMONG_OUTSIDERS: 1,
  }),
  MERGE_FAULT: codes<MergeFaultCode>({
    FEWER_THAN_TWO_GROUPS: 1,
    UNKNOWN_GROUP: 1,
    NAMED_GROUP: 1,
    ALREADY_MERGED: 1,
    NOT_MERGED: 1,
    OUTSIDERS_WITH_COLLEAGUES: 1,
  }),
  NOMINATION_FILE_FAULT: codes<NominationImportFaultCode>({
    EMPTY_FILE: 1,
    TOO_MANY_ROWS: 1,
    QUOTE_NOT_CLOSED: 1,
    TEXT_BESIDE_QUOTES: 1,
    MISSING_COLUMN: 1,
    FIELD_COUNT: 1,
    EMPTY: 1,
    TOO_LONG: 1,
    UNPRINTABLE: 1,
    NOT_AN_EMAIL_ADDRESS: 1,
    LANGUAGE_NOT_OFFERED: 1,
    UNKNOWN_PARTICIPANT: 1,
    UNKNOWN_GROUP: 1,
    NAME_MISSING: 1,
    OWN_DOMAIN: 1,
    PANEL_SETTLED: 1,
    TOO_MANY: 1,
    ASKED_TWICE: 1,
    SUBJECT_IN_OTHER_GROUP: 1,
    SOMEBODY_ELSE_AS_SELF: 1,
    OUTSIDER_AMONG_COLLEAGUES: 1,
    COLLEAGUE_AMONG_OUTSIDERS: 1,
    COACH_ON_PANEL: 1,
    NOT_EXACTLY_ONE_SELF: 1,
    NOT_EXACTLY_ONE_MANAGER: 1,
  }),
  LINK_CLOSED: codes<AnswerRefusal>({ NOT_OPEN_YET: 1, CANCELLED: 1, CLOSED: 1 }),
  ANSWER_FAULT: codes<AnswerFaultCode>({
    WRONG_NUMBER_OF_SCORES: 1,
    OFF_SCALE: 1,
    CANNOT_JUDGE_NOT_OFFERED: 1,
    UNANSWERED: 1,
    WRONG_NUMBER_OF_COMMENTS: 1,
    COMMENT_TOO_LONG: 1,
    NOT_ASKED: 1,
    UNKNOWN_ITEM: 1,
    UNKNOWN_QUESTION: 1,
  }),
  RELEASE_REFUSED: codes<ReleaseRefusal>({ OWN_REPORT: 1, COACH_RELEASES: 1, NO_COACH: 1 }),
  COACH_REFUSED: codes<CoachFault>({
    COACHES_RELEASE_NOTHING: 1,
    ALREADY_RELEASED: 1,
    PARTICIPANT: 1,
    MANAGER: 1,
    ON_PANEL: 1,
    CLIENT: 1,
    YOURSELF: 1,
  }),
};

const LANGUAGES = ['nl', 'en'] as const;
type Select = { value: string; options: Record<string, unknown> };

/** The choice by code within a text, if it has one. */
const choiceIn = (text: string): Select | undefined =>
  (new IntlMessageFormat(text, 'en').getAst() as Partial<Select>[]).find(
    (part): part is Select => part.options !== undefined && (part.value === 'fault' || part.value === 'reason'),
  );

describe.each(LANGUAGES)('what a refusal says (%s)', (language) => {
  const choices = Object.values(feedbackErrors).flatMap(({ code, texts }) => {
    const choice = choiceIn(texts[language]);
    return choice ? [{ code, choice }] : [];
  });

  test('has words for every code that there is, and for none that there is not', () => {
    expect(Object.fromEntries(choices.map(({ code, choice }) => [code, Object.keys(choice.options).sort()]))).toEqual(
      Object.fromEntries(Object.entries(CODES).map(([code, all]) => [code, [...all, 'other'].sort()])),
    );
  });

  test('never passes a code that it does not know off as another', () => {
    for (const { choice } of choices)
      expect(JSON.stringify(choice.options.other)).toMatch(
        new RegExp(
          `(Dit kan zo niet|hier klopt iets niet|This cannot be done as it is|something is wrong here).*"${choice.value}"`,
        ),
      );
  });
});
