import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type MailSink, startMailSink } from '../../../test/support/mail-sink.js';
import { MailDeferred, Mailer, MailRefused, type OutgoingMail } from './mailer.js';

const mail: OutgoingMail = {
  from: { name: 'Leiderschapsprogramma', address: 'no-reply@leerlijn.example' },
  to: { name: 'Anna Jansen', address: 'anna@gemeente.example' },
  subject: 'Kies wie jou feedback geeft',
  html: '<p>Dag Anna</p>',
  text: 'Dag Anna\n',
  messageId: '<delivery-1@leerlijn.example>',
  locale: 'nl',
};

describe('the mailer', () => {
  let sink: MailSink;
  let mailer: Mailer;

  beforeAll(async () => {
    sink = await startMailSink();
    mailer = new Mailer(sink.url);
  });
  afterEach(() => sink.clear());
  afterAll(async () => {
    mailer.onApplicationShutdown();
    await sink.stop();
  });

  const headersOf = (name: string) => sink.messages()[0]!.headers.filter(({ key }) => key === name);

  test('hands over both parts to the one recipient, from the name and address that were given', async () => {
    await mailer.send({ ...mail, replyTo: { name: 'Renske', address: 'renske@gemeente.example' } });

    const [received, ...others] = sink.messages();
    expect(others).toEqual([]);
    expect(received).toMatchObject({
      recipients: ['anna@gemeente.example'],
      from: mail.from,
      to: [mail.to],
      replyTo: [{ name: 'Renske', address: 'renske@gemeente.example' }],
      subject: mail.subject,
    });
    expect(received!.html!.trim()).toBe(mail.html);
    expect(received!.text!.trim()).toBe(mail.text.trim());
    expect(headersOf('content-language')[0]!.value).toBe('nl');
    expect(headersOf('auto-submitted')[0]!.value).toBe('auto-generated');
  });

  test('sends a second attempt under the same Message-ID', async () => {
    await mailer.send(mail);
    await mailer.send(mail);

    expect(sink.messages().map(({ messageId }) => messageId)).toEqual([mail.messageId, mail.messageId]);
  });

  test('sends a calendar message that mail programs recognise', async () => {
    await mailer.send({ ...mail, icalEvent: { method: 'CANCEL', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } });

    const calendars = sink.messages()[0]!.attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
    expect(calendars.map(({ method }) => method)).toEqual(['CANCEL']);
  });

  test('keeps a name or subject with line breaks from becoming a header or a recipient', async () => {
    const name = 'Anna\r\nBcc: vreemde@elders.example\r\n\r\n<script>, "x" <y@elders.example>';
    await mailer.send({ ...mail, to: { ...mail.to, name }, from: { ...mail.from, name }, subject: `Dag ${name}` });

    const [received] = sink.messages();
    expect(received!.recipients).toEqual(['anna@gemeente.example']);
    expect(headersOf('bcc')).toEqual([]);
    expect(received!.to).toEqual([{ name: name.replaceAll(/[\r\n]+/g, ' '), address: mail.to.address }]);
    expect(received!.subject).toBe(`Dag ${name.replaceAll(/[\r\n]+/g, ' ')}`);
  });

  test.each<[string, Partial<OutgoingMail>]>([
    ['an address with a line break', { to: { name: '', address: 'a@b.nl\r\nRCPT TO:<c@d.nl>' } }],
    ['two addresses in one', { to: { name: '', address: 'a@b.nl,c@d.nl' } }],
    ['an address between brackets', { to: { name: '', address: '<a@b.nl>' } }],
    ['a sender without a domain', { from: { name: '', address: 'postmaster' } }],
    ['a Message-ID with a line break', { messageId: '<a@b>\r\nBcc: c@d.nl' }],
    ['a header with a line break', { headers: { 'List-Id': 'x\r\nBcc: c@d.nl' } }],
    ['a header name with a colon', { headers: { 'X: y': 'z' } }],
    ['a header of the mailer’s own', { headers: { bcc: 'c@d.nl' } }],
    ['a language that is none', { locale: 'nl\r\nBcc: c@d.nl' }],
  ])('refuses %s before anything is sent', async (_what, changes) => {
    await expect(mailer.send({ ...mail, ...changes })).rejects.toThrow(TypeError);
    expect(sink.messages()).toEqual([]);
  });

  test('says that a mail was refused for good, and not whose', async () => {
    sink.refuseNext(550);
    const failure = await mailer.send(mail).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MailRefused);
    expect(failure).toMatchObject({ responseCode: 550 });
    expect(everythingIn(failure)).not.toContain('anna@');
  });

  test('says that a mail may be tried again, and not whose; the next attempt arrives', async () => {
    sink.refuseNext(451);
    const failure = await mailer.send(mail).catch((error: unknown) => error);
    await mailer.send(mail);

    expect(failure).toBeInstanceOf(MailDeferred);
    expect(everythingIn(failure)).not.toContain('anna@');
    expect(sink.messages()).toHaveLength(1);
  });

  test('may try again when no server answers', async () => {
    const closed = await startMailSink();
    await closed.stop();
    const unreachable = new Mailer(closed.url);

    await expect(unreachable.send(mail)).rejects.toThrow(MailDeferred);
    unreachable.onApplicationShutdown();
  });
});

const everythingIn = (failure: unknown): string =>
  JSON.stringify(failure, Object.getOwnPropertyNames(failure as object)) + String((failure as Error).stack);
