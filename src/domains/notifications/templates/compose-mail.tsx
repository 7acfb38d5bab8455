import type { Locale } from '../../../platform/auth/actor.js';
import { renderCalendarEntry } from '../../../platform/mail/calendar-entry.js';
import { type Letter, LetterDocument, Mailbox } from '../../../platform/mail/letter.js';
import type { MailAddress, OutgoingMail } from '../../../platform/mail/mailer.js';
import { renderMail } from '../../../platform/mail/render-mail.js';
import { singleLine } from '../../../platform/mail/single-line.js';
import { type MailDataOf, type MailTemplate, mailTemplates } from './mail-templates.js';
import type { LinkingMailData, MailData, MailText, Wording } from './wording.js';
import { wordsIn } from './words.js';

export interface Installation {
  /** Where the buttons lead, without a path: 'https://leerlijn.example'. */
  publicUrl: string;
  /** The address that every mail comes from. */
  from: string;
}

/** All of a mail but to whom it goes and its Message-ID. */
export type ComposedMail = Pick<
  OutgoingMail,
  'from' | 'replyTo' | 'subject' | 'html' | 'text' | 'locale' | 'icalEvent'
>;

/** What surrounds the words of every mail. */
const frames = {
  nl: {
    direction: 'ltr',
    greeting: (name: string) => `Hallo ${name},`,
    hint: 'Werkt de knop niet? Kopieer dan deze link naar je browser:',
    regards: 'Met vriendelijke groet,',
    contact: 'Heb je een vraag? Mail dan met',
  },
  en: {
    direction: 'ltr',
    greeting: (name: string) => `Hello ${name},`,
    hint: 'Does the button not work? Copy this link into your browser:',
    regards: 'Kind regards,',
    contact: 'Any questions? Send a mail to',
  },
} as const satisfies Record<Locale, object>;

/**
 * Writes one mail. Pure: the same arguments give the same bytes, so that a second attempt sends the same mail.
 *
 * It comes in the name of the programme, or else the organisation, from the installation's own address, never in
 * the name of a person.
 *
 * @throws TypeError when `data.path` leads away from the installation.
 */
export function composeMail<Name extends MailTemplate>(
  template: Name,
  locale: Locale,
  data: MailDataOf<Name>,
  { installation }: { installation: Installation },
): ComposedMail {
  const clean: MailData & Partial<LinkingMailData> = inSingleLines(data);
  const wording = mailTemplates[template] as Wording<MailData & Partial<LinkingMailData>>;
  const text = wording[locale](clean, wordsIn(locale, clean.timeZone));
  const url = clean.path === undefined ? undefined : linkTo(clean.path, installation.publicUrl);
  const from: MailAddress = { name: clean.programme ?? clean.organisation, address: installation.from };
  const { calendar } = text;
  return {
    from,
    replyTo: clean.contact,
    subject: text.subject,
    locale,
    ...renderMail(<LetterDocument {...letterOf(text, clean, locale, url)} />),
    icalEvent:
      calendar && url
        ? renderCalendarEntry({ ...calendar, description: `${calendar.description}\n\n${url}`, url, organizer: from })
        : undefined,
  };
}

function letterOf(text: MailText, data: MailData, locale: Locale, url: string | undefined): Letter {
  const { direction, greeting, hint, regards, contact } = frames[locale];
  return {
    language: { tag: locale, direction },
    subject: text.subject,
    preheader: text.preheader,
    masthead: { name: data.organisation, subtitle: data.programme },
    title: text.title,
    greeting: greeting(data.recipientName),
    opening: text.opening.filter(Boolean),
    list: text.list ?? { kind: 'names', items: [] },
    facts: (text.facts ?? []).filter(([, value]) => value).map(([label, value]) => ({ label, value })),
    action: text.button && url ? { label: text.button, url, hint } : undefined,
    notices: text.notices ?? [],
    closing: (text.closing ?? []).filter(Boolean),
    regards: [regards, data.programme ?? data.organisation],
    footer: [
      text.reason,
      data.contact && (
        <>
          {contact} <Mailbox {...data.contact} />
        </>
      ),
    ].filter(Boolean),
  };
}

function linkTo(path: string, publicUrl: string): string {
  const url = new URL(path, publicUrl);
  if (url.origin !== new URL(publicUrl).origin) throw new TypeError('A mail links to its own installation only');
  return url.href;
}

/** Names come from imports and from strangers: no line breaks, control characters or direction marks get past here. */
function inSingleLines<Value>(value: Value): Value {
  if (typeof value === 'string') return singleLine(value) as Value;
  if (Array.isArray(value)) return value.map(inSingleLines) as Value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, inSingleLines(held)])) as Value;
}
