import type { Locale } from '../platform/auth/actor.js';
import type { Selection } from './steps.js';

/**
 * What the pages need to know. Plain data, already in the language of the page; no page asks for more than its view.
 * A token or an address of a rater is in none of them, so that no page can show one.
 */

/**
 * How the answers of this rater are treated: under the own name for SELF and MANAGER, under the name of the group for NAMED, and in an
 * anonymous group for everybody else.
 */
export type Source = 'SELF' | 'MANAGER' | 'NAMED' | 'ANONYMOUS';

/** A text of the questionnaire. Where its language is not that of the page, it was not translated. */
export interface Words {
  text: string;
  language: Locale;
}

/** Who is asked by whom, about whom and under which promise: the same on every page about one questionnaire. */
export interface InvitationView {
  /** Opaque; names the questionnaire in addresses and fields. */
  id: string;
  organisation: string;
  programme: string;
  module: string;
  /** Full name of the participant whom the feedback is about. */
  subject: string;
  source: Source;
  /** The rater group as its members read it, such as 'Collega’s'. */
  groupName: string;
  /** Made of groups that would each be too small. */
  merged: boolean;
  /** Raters with an answer that a figure of an anonymous group needs at least. */
  anonymityThreshold: number;
  /** Raters with a text that the comments of an anonymous group need at least. */
  commentThreshold: number;
  /** A coach reads the report before the participant does. */
  coached: boolean;
  closesAt: Date;
  /** IANA zone in which closesAt is told. */
  timeZone: string;
}

/** A point of the scale, or 'cannot-judge'. */
export type Answer = number | 'cannot-judge';

export interface Scale {
  points: { value: number; label: Words }[];
  cannotJudge: boolean;
}

/** An item or an open question. */
export interface Question extends Words {
  key: string;
}

/** Asked beside every item: how important it is, or how it should be. The field of an item is its key followed by `suffix`. */
export interface SecondScale {
  suffix: string;
  question: Words;
  scale: Scale;
}

/** What somebody filled in: scores by the key of the rating, texts by the key of the question. */
export interface FilledIn {
  answers: ReadonlyMap<string, Answer>;
  comments: ReadonlyMap<string, string>;
}

/** One questionnaire as it was last stored. */
export interface SheetView extends FilledIn {
  invitation: InvitationView;
  /** Of the stored draft that a form starts from; 0 where nothing is stored yet. */
  version: number;
  /** What was sent and not stored, because another tab or device was ahead. */
  notStored?: FilledIn;
}

/** What happened to the form before: kept, or not kept because another tab or device was ahead. */
export type Notice = 'saved' | 'conflict';

export type FieldErrorCode = 'TOO_LONG' | 'NO_EMAIL_ADDRESS';

/** Something the reader can put right; `field` is the name of the form field. */
export interface FieldError {
  field: string;
  code: FieldErrorCode;
}

/** What every page of filling in knows: one questionnaire, or several that ask the same and are filled in side by side. */
export interface FillingView {
  selection: Selection;
  sheets: SheetView[];
  /** The questionnaire is among others behind the same link. */
  inbox: boolean;
  /** Pages of questions: the competencies, and the open questions where there are any. */
  parts: number;
  /** The language of the texts that lack a translation, where there are any. */
  untranslated?: Locale;
  notice?: Notice;
}

export interface IntroductionView extends FillingView {
  /** Minutes that filling in takes, roughly. */
  minutes: number;
  /** Something is filled in already: one goes on instead of beginning. */
  begun: boolean;
}

export interface CompetencyView extends FillingView {
  /** Place of this competency, from 1, among `parts`. */
  part: number;
  name: Words;
  section?: Words;
  items: Question[];
  scale: Scale;
  second?: SecondScale;
}

export interface CommentsView extends FillingView {
  questions: Question[];
  /** Characters that one text may have. */
  maxLength: number;
  errors?: FieldError[];
}

/** How far one questionnaire is. */
export interface ReviewedSheet {
  invitation: InvitationView;
  version: number;
  /** In the order of the parts; `open` holds the field of each rating that is not filled in. */
  competencies: { name: Words; ratings: number; open: { field: string; words: Words }[] }[];
  /** Open questions, and how many of them have a text; absent where the questionnaire asks none. */
  comments?: { questions: number; written: number };
}

export interface ReviewView extends Omit<FillingView, 'sheets'> {
  sheets: ReviewedSheet[];
}

export interface DoneView {
  selection: Selection;
  invitations: InvitationView[];
  /** How many other questionnaires behind the link are still to do; undefined where there are no others. */
  remaining?: number;
}

export type InboxState = 'TO_DO' | 'BEGUN' | 'SUBMITTED' | 'CLOSED';

/** The questionnaires behind one link, by round. */
export interface InboxView {
  rounds: {
    organisation: string;
    programme: string;
    module: string;
    closesAt: Date;
    timeZone: string;
    entries: { invitation: InvitationView; state: InboxState }[];
    /** Sets of at least two that can be filled in side by side, each known by one of them. */
    together: { id: string; subjects: string[] }[];
  }[];
}

export interface DeclineView {
  selection: Selection;
  invitation: InvitationView;
}

export interface SignInDoneView {
  /** Given name of the person who is signed in. */
  name: string;
  /** Absent where the explorer is not offered. */
  explorerHref?: string;
}
