/**
 * What the pages need to know. Plain data, already in the language of the page; no page asks for more than its view.
 * A token or an address of a rater is in none of them, so that no page can show one.
 */

/** How the answers of this rater are treated: named for SELF and MANAGER, in an anonymous group for everybody else. */
export type Source = 'SELF' | 'MANAGER' | 'ANONYMOUS';

/** Who is asked by whom, about whom and under which promise: the same on every page behind one link. */
export interface InvitationView {
  organisation: string;
  programme: string;
  module: string;
  /** Full name of the participant whom the feedback is about. */
  subject: string;
  source: Source;
  /** The rater group as its members read it, such as 'Collega’s'. */
  groupName: string;
  /** Raters with an answer that a figure of an anonymous group needs at least. */
  anonymityThreshold: number;
  /** Raters with a text that the comments of an anonymous group need at least. */
  commentThreshold: number;
  closesAt: Date;
  /** IANA zone in which closesAt is told. */
  timeZone: string;
  contact?: { name: string; email: string };
}

/** A point of the scale, or 'cannot-judge'. */
export type Answer = number | 'cannot-judge';

export interface Scale {
  points: { value: number; label: string }[];
  cannotJudge: boolean;
}

export interface ItemView {
  key: string;
  text: string;
  answer?: Answer;
}

export interface QuestionView {
  key: string;
  text: string;
  comment?: string;
}

/** What happened to the form before: kept, or not kept because another tab or device was ahead. */
export type Notice = 'saved' | 'conflict';

export type FieldErrorCode = 'REASON_MISSING' | 'TOO_LONG' | 'NO_EMAIL_ADDRESS';

/** Something the reader can put right; `field` is the name of the form field. */
export interface FieldError {
  field: string;
  code: FieldErrorCode;
}

export interface IntroductionView {
  invitation: InvitationView;
  /** Minutes that filling in takes, roughly. */
  minutes: number;
  parts: number;
  /** Something is filled in already: one goes on instead of beginning. */
  begun: boolean;
  notice?: Notice;
}

export interface CompetencyView {
  invitation: InvitationView;
  /** Place of this competency, from 1, among `parts`. */
  part: number;
  parts: number;
  name: string;
  items: ItemView[];
  scale: Scale;
  /** Version of the stored draft that this form starts from; 0 where nothing is stored yet. */
  version: number;
  notice?: Notice;
}

export interface CommentsView {
  invitation: InvitationView;
  /** Place of the open questions, the last part: equal to `parts`. */
  parts: number;
  questions: QuestionView[];
  /** Characters that one text may have. */
  maxLength: number;
  version: number;
  notice?: Notice;
  errors?: FieldError[];
}

export interface ReviewView {
  invitation: InvitationView;
  competencies: { name: string; items: number; unanswered: { key: string; text: string }[] }[];
  /** Open questions, and how many of them have a text; absent where the questionnaire asks none. */
  comments?: { questions: number; written: number };
  version: number;
  notice?: Notice;
}

export interface DoneView {
  invitation: InvitationView;
}

export const declineReasons = ['NO_TIME', 'TOO_LITTLE_CONTACT', 'NOT_THE_RIGHT_PERSON', 'OTHER'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export interface DeclineView {
  invitation: InvitationView;
  reason?: DeclineReason;
  explanation?: string;
  errors?: FieldError[];
}

export interface SignInDoneView {
  /** Given name of the person who is signed in. */
  name: string;
  /** Absent where the explorer is not offered. */
  explorerHref?: string;
}
