import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ParsedMail extends Email {
  /** The addresses that the server was asked to deliver to. */
  recipients: string[];
}

export interface MailSink {
  /** For SMTP_URL. */
  url: string;
  /** Everything that was taken since the start or the last `clear`, in order of arrival. */
  messages(): ParsedMail[];
  clear(): void;
  /** Answers the next recipient with this reply: 550 refuses for good, 451 for now. Each call counts for one. */
  refuseNext(code: number): void;
  stop(): Promise<void>;
}

/** An SMTP server on a free local port that takes every mail and delivers none. */
export async function startMailSink(): Promise<MailSink> {
  let taken: ParsedMail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, reply) {
      const responseCode = refusals.shift();
      if (responseCode === undefined) return reply();
      // A real server quotes the address too: whoever logs the reply logs the person.
      reply(Object.assign(new Error(`<${address}> is not welcome`), { responseCode }));
    },
    onData(stream, session, reply) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          taken.push({ ...mail, recipients });
          reply();
        }, reply);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages: () => [...taken],
    clear: () => {
      taken = [];
    },
    refuseNext: (code) => {
      refusals.push(code);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
