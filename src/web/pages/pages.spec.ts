import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../platform/auth/actor.js';
import { stylesheetPath, stylesheetResponse } from '../stylesheet.js';
import { locales } from '../texts/texts.js';
import type { InvitationView, Source } from '../views.js';
import { commentsPage, competencyPage, donePage, reviewPage } from './filling.pages.js';
import { introductionPage } from './introduction.page.js';
import { closedPage, declinedPage, declinePage } from './leaving.pages.js';
import { problemPage } from './message.page.js';
import { signInDonePage, signInPage, signInRequestedPage, signInRequestPage } from './sign-in.pages.js';

const hostile = '<script>alert("x")</script> & O’Neil';
const escaped = '&lt;script>alert(&quot;x&quot;)&lt;/script> &amp; O’Neil';

const invitation = (source: Source = 'ANONYMOUS'): InvitationView => ({
  organisation: hostile,
  programme: hostile,
  module: hostile,
  subject: hostile,
  source,
  groupName: hostile,
  anonymityThreshold: 4,
  commentThreshold: 5,
  closesAt: new Date('2027-02-05T16:00:00Z'),
  timeZone: 'Europe/Amsterdam',
  contact: { name: hostile, email: 'joris"><b>@example.org' },
});

const scale = {
  points: ['Zelden', 'Soms', 'Regelmatig', 'Vaak', 'Altijd'].map((label, index) => ({ value: index + 1, label })),
  cannotJudge: true,
};
const items = ['a', 'a-2', 'b', 'c', 'd'].map((key) => ({ key, text: `${key} ${hostile}` }));

const competency = (source?: Source) => ({
  invitation: invitation(source),
  part: 2,
  parts: 3,
  name: hostile,
  items: items.map((item, index) => ({ ...item, answer: ([4, 'cannot-judge'] as const)[index] })),
  scale,
  version: 9,
});

const comments = (source?: Source) => ({
  invitation: invitation(source),
  parts: 3,
  questions: [
    { key: 'keep', text: hostile, comment: `</textarea>${hostile}` },
    { key: 'more', text: hostile },
  ],
  maxLength: 2000,
  version: 9,
  errors: [{ field: 'comment:more', code: 'TOO_LONG' as const }],
});

const review = (unanswered: number) => ({
  invitation: invitation(),
  competencies: [{ name: hostile, items: items.length, unanswered: items.slice(0, unanswered) }],
  comments: { questions: 2, written: 1 },
  version: 9,
});

const introduction = (source?: Source) => ({ invitation: invitation(source), minutes: 8, parts: 3, begun: false });

const pages: Record<string, (locale: Locale) => string> = {
  introduction: (locale) => introductionPage({ ...introduction(), notice: 'saved' }, locale),
  'introduction of the self-assessment': (locale) => introductionPage(introduction('SELF'), locale),
  competency: (locale) => competencyPage({ ...competency(), notice: 'saved' }, locale),
  'competency after a conflict': (locale) => competencyPage({ ...competency('SELF'), notice: 'conflict' }, locale),
  comments: (locale) => commentsPage(comments(), locale),
  review: (locale) => reviewPage(review(2), locale),
  done: (locale) => donePage({ invitation: invitation() }, locale),
  decline: (locale) =>
    declinePage({ invitation: invitation(), errors: [{ field: 'reason', code: 'REASON_MISSING' }] }, locale),
  declined: declinedPage,
  closed: closedPage,
  'unknown link': (locale) => problemPage('questionnaireLink', locale),
  'sign-in request': (locale) => signInRequestPage({}, locale),
  'sign-in request with a mistake': (locale) =>
    signInRequestPage({ email: hostile, errors: [{ field: 'email', code: 'NO_EMAIL_ADDRESS' }] }, locale),
  'sign-in requested': signInRequestedPage,
  'sign-in': signInPage,
  'signed in': (locale) => signInDonePage({ name: hostile, explorerHref: '/graphql' }, locale),
};

const everyPage = Object.entries(pages).flatMap(([name, render]) =>
  locales.map((locale) => [name, locale, render(locale)] as const),
);
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found!);

describe.each(everyPage)('the page %s in %s', (_, locale, html) => {
  test('names its language, has one heading, a main part and a way past the header', () => {
    expect(html).toContain(`<!DOCTYPE html><html lang="${locale}">`);
    expect(all(html, /<(h1|main)\b/g).sort()).toEqual(['h1', 'main']);
    expect(html).toContain('href="#content"');
    expect(html).toContain('<main class="leerlijn-main leerlijn-width" id="content"');
  });

  test('shows a name as text, never as markup', () => {
    expect(html).not.toMatch(/<script|<b>/);
  });

  test('has a label for every field, and no id twice', () => {
    const fields = all(html, /(<(?:input|textarea|progress)[^>]*>)/g).filter((tag) => !tag.includes('type="hidden"'));
    const labelled = all(html, /<label[^>]*\bfor="([^"]+)"/g);
    expect(fields.map((tag) => /\bid="([^"]+)"/.exec(tag)?.[1])).toEqual(labelled);
    const ids = all(html, /\bid="([^"]+)"/g);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('points only to fields that are on it', () => {
    const ids = all(html, /\bid="([^"]+)"/g);
    for (const target of all(html, /href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const described of all(html, /aria-describedby="([^"]+)"/g)) {
      for (const target of described.split(' ')) expect(ids).toContain(target);
    }
  });

  test('needs no script, no inline style and nothing from another host', () => {
    expect(html).not.toMatch(/<script|\bon\w+="|\bstyle=|\bsrc=|https?:/);
    expect(all(html, /<link rel="stylesheet" href="([^"]+)"/g)).toEqual([stylesheetPath]);
  });

  test('is under 60 kB with its styles', () => {
    expect(Buffer.byteLength(html) + stylesheetResponse('gzip').body.length).toBeLessThan(60_000);
  });

  test('offers the other language', () => {
    const other = locale === 'nl' ? 'en' : 'nl';
    expect(html).toMatch(new RegExp(`<a class="[^"]+" href="\\?lang=${other}[^"]*" lang="${other}"`));
  });
});

