import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../platform/auth/actor.js';
import { autosave } from '../autosave.js';
import { compress } from '../compression.js';
import { stylesheet } from '../stylesheet.js';
import { locales } from '../texts/texts.js';
import type { CompetencyView, InvitationView, SheetView, Source } from '../views.js';
import { commentsPage, competencyPage } from './filling.pages.js';
import { inboxPage } from './inbox.page.js';
import { introductionPage } from './introduction.page.js';
import { closedPage, declinedPage, declinePage } from './leaving.pages.js';
import { problemPage } from './message.page.js';
import { donePage, reviewPage } from './review.pages.js';
import { signInDonePage, signInPage, signInRequestedPage, signInRequestPage } from './sign-in.pages.js';

const hostile = '<script>alert("x")</script> & O’Neil';
const escaped = '&lt;script>alert(&quot;x&quot;)&lt;/script> &amp; O’Neil';

const invitation = (source: Source = 'ANONYMOUS', id = 'a'): InvitationView => ({
  id,
  organisation: hostile,
  programme: hostile,
  module: hostile,
  subject: hostile,
  source,
  groupName: hostile,
  merged: false,
  anonymityThreshold: 4,
  commentThreshold: 5,
  closesAt: new Date('2027-02-05T16:00:00Z'),
  timeZone: 'Europe/Amsterdam',
  contact: { name: hostile, email: 'joris"><b>@example.org' },
});

const words = (text: string, language: Locale = 'nl') => ({ text, language });
const scale = {
  points: ['Zelden', 'Soms', 'Regelmatig', 'Vaak', 'Altijd'].map((label, index) => ({
    value: index + 1,
    label: words(label),
  })),
  cannotJudge: true,
};
const items = ['a', 'a-2', 'b', 'c', 'd'].map((key) => ({ key, ...words(`${key} ${hostile}`) }));

const sheet = (source?: Source, id = 'a'): SheetView => ({
  invitation: invitation(source, id),
  version: 9,
  answers: new Map<string, number | 'cannot-judge'>([
    ['a', 4],
    ['a-2', 'cannot-judge'],
  ]),
  comments: new Map([['keep', `</textarea>${hostile}`]]),
});
const filling = (...sheets: SheetView[]) => ({ selection: { about: 'a' }, sheets, inbox: false, parts: 3 });

const competency = (...sheets: SheetView[]): CompetencyView => ({
  ...filling(...(sheets.length > 0 ? sheets : [sheet()])),
  part: 2,
  name: words(hostile),
  items,
  scale,
});
const withImportance = (...sheets: SheetView[]): CompetencyView => ({
  ...competency(...sheets),
  second: { suffix: ':importance', question: words('Hoe belangrijk is dit?'), scale },
});
const sideBySide = { selection: { together: 'a' }, inbox: true };

const comments = (...sheets: SheetView[]) => ({
  ...filling(...(sheets.length > 0 ? sheets : [sheet()])),
  questions: [
    { key: 'keep', ...words(hostile) },
    { key: 'more', ...words(hostile) },
  ],
  maxLength: 2000,
  errors: [{ field: 'comment:a:more', code: 'TOO_LONG' as const }],
});

const reviewed = (unanswered: number, id = 'a') => ({
  invitation: invitation('ANONYMOUS', id),
  version: 9,
  competencies: [
    {
      name: words(hostile),
      ratings: items.length,
      open: items.slice(0, unanswered).map((item) => ({ field: `item:${id}:${item.key}`, words: item })),
    },
  ],
  comments: { questions: 2, written: 1 },
});
const review = (unanswered: number) => ({ ...filling(), sheets: [reviewed(unanswered)] });

const introduction = (...sheets: SheetView[]) => ({
  ...filling(...(sheets.length > 0 ? sheets : [sheet()])),
  minutes: 8,
  begun: false,
});

const inbox = {
  rounds: [
    {
      organisation: hostile,
      programme: hostile,
      module: hostile,
      closesAt: new Date('2027-02-05T16:00:00Z'),
      timeZone: 'Europe/Amsterdam',
      entries: (['TO_DO', 'BEGUN', 'SUBMITTED', 'CLOSED'] as const).map((state, at) => ({
        invitation: invitation('ANONYMOUS', `id-${at}`),
        state,
      })),
      together: [{ id: 'id-0', subjects: [hostile, 'Anna'] }],
    },
  ],
};

