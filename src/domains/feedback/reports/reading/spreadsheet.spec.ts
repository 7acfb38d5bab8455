import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { spreadsheet } from './spreadsheet.js';

const LOCALES = { nl: ';', en: ',' } as const;
/** The cells as whoever opens the file gets them. */
const opened = (text: string, locale: 'nl' | 'en'): string[][] =>
  parse(text, { bom: true, delimiter: LOCALES[locale], record_delimiter: '\r\n' });

describe('a cell of a spreadsheet', () => {
  test.each(['=1+1', '+31 6 1234', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x'])(
    'with the text %j is no formula',
    (text) => {
      expect(opened(spreadsheet([[text]], 'nl'), 'nl')).toEqual([[`'${text}`]]);
    },
  );

  test('with a number is a number, also below zero, with the decimal sign of the language', () => {
    expect(spreadsheet([[-0.4, 2.75, 0]], 'nl')).toBe('\ufeff-0,4;2,75;0\r\n');
    expect(spreadsheet([[-0.4, 2.75, 0]], 'en')).toBe('\ufeff-0.4,2.75,0\r\n');
  });

  test('with null or no text is empty', () => {
    expect(spreadsheet([[null, '', null]], 'nl')).toBe('\ufeff;;\r\n');
  });

  test('keeps what people wrote: quotes, separators, line breaks', () => {
    const words = ['zei "nee"; en liep weg', 'regel een\nregel twee', 'komma, punt', 'a\r\n=b'];
    for (const locale of ['nl', 'en'] as const) expect(opened(spreadsheet([words], locale), locale)).toEqual([words]);
  });

  test('holds what it was given, and begins like a formula for no text whatever', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ';', ','), fc.string({ maxLength: 8 }))
        .map((parts) => parts.join('')),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom('nl' as const, 'en' as const), (rows, locale) => {
        const [read] = opened(spreadsheet(rows, locale), locale);
        expect(read!.map((text, at) => (text === rows[0]![at] ? text : text.replace(/^'/, '')))).toEqual(rows[0]);
        expect(read!.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      }),
    );
  });
});
