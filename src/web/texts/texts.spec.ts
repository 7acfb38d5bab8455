import { describe, expect, test } from '@jest/globals';
import { readLocale, tellMoment, texts } from './texts.js';

/** Every sentence by its path; what takes words is filled with 2. */
function sentences(node: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof node === 'function') return sentences(node(2, 2, 2, 2), path);
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, child]) => sentences(child, `${path}.${key}`));
}

describe('the texts', () => {
  const dutch = sentences(texts.nl);
  const english = new Map(sentences(texts.en));

  test('say the same things in both languages', () => {
    expect([...english.keys()]).toEqual(dutch.map(([path]) => path));
  });

  test('are nowhere empty, and nowhere Dutch in the English pages', () => {
    expect(dutch.filter(([path, text]) => !text.trim() || text === english.get(path))).toEqual([]);
  });

  test('count one question as one', () => {
    expect(texts.nl.review.incomplete.title(1)).toBe('Je hebt 1 vraag nog niet ingevuld');
    expect(texts.en.review.incomplete.title(2)).toBe('You have not filled in 2 questions yet');
  });
});

describe('a moment', () => {
  const close = new Date('2027-02-05T16:00:00Z');

  test('is told in the language of the page and the zone of the round', () => {
    expect(tellMoment(close, 'Europe/Amsterdam', 'nl')).toBe('vrijdag 5 februari 2027 om 17:00');
    expect(tellMoment(close, 'America/Aruba', 'nl')).toBe('vrijdag 5 februari 2027 om 12:00');
    expect(tellMoment(close, 'Europe/Amsterdam', 'en')).toMatch(/^Friday,? 5 February 2027 at 17:00$/);
  });
});

describe('the language of a page', () => {
  test('is the one that the address asks for, else the one known of the reader', () => {
    expect([readLocale('en', 'nl'), readLocale('fr', 'nl'), readLocale(['en'], 'nl')]).toEqual(['en', 'nl', 'nl']);
  });
});
