import type { MailSink, ParsedMail } from '../../test/support/mail-sink.ts';

export type MailKind =
  | 'sign-in link'
  | 'welcome'
  | 'approval of a programme'
  | 'enrolment'
  | 'choose your raters'
  | 'approve raters'
  | '360 invitation'
  | '360 reminder'
  | '360 report is there'
  | 'plan a POP conversation'
  | 'POP conversation planned'
  | 'sign a POP conversation'
  | 'session invitation'
  | 'session changed'
  | 'session tomorrow'
  | 'practice moment'
  | 'a learning manager'
  | 'coaching appointment'
  | 'final conversation'
  | 'commitment comes back'
  | 'evaluation'
  | 'something was shared';

/** A mail as it came out of the mail server. */
export interface Letter {
  readonly kind: MailKind;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  /** Where its button leads. */
  readonly link: string;
  /** What time it was by the installation's clock. */
  readonly at: Date;
  /** The calendar entry that came with it. */
  readonly calendar: string | undefined;
  readonly text: string;
  readonly html: string;
}

export interface PostOffice {
  /** Every mail so far, in order of arrival. */
  readonly letters: readonly Letter[];
  /** Takes in what has arrived since the last time. */
  collect(): void;
  /** The first mail to somebody among those after the first `after`; waits for it. */
  next(to: string, kind: MailKind, after: number): Promise<Letter>;
}

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 10;

/** Reads the mails of the mail server, as their readers would; `url` is the installation's own. */
export function postOffice(sink: MailSink, url: string, now: () => Date): PostOffice {
  const letters: Letter[] = [];
  const invited = new Set<string>();
  const collect = () => {
    for (const mail of sink.messages().slice(letters.length)) letters.push(read(mail, url, now(), invited));
  };
  return {
    letters,
    collect,
    async next(to, kind, after) {
      const address = to.toLowerCase();
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(LOOK_EVERY_MS)) {
        collect();
        const found = letters.find((letter, at) => at >= after && letter.to === address && letter.kind === kind);
        if (found) return found;
      }
      throw new Error(`No mail '${kind}' came for ${to}`);
    },
  };
}

function read(mail: ParsedMail, url: string, at: Date, invited: Set<string>): Letter {
  const text = mail.text ?? '';
  const link = text.split(/\s+/).find((word) => word.startsWith(`${url}/`)) ?? '';
  const attachment = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const calendar =
    attachment && (typeof attachment.content === 'string' ? attachment.content : decode(attachment.content));
  return {
    kind: kindOf(link.slice(url.length), mail.subject ?? '', calendar, invited),
    to: mail.recipients[0]!.toLowerCase(),
    language: mail.headers.find(({ key }) => key === 'content-language')?.value ?? '',
    subject: mail.subject ?? '',
    link,
    at,
    calendar,
    text,
    html: mail.html ?? '',
  };
}

const decode = (content: ArrayBuffer | Uint8Array) => new TextDecoder().decode(content);

/** What a mail is about: where its button leads tells. Of the mails with one rater's link, the first is the invitation. */
function kindOf(path: string, subject: string, calendar: string | undefined, invited: Set<string>): MailKind {
  const [, screen, id] = path.split('/');
  switch (screen) {
    case 'sign-in':
      return id ? 'sign-in link' : 'welcome';
    case 'programmes':
      return /akkoord|approv/i.test(subject) ? 'approval of a programme' : 'enrolment';
    case 'nominations':
      return id ? 'choose your raters' : 'approve raters';
    case 'f': {
      const isFirst = !invited.has(path);
      invited.add(path);
      return isFirst ? '360 invitation' : '360 reminder';
    }
    case 'reports':
      return id === 'shared' ? 'something was shared' : '360 report is there';
    case 'assignments':
      return 'practice moment';
    case 'coaching':
      return calendar ? 'coaching appointment' : 'a learning manager';
    case 'final-conversations':
      return 'final conversation';
    case 'evaluations':
      return 'evaluation';
    case 'harvest':
      return 'commitment comes back';
    case 'pop-conversations':
      if (calendar) return 'POP conversation planned';
      return /^(teken|sign)\b/i.test(subject) ? 'sign a POP conversation' : 'plan a POP conversation';
    case 'sessions':
      if (!calendar) return 'session tomorrow';
      return calendar.includes('SEQUENCE:0') ? 'session invitation' : 'session changed';
    default:
      throw new Error(`A mail that the demo does not know: '${subject}' leads to ${path}`);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
