import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import { singleLine } from './single-line.js';

export interface MailAddress {
  name: string;
  address: string;
}

export interface OutgoingMail {
  from: MailAddress;
  to: MailAddress;
  replyTo?: MailAddress;
  subject: string;
  html: string;
  text: string;
  /** `<something@domain>`, the same at every attempt to send this mail, so that a receiver recognises a retry. */
  messageId: string;
  /** BCP 47 tag of the language that the mail is in. */
  locale: string;
  /** An iTIP message (RFC 5546). */
  icalEvent?: { method: 'REQUEST' | 'CANCEL'; content: string };
  /** Further headers, such as `List-Id`. Those that the mailer writes itself cannot be given. */
  headers?: Record<string, string>;
}

/** The receiving server refused this mail for good: trying again is of no use. Never names the addressee. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  constructor(readonly responseCode: number) {
    super(`The mail was refused for good with reply ${responseCode}`);
  }
}

/** The mail could not be handed over now: try again later. Never names the addressee. */
export class MailDeferred extends Error {
  override readonly name = 'MailDeferred';
  constructor(readonly reason: string) {
    super(`The mail could not be handed over now (${reason})`);
  }
}

const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+$/u;
const MESSAGE_ID = /^<[\w.+~-]+@[\w.-]+>$/;
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const OWN_HEADERS =
  /^(from|to|cc|bcc|sender|reply-to|return-path|subject|date|message-id|mime-version|content-.*|auto-submitted|received|dkim-.*)$/i;
const SECOND = 1000;

/** Hands mails over to the SMTP server of the installation, over a few connections that are kept. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: ReturnType<typeof connect>;

  /** @param smtpUrl `smtp://` or `smtps://`, with user and password where the server asks for them. */
  constructor(smtpUrl: string) {
    this.transport = connect(smtpUrl);
  }

  /**
   * Returns once the server has taken the mail.
   *
   * Names and subject are brought onto one line; an address, a Message-ID or a header that is not well-formed is a
   * mistake of the caller and throws a TypeError before anything is sent.
   *
   * @throws MailRefused after a permanent reply (5xx) to the recipient or the message; MailDeferred after anything else.
   */
  async send(mail: OutgoingMail): Promise<void> {
    const message = asMessage(mail);
    try {
      await this.transport.sendMail(message);
    } catch (error) {
      throw asDeliveryFailure(error as NodemailerError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function connect(url: string) {
  return createTransport({
    url,
    pool: true,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 60 * SECOND,
  });
}

function asMessage(mail: OutgoingMail): SendMailOptions {
  return {
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    replyTo: mail.replyTo && mailbox(mail.replyTo),
    subject: singleLine(mail.subject),
    html: mail.html,
    text: mail.text,
    messageId: wellFormed(MESSAGE_ID, mail.messageId, 'Message-ID'),
    icalEvent: mail.icalEvent,
    headers: {
      ...givenHeaders(mail.headers ?? {}),
      'Content-Language': wellFormed(LANGUAGE_TAG, mail.locale, 'language tag'),
      'Auto-Submitted': 'auto-generated',
    },
  };
}

function mailbox({ name, address }: MailAddress): MailAddress {
  return { name: singleLine(name), address: wellFormed(ADDRESS, address, 'address') };
}

function givenHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    wellFormed(HEADER_NAME, name, 'header name');
    if (OWN_HEADERS.test(name)) throw new TypeError(`The header ${name} is the mailer's own`);
    if (value !== singleLine(value)) throw new TypeError(`The header ${name} is not one clean line`);
  }
  return headers;
}

function wellFormed(pattern: RegExp, value: string, what: string): string {
  // The value stays out of the message: it may be somebody's address, and messages end up in logs.
  if (!pattern.test(value)) throw new TypeError(`This is not a well-formed ${what}`);
  return value;
}

/** A server's own words quote the address, and who is reminded must not be readable in a log. So only codes go on. */
function asDeliveryFailure({ code, command, permanent, responseCode }: NodemailerError): MailRefused | MailDeferred {
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  if (permanent && aboutThisMail && responseCode) return new MailRefused(responseCode);
  return new MailDeferred([code, responseCode].filter(Boolean).join(' '));
}
