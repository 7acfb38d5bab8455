import type { Locale } from '../../../platform/auth/actor.js';
import type { CalendarEntry } from '../../../platform/mail/calendar-entry.js';
import type { Letter } from '../../../platform/mail/letter.js';
import type { MailAddress } from '../../../platform/mail/mailer.js';
import type { Span, Words } from './words.js';

/** What every mail knows. Names are plain text, in the reader's language where they have several. */
export interface MailData {
  /** How one says hello: the given name, or the whole name of somebody from outside. */
  recipientName: string;
  /** The tenant's name. */
  organisation: string;
  programme?: string;
  /** IANA name of the zone that the reader lives by. */
  timeZone: string;
  /** Whom to ask; also where a reply goes. */
  contact?: MailAddress;
}

/** A mail with a button. */
export interface LinkingMailData extends MailData {
  /** Where the button leads, on the installation's own address: '/feedback/…'. */
  path: string;
}

/** A mail to somebody who takes part in a module. */
export interface ModuleMailData extends LinkingMailData {
  programme: string;
  module: string;
}

/** Something for a calendar. */
export interface Appointment extends Span {
  /** The id of the session or conversation: the same for every message about it. */
  uid: string;
  /** Grows with every change that the attendees must hear of. */
  sequence: number;
  /** The moment as of which this is true; the same when the mail is sent once more. */
  stampedAt: Date;
  /** Empty when it is not known yet. */
  place: string;
  attendees: MailAddress[];
}

/** One mail in one language. Empty paragraphs and facts without a value are left out. */
export interface MailText {
  subject: string;
  preheader: string;
  title: string;
  opening: string[];
  list?: Letter['list'];
  facts?: [label: string, value: string][];
  /** Of a mail that has a path to lead to. */
  button?: string;
  notices?: (Letter['notices'][number] & { body: string[] })[];
  closing?: string[];
  /** Why the reader gets this mail: a whole sentence. */
  reason: string;
  calendar?: Appointment & Pick<CalendarEntry, 'method' | 'summary' | 'description'>;
}

/** A mail in every language: one that is missing does not compile. */
export type Wording<Data extends MailData> = Record<Locale, (data: Data, words: Words) => MailText>;