describe('a name', () => {
  test('stands in the page exactly as it is written', () => {
    expect(introductionPage(introduction(), 'nl')).toContain(`<h1 class="nl-heading nl-heading--level-1">${escaped}`);
  });
});

describe('the introduction', () => {
  test('tells an anonymous rater who sees what, with the thresholds of this round', () => {
    const html = introductionPage(introduction(), 'nl');
    expect(html).toContain('Je antwoorden zijn anoniem');
    expect(html).toContain('minder dan 4 mensen');
    expect(html).toContain('minstens 5 mensen');
    expect(html).toContain('aan je stijl kan iemand je herkennen');
  });

  test.each(['SELF', 'MANAGER'] as const)('tells %s plainly that the answers are not anonymous', (source) => {
    const html = introductionPage(introduction(source), 'en');
    expect(html).toContain('Your answers are not anonymous');
    expect(html).not.toContain('Your answers are anonymous');
  });

  test('lets a rater begin, decline or say that it is somebody else', () => {
    expect(all(introductionPage(introduction(), 'nl'), /class="nl-button[^"]*" href="([^"]+)"/g)).toEqual([
      '?lang=nl&amp;step=1',
      '?lang=nl&amp;step=decline',
      '?lang=nl&amp;step=decline&amp;reason=NOT_THE_RIGHT_PERSON',
    ]);
  });

  test('does not offer the participant to decline the self-assessment', () => {
    expect(introductionPage(introduction('SELF'), 'nl')).not.toContain('step=decline');
  });
});

describe('the page of a competency', () => {
  test('shows where one is, and what was answered before', () => {
    const html = competencyPage(competency(), 'nl');
    expect(html).toContain('Deel 2 van 3');
    expect(all(html, /<input[^>]*name="([^"]+)" value="[^"]+" checked/g)).toEqual(['item:a', 'item:a-2']);
    expect(all(html, /<input[^>]*value="([^"]+)" checked/g)).toEqual(['4', 'cannot-judge']);
  });

  test('sends its step and the version it started from', () => {
    const html = competencyPage(competency(), 'nl');
    expect(html).toContain('<input type="hidden" name="step" value="2"/>');
    expect(html).toContain('<input type="hidden" name="version" value="9"/>');
  });

  test('goes on when one presses Enter: that button comes first', () => {
    expect(all(competencyPage(competency(), 'nl'), /name="move" value="(\w+)"/g)).toEqual(['next', 'back', 'later']);
  });

  test('speaks to the participant otherwise than to a rater', () => {
    expect(competencyPage(competency('SELF'), 'nl')).toContain('bij wat je echt deed');
    expect(competencyPage(competency('MANAGER'), 'nl')).toContain('bij wat jij van');
  });
});

describe('the page of the open questions', () => {
  test('warns an anonymous rater that style gives away', () => {
    expect(commentsPage(comments(), 'nl')).toContain('aan je tekst kan iemand je herkennen');
    expect(commentsPage(comments('MANAGER'), 'nl')).toContain('ziet dat het van jou komt');
  });

  test('says in its title that something has to be put right', () => {
    expect(commentsPage(comments(), 'nl')).toContain('<title>Fout: ');
  });
});

describe('the page before submitting', () => {
  test('lists what is open, with a link into the part where it is, and cannot submit yet', () => {
    const html = reviewPage(review(2), 'nl');
    expect(html).toContain('Je hebt 2 vragen nog niet ingevuld');
    expect(all(html, /href="([^"]+)#item:/g)).toEqual(['?lang=nl&amp;step=1', '?lang=nl&amp;step=1']);
    expect(html).not.toContain('<form');
  });

  test('submits the version that was looked at, once nothing is left open', () => {
    const html = reviewPage(review(0), 'nl');
    expect(html).toContain('Alles is ingevuld');
    expect(html).toContain('<input type="hidden" name="version" value="9"/>');
  });
});

describe('a page for a link that leads nowhere', () => {
  test.each([['unknown link'], ['closed'], ['declined']])('names nobody: %s', (name) => {
    expect(pages[name]!('nl')).not.toContain('O’Neil');
  });

  test('has no form to try again with', () => {
    expect(problemPage('signInLink', 'nl')).not.toContain('<form');
  });
});

describe('the sign-in page', () => {
  test('has one button, that posts', () => {
    const html = signInPage('nl');
    expect(all(html, /<form[^>]*method="(\w+)"/g)).toEqual(['post']);
    expect(all(html, /<(button)/g)).toHaveLength(1);
  });
});
