import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { mailSamples } from '../../../../test/support/mail-samples.js';
import { texts } from '../../../web/texts/texts.js';
import { type ComposedMail, composeMail } from './compose-mail.js';
import type { Asked } from './feedback-asked.js';
import { type MailDataOf, type MailTemplate, mailTemplates } from './mail-templates.js';
import type { LinkingMailData, MailData, Wording } from './wording.js';
import { wordsIn } from './words.js';

const installation = { publicUrl: 'https://leerlijn.example', from: 'no-reply@leerlijn.example' };
const locales = ['nl', 'en'] as const;

type AnyMailData = MailData & Partial<LinkingMailData>;
type Sample = [name: string, template: MailTemplate, locale: 'nl' | 'en', data: AnyMailData];
const samples: Sample[] = locales.flatMap((locale) =>
  Object.entries(mailSamples(locale)).flatMap(([template, variants]) =>
    Object.entries(variants).map(
      ([variant, data]): Sample => [`${template} (${variant}, ${locale})`, template as MailTemplate, locale, data],
    ),
  ),
);

const compose = (template: MailTemplate, locale: 'nl' | 'en', data: AnyMailData): ComposedMail =>
  composeMail(template, locale, data as MailDataOf<typeof template>, { installation });

/** The HTML as a reader sees it, without what is for mail programs. */
const shown = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/[\u00A0\u200C]/g, '');

/** Every text in what a template gives, at any depth; which kind of list it has is no text. */
const textsIn = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'kind' ? [] : textsIn(value)));
};