const pages: Record<string, (locale: Locale) => string> = {
  inbox: (locale) => inboxPage(inbox, locale),
  introduction: (locale) => introductionPage({ ...introduction(), notice: 'saved' }, locale),
  'introduction of the self-assessment': (locale) => introductionPage(introduction(sheet('SELF')), locale),
  'introduction to several colleagues': (locale) =>
    introductionPage({ ...introduction(sheet(), sheet(undefined, 'b')), ...sideBySide }, locale),
  competency: (locale) => competencyPage({ ...competency(), notice: 'saved' }, locale),
  'competency after a conflict': (locale) =>
    competencyPage(
      {
        ...competency({ ...sheet('SELF'), notStored: { answers: new Map([['a', 2]]), comments: new Map() } }),
        notice: 'conflict',
      },
      locale,
    ),
  'competency with a second rating, not translated': (locale) =>
    competencyPage({ ...withImportance(), section: words(hostile, 'en'), untranslated: 'en' }, locale),
  'competency of several colleagues': (locale) =>
    competencyPage({ ...withImportance(sheet(), sheet(undefined, 'b')), ...sideBySide }, locale),
  comments: (locale) => commentsPage(comments(), locale),
  'comments on several colleagues': (locale) =>
    commentsPage({ ...comments(sheet(), sheet(undefined, 'b')), ...sideBySide }, locale),
  review: (locale) => reviewPage(review(2), locale),
  'review of several colleagues': (locale) =>
    reviewPage({ ...review(2), ...sideBySide, sheets: [reviewed(0), reviewed(2, 'b')] }, locale),
  done: (locale) => donePage({ selection: { about: 'a' }, invitations: [invitation()], remaining: 2 }, locale),
  decline: (locale) => declinePage({ selection: { about: 'a' }, invitation: invitation() }, locale),
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
    expect(html).not.toMatch(/<script>|<b>/);
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

  test('has no inline script or style, and loads nothing but our own stylesheet and, to save by itself, our own script', () => {
    expect(html).not.toMatch(/\bon\w+="|\bstyle=|https?:/);
    expect(all(html, /<link rel="stylesheet" href="([^"]+)"/g)).toEqual([stylesheet.path]);
    const scripts = all(html, /<script([^<]*)<\/script>/g);
    expect(scripts).toEqual(html.includes('data-autosave') ? [` type="module" src="${autosave.path}">`] : []);
  });

  test('is under 60 kB with its styles and script, compressed', () => {
    const assets = [stylesheet, autosave].map(({ response }) => response('gzip').body.length);
    expect(compress(html, 'gzip', 'often').length + assets[0]! + assets[1]!).toBeLessThan(60_000);
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

  test.each(['SELF', 'MANAGER', 'NAMED'] as const)('tells %s plainly that the answers are not anonymous', (source) => {
    const html = introductionPage(introduction(sheet(source)), 'en');
    expect(html).toContain('Your answers are not anonymous');
    expect(html).not.toContain('Your answers are anonymous');
  });

  test('lets a rater begin or decline', () => {
    expect(all(introductionPage(introduction(), 'nl'), /class="nl-button[^"]*" href="([^"]+)"/g)).toEqual([
      '?lang=nl&amp;about=a&amp;step=1',
      '?lang=nl&amp;about=a&amp;step=decline',
    ]);
  });

  test('tells a rater of a named group that the name of the group stands above the answers', () => {
    const html = introductionPage(introduction(sheet('NAMED')), 'nl');
    expect(html).toContain('onder de naam van je groep');
  });

  test('tells a rater of a merged group with whom the answers are counted', () => {
    const merged = { ...sheet(), invitation: { ...invitation(), groupName: 'Collega’s, Anderen', merged: true } };
    expect(introductionPage(introduction(merged), 'nl')).toContain('tellen samen met die van ‘Collega’s, Anderen’');
    expect(introductionPage(introduction(), 'nl')).not.toContain('samengevoegd');
  });

  test.each([
    ['ANONYMOUS', 'We vertellen niemand dat jij niet meedoet'],
    ['MANAGER', 'kan daar zien dat jouw antwoorden ontbreken'],
    ['NAMED', 'kan daar zien dat jouw antwoorden ontbreken'],
  ] as const)('tells %s who gets to know that they decline', (source, told) => {
    expect(declinePage({ selection: { about: 'a' }, invitation: sheet(source).invitation }, 'nl')).toContain(told);
  });

  test('does not offer the participant to decline the self-assessment', () => {
    expect(introductionPage(introduction(sheet('SELF')), 'nl')).not.toContain('step=decline');
  });
});

describe('the page of a competency', () => {
  test('shows where one is, and what was answered before', () => {
    const html = competencyPage(competency(), 'nl');
    expect(html).toContain('Deel 2 van 3');
    expect(all(html, /<input[^>]*name="([^"]+)" value="[^"]+" checked/g)).toEqual(['item:a:a', 'item:a:a-2']);
    expect(all(html, /<input[^>]*value="([^"]+)" checked/g)).toEqual(['4', 'cannot-judge']);
  });

  test('sends its step and the version it started from', () => {
    const html = competencyPage(competency(), 'nl');
    expect(html).toContain('<input type="hidden" name="step" value="2"/>');
    expect(html).toContain('<input type="hidden" name="version:a" value="9"/>');
  });

  test('goes on when one presses Enter: that button comes first', () => {
    expect(all(competencyPage(competency(), 'nl'), /name="move" value="(\w+)"/g)).toEqual([
      'next',
      'back',
      'later',
      'stay',
    ]);
  });

  test('speaks to the participant otherwise than to a rater', () => {
    expect(competencyPage(competency(sheet('SELF')), 'nl')).toContain('bij wat je echt deed');
    expect(competencyPage(competency(sheet('MANAGER')), 'nl')).toContain('bij wat jij van');
  });
});

describe('a text that is not translated', () => {
  test('is marked up as the language that it is in, and the page says so', () => {
    const html = competencyPage(
      { ...competency(), items: [{ key: 'a', ...words('Tells why', 'en') }], untranslated: 'en' },
      'nl',
    );
    expect(html).toContain('<span lang="en">Tells why</span>');
    expect(html).toContain('Dat deel staat hier in het Engels.');
  });
});

describe('an item about several colleagues', () => {
  test('is asked once, with a row for each of them and the own answer in each row', () => {
    const other = { ...sheet(undefined, 'b'), answers: new Map([['a', 1]]) };
    const html = competencyPage({ ...competency(sheet(), other), ...sideBySide, items: items.slice(0, 1) }, 'nl');
    expect(all(html, /<fieldset/g).length).toBe(3);
    expect(all(html, /name="([^"]+)" value="[14]" checked/g)).toEqual(['item:a:a', 'item:b:a']);
    expect(all(html, /name="(version:[^"]+)"/g)).toEqual(['version:a', 'version:b']);
  });
});

describe('a second rating', () => {
  test('is asked beside the current one, about the same item', () => {
    const html = competencyPage({ ...withImportance(), items: items.slice(0, 1) }, 'nl');
    expect(new Set(all(html, /type="radio"[^>]*name="([^"]+)"/g))).toEqual(
      new Set(['item:a:a', 'item:a:a:importance']),
    );
  });
});

describe('after a conflict', () => {
  test('the page shows what is stored, and beside it what was chosen here', () => {
    const html = pages['competency after a conflict']!('nl');
    expect(html).toMatch(/name="item:a:a" value="4" checked/);
    expect(html).toContain('Hier koos je net: Soms');
  });

  test('what was typed here is not lost', () => {
    const mine = { ...sheet(), notStored: { answers: new Map(), comments: new Map([['keep', 'Mijn tekst']]) } };
    expect(commentsPage(comments(mine), 'nl')).toContain('<p class="leerlijn-typed">Mijn tekst</p>');
  });
});

describe('the page of the open questions', () => {
  test('warns an anonymous rater that style gives away', () => {
    expect(commentsPage(comments(), 'nl')).toContain('aan je tekst kan iemand je herkennen');
    expect(commentsPage(comments(sheet('MANAGER')), 'nl')).toContain('ziet dat het van jou komt');
  });

  test('says in its title that something has to be put right', () => {
    expect(commentsPage(comments(), 'nl')).toContain('<title>Fout: ');
  });
});

describe('the page before submitting', () => {
  test('lists what is open, with a link into the part where it is, and cannot submit yet', () => {
    const html = reviewPage(review(2), 'nl');
    expect(html).toContain('Je hebt 2 vragen nog niet ingevuld');
    expect(all(html, /href="([^"]+)#item:/g)).toEqual(Array(2).fill('?lang=nl&amp;about=a&amp;step=1'));
    expect(html).not.toContain('<form');
  });

  test('submits the version that was looked at, once nothing is left open', () => {
    const html = reviewPage(review(0), 'nl');
    expect(html).toContain('Alles is ingevuld');
    expect(html).toContain('<input type="hidden" name="version:a" value="9"/>');
  });
});

describe('the list of questionnaires', () => {
  test('leads to each that is open, tells how far it is, and offers to fill in several side by side', () => {
    const html = inboxPage(inbox, 'nl');
    expect(all(html, /href="\?lang=nl&amp;(about=[^"]+)"/g)).toEqual(['about=id-0', 'about=id-1', 'about=id-2']);
    expect(all(html, /leerlijn-state--[\w-]+">([^<]+)/g)).toEqual(['Te doen', 'Begonnen', 'Verstuurd', 'Gesloten']);
    expect(html).toContain('href="?lang=nl&amp;together=id-0"');
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