describe.each(samples)('%s', (_name, template, locale, data) => {
  const mail = compose(template, locale, data);
  const url = data.path && `https://leerlijn.example${data.path}`;

  test('is finished in subject, HTML and text', () => {
    for (const part of [mail.subject, shown(mail.html), mail.text.replace(/^.* {2,}.*$/gm, '')]) {
      expect(part).not.toMatch(/undefined|null|NaN|Invalid|\[object|[{}]| {2}|‘’|\s[.,]/);
      expect(part.trim()).not.toBe('');
    }
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).toContain(`<html lang="${locale}" dir="ltr">`);
  });

  test('has one button, and the same link for whom it does not work and in the text, or else no link at all', () => {
    if (!url) {
      expect(`${mail.html}${mail.text}`).not.toMatch(/https?:/);
      return;
    }
    expect(mail.html.split(`href="${url}"`)).toHaveLength(3);
    expect(shown(mail.html)).toContain(url);
    expect(mail.text).toContain(`:\n${url}\n`);
    expect(mail.html.match(/https?:\/\/[^"<\s]+/g)!.filter((found) => found !== url)).toEqual([]);
  });

  test('comes in the name of programme or organisation, and a reply goes to its contact', () => {
    expect(mail.from).toEqual({ name: data.programme ?? data.organisation, address: installation.from });
    expect(mail.replyTo).toEqual(data.contact);
    expect(mail.text.startsWith(data.organisation)).toBe(true);
  });

  test('tells in its footer why the reader gets it', () => {
    const footer = mail.text.slice(mail.text.indexOf('\n--\n'));
    expect(footer).toContain({ nl: 'Je krijgt deze mail omdat', en: 'You get this mail because' }[locale]);
  });

  test('says everything that its wording says', () => {
    const {
      calendar,
      preheader,
      facts = [],
      ...wording
    } = (mailTemplates[template][locale] as Wording<MailData>[typeof locale])(data, wordsIn(locale, data.timeZone));
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    const said = plain(`${mail.subject} ${mail.text}`);
    const known = facts.filter(([, value]) => value);
    expect(textsIn([wording, known]).filter((text) => !said.includes(plain(text)))).toEqual([]);
  });

  test('is the same when it is written again', () => {
    expect(compose(template, locale, data)).toEqual(mail);
  });

  test('shows names with markup, line breaks and direction marks as plain, single lines', () => {
    const evil = withNames(data, '<img src=x onerror=alert(1)>&amp;"\r\nBcc: x@y.example\u202E');
    const attacked = compose(template, locale, evil);
    expect(attacked.html).not.toContain('<img');
    expect(attacked.html).not.toMatch(/\u202E/);
    expect(attacked.text).toContain('<img src=x onerror=alert(1)>&amp;" Bcc: x@y.example');
    expect(`${attacked.subject}${attacked.from.name}`).not.toMatch(/[\r\n\u202E]/);
    expect(attacked.icalEvent?.content ?? '').not.toMatch(/^Bcc:/m);
  });
});

describe('a feedback invitation', () => {
  const mailFor = (variant: string, locale: 'nl' | 'en') =>
    compose('FEEDBACK_INVITATION', locale, mailSamples(locale).FEEDBACK_INVITATION[variant]!);
  const textFor = (variant: string, locale: 'nl' | 'en') => mailFor(variant, locale).text.replace(/\s+/g, ' ');
  const promisesIn = (variant: string) =>
    [...mailFor(variant, 'nl').html.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, title]) => title);

  test('promises anonymity to an anonymous group, with its thresholds and the limit of backups', () => {
    expect(textFor('anonymous', 'nl')).toContain('Je antwoorden zijn anoniem');
    expect(textFor('anonymous', 'nl')).toContain('minstens 4 mensen uit die groep');
    expect(textFor('anonymous', 'nl')).toContain('minstens 5 mensen uit je groep');
    expect(textFor('anonymous', 'en')).toContain('In a backup that key remains until the backup expires');
  });

  test.each(['self', 'manager', 'named group', 'manager of several'])(
    'tells %s that the answers are not anonymous, and promises nothing',
    (variant) => {
      expect(textFor(variant, 'nl')).toContain('Je antwoorden zijn niet anoniem');
      expect(textFor(variant, 'nl')).not.toMatch(/zijn anoniem|minstens \d/);
      expect(textFor(variant, 'en')).toContain('Your answers are not anonymous');
      expect(textFor(variant, 'en')).not.toMatch(/are anonymous|at least \d/);
    },
  );

  test.each(['self', 'manager', 'named group'])('tells %s when a coach reads the report first', (variant) => {
    const data = mailSamples('nl').FEEDBACK_INVITATION[variant]!;
    const coached: AnyMailData = Object.assign({}, data, { coached: true });
    expect(compose('FEEDBACK_INVITATION', 'nl', coached).text).toContain('Een coach leest het als eerste');
    expect(textFor(variant, 'nl')).not.toContain('coach');
  });

  test.each(locales)('names, to leave, a button that the page has, and no other: %s', (locale) => {
    const { leave } = texts[locale].introduction;
    for (const variant of ['anonymous', 'several, all alike']) {
      const quoted = [...textFor(variant, locale).matchAll(/‘(Ik [^’]+|I am [^’]+)’/g)].map(([, name]) => name);
      expect(quoted).toEqual([leave]);
    }
  });

  test('tells a named group that its name stands above the answers, even of one person', () => {
    expect(textFor('named group', 'nl')).toContain('onder de naam van je groep: ‘Ketenpartners’');
    expect(textFor('named group', 'nl')).toContain('ook zo als jij de enige uit die groep bent');
  });

  test('tells how long it takes: 20 questions, about 8 minutes, and for several altogether', () => {
    expect(textFor('anonymous', 'nl')).toContain('ongeveer 8 minuten voor 20 vragen');
    expect(textFor('several, all alike', 'nl')).toContain('samen ongeveer 24 minuten voor 60 vragen');
  });

  test('about several names them all, and counts them in the subject', () => {
    const { subject, text } = mailFor('several, all alike', 'nl');
    expect(subject).toBe('Wil je feedback geven aan 3 mensen?');
    expect(text).toContain('\n- Daan Wijnberg\n- Samira el Idrissi\n- Thi Lan Nguyễn\n');
    expect(mailFor('several, all alike', 'en').subject).toBe('Will you give feedback to 3 people?');
  });

  test('makes each promise once, anonymity first', () => {
    expect(textFor('several, all alike', 'nl').split('zijn anoniem')).toHaveLength(2);
    expect(promisesIn('several, of every kind')).toEqual([
      'Je antwoorden over Daan Wijnberg en Øyvind van ’t Hoff zijn anoniem',
      'Je antwoorden over Thi Lan Nguyễn zijn niet anoniem',
      'Je antwoorden over Samira el Idrissi zijn niet anoniem',
      'Je antwoorden over jezelf zijn niet anoniem',
    ]);
  });

  test('says beside each name how it is answered, where that differs', () => {
    const text = textFor('several, of every kind', 'nl');
    expect(text).toContain('Øyvind van ’t Hoff: anoniem, in de groep ‘Teamleden’');
    expect(text).toContain('Thi Lan Nguyễn: niet anoniem, in de groep ‘Ketenpartners’');
    expect(text).toContain('Samira el Idrissi: niet anoniem, als leidinggevende');
    expect(text).not.toContain('Joost de Wit');
  });

  test('asks for a look at oneself apart from the others', () => {
    expect(mailFor('self and one more', 'nl').subject).toBe('Hoe kijk je naar jezelf, en naar Samira el Idrissi?');
    expect(textFor('self and one more', 'en')).toContain('fill in your own questionnaire. And give feedback to:');
  });
});

describe('a feedback reminder', () => {
  test('promises anonymity to anonymous groups only', () => {
    const reminders = mailSamples('nl').FEEDBACK_REMINDER;
    const promising = Object.keys(reminders).filter((variant) =>
      compose('FEEDBACK_REMINDER', 'nl', reminders[variant]!).text.includes('zijn anoniem'),
    );
    expect(promising).toEqual([
      'friendly',
      'clear',
      'last',
      'friendly about several',
      'last about several',
      'friendly about self and others',
      'clear about self and another',
    ]);
  });

  test('about several names those who are left, and says anew who is promised what', () => {
    const reminders = mailSamples('nl').FEEDBACK_REMINDER;
    const { subject, text } = compose('FEEDBACK_REMINDER', 'nl', reminders['clear about several']!);
    expect(subject).toBe('Je feedback aan 2 mensen ontbreekt nog');
    expect(text).toContain('- Daan Wijnberg: anoniem');
    expect(text).toContain('- Samira el Idrissi: niet anoniem');
  });

  test('rises in tone, whoever it is about', () => {
    const subjects = (variants: string[]) =>
      variants.map(
        (variant) => compose('FEEDBACK_REMINDER', 'en', mailSamples('en').FEEDBACK_REMINDER[variant]!).subject,
      );
    expect(subjects(['friendly about several', 'clear about several', 'last about several'])).toEqual([
      'Would you still give feedback to 2 people?',
      'Your feedback to 2 people is still missing',
      'Last chance for your feedback to 3 people',
    ]);
    expect(
      subjects(['friendly about self and others', 'clear about self and another', 'last about self and others']),
    ).toEqual([
      'Your questionnaires are still waiting',
      'Fill in your questionnaires in time',
      'Last chance for your questionnaires',
    ]);
  });

  test('carries the link of the invitation', () => {
    const { FEEDBACK_INVITATION, FEEDBACK_REMINDER } = mailSamples('nl');
    const invited = compose('FEEDBACK_INVITATION', 'nl', FEEDBACK_INVITATION.anonymous!);
    const reminded = compose('FEEDBACK_REMINDER', 'nl', FEEDBACK_REMINDER.last!);
    expect(reminded.text.match(/https:\S+/)![0]).toBe(invited.text.match(/https:\S+/)![0]);
  });
});

describe('a mail that something in the round has changed', () => {
  const { FEEDBACK_EXTENDED } = mailSamples('nl');
  const opening = (variant: string) => compose('FEEDBACK_EXTENDED', 'nl', FEEDBACK_EXTENDED[variant]!).text;

  test('names who is still waited for, and until when', () => {
    expect(opening('self and others')).toContain('Nog open zijn je eigen vragenlijst en de vragenlijsten over:');
    expect(opening('self and others')).toContain('- Daan Wijnberg');
    expect(opening('one colleague').replace(/\s+/g, ' ')).toContain('tot vrijdag 5 februari 2027 om 17.00 uur');
  });
});

test.each([
  ['FEEDBACK_REPORT_READY', 'Het verslag is van jou'],
  ['ENROLLED', 'Wat van jou is, blijft van jou'],
] as const)('%s says in a notice whose it is', (template, title) => {
  const { participant } = mailSamples('nl')[template];
  expect(compose(template, 'nl', participant!).html).toContain(`${title}</h2>`);
});

describe('a nomination digest', () => {
  test('names everybody who waits and counts them in the subject', () => {
    const { several, one } = mailSamples('nl').NOMINATION_APPROVAL_REQUESTED;
    const mail = compose('NOMINATION_APPROVAL_REQUESTED', 'nl', several!);
    expect(mail.subject).toBe('Graag je akkoord op de keuzes van 4 mensen');
    for (const name of several!.participants) expect(mail.text).toContain(`- ${name}\n`);
    expect(compose('NOMINATION_APPROVAL_REQUESTED', 'nl', one!).subject).toBe(
      'Graag je akkoord op de keuze van Samira el Idrissi',
    );
  });
});

describe('a mail about an appointment', () => {
  const { SESSION_INVITATION, SESSION_CHANGED, SESSION_CANCELLED, POP_CONVERSATION_PLANNED } = mailSamples('nl');
  const eventIn = ({ icalEvent }: ComposedMail) => {
    const calendar = new ICAL.Component(ICAL.parse(icalEvent!.content));
    return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  };

  test('invites, replaces and takes away the same entry, each time later in sequence', () => {
    const mails = [
      compose('SESSION_INVITATION', 'nl', SESSION_INVITATION['kick-off']!),
      compose('SESSION_CHANGED', 'nl', SESSION_CHANGED['kick-off']!),
      compose('SESSION_CANCELLED', 'nl', SESSION_CANCELLED['kick-off']!),
    ];
    const events = mails.map(eventIn);
    expect(mails.map(({ icalEvent }) => icalEvent!.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  test('has the hour in its words that the calendar has', () => {
    const winter = compose('SESSION_INVITATION', 'nl', SESSION_INVITATION['kick-off']!);
    expect(winter.text).toContain('donderdag 4 maart 2027 van 9.00 tot 16.00 uur');
    expect(eventIn(winter).startDate.toJSDate()).toEqual(new Date('2027-03-04T08:00:00Z'));

    const summer = compose('SESSION_CHANGED', 'nl', SESSION_CHANGED['kick-off']!);
    expect(summer.text).toContain('donderdag 8 april 2027 van 9.00 tot 16.00 uur');
    expect(eventIn(summer).startDate.toJSDate()).toEqual(new Date('2027-04-08T07:00:00Z'));
  });

  test('names both in the entry of a POP conversation, and its place only once there is one', () => {
    const planned = compose('POP_CONVERSATION_PLANNED', 'nl', POP_CONVERSATION_PLANNED.participant!);
    expect(eventIn(planned).attendees).toHaveLength(2);
    expect(planned.text).not.toContain('Waar');
  });
});

test('a mail that would lead away from the installation is not written', () => {
  const { link } = mailSamples('nl').SIGN_IN_LINK;
  for (const path of ['//elders.example/x', 'https://elders.example/x', 'javascript:alert(1)']) {
    expect(() => compose('SIGN_IN_LINK', 'nl', { ...link!, path })).toThrow(TypeError);
  }
});

/** The same data with another name for everybody and everything. */
function withNames(data: MailData, name: string): MailData {
  const named = Object.entries(data).map(([key, value]) => {
    if (key === 'asked')
      return [key, (value as Asked[]).map((asked) => ({ ...asked, participant: name, groupName: name }))];
    if (Array.isArray(value) && key !== 'steps') return [key, value.map(() => name)];
    const isName = [
      'recipientName',
      'organisation',
      'programme',
      'module',
      'participant',
      'partner',
      'session',
      'coordinator',
    ].includes(key);
    return [key, isName ? name : value];
  });
  return Object.fromEntries(named);
}
