import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readTable, type Table } from './table.rules.js';

const tableOf = (bytes: Uint8Array): Table => {
  const read = readTable(bytes);
  if ('fault' in read) throw new Error(read.fault.code);
  return read.table;
};
const faultOf = (bytes: Uint8Array) => {
  const read = readTable(bytes);
  return 'fault' in read ? read.fault : undefined;
};

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const ENCODERS = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a byte order mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': utf16,
  'utf-16be': (text: string) => utf16(text).swap16(),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
};

describe('reading a table', () => {
  test('a table is the same however a spreadsheet wrote it', () => {
    // Every letter is in Windows-1252 too, where none of these with an accent can be taken for UTF-8.
    const cell = fc.string({ unit: fc.constantFrom(...'abYZ éëïöñ07;,\t"\n-=') });
    const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map(([first, ...rest]) => [`x${first}`, ...rest]);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\r\n', '\n'),
        fc.constantFrom(...Object.values(ENCODERS)),
        (rows, delimiter, record_delimiter, encode) => {
          const header = ['naam, voluit', 'één "twee"', 'in\ndienst'];
          const table = tableOf(
            encode(stringify([header, ...rows], { delimiter, record_delimiter, quoted_match: /\n/ })),
          );
          expect(table.delimiter).toBe(delimiter);
          expect(table.header).toEqual({ row: 1, cells: header });
          expect(table.rows).toEqual(rows.map((cells, index) => ({ row: index + 2, cells })));
        },
      ),
    );
  });

  test.each(Object.entries(ENCODERS))('%s is recognised', (name, encode) => {
    expect(tableOf(encode('naam;plaats\nZoë;Curaçao')).encoding).toBe(name.split(' ')[0]);
  });

  test('a euro sign and curly quotes of Windows-1252 are read as such', () => {
    const bytes = Buffer.concat([Buffer.from('naam;bedrag\nx;'), Buffer.from([0x80, 0x93, 0x94])]);
    expect(tableOf(bytes).rows[0]?.cells[1]).toBe('€“”');
  });

  test('the numbers of rows are those of a spreadsheet: blank lines are rows, line breaks in a cell are not', () => {
    const table = tableOf(Buffer.from('a;b\r\n1;"x\r\ny\r\nz"\r\n\r\n;;\r\n2;y\r\n'));
    expect(table.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  test('lines may end in different ways in one file', () => {
    expect(tableOf(Buffer.from('a;b\r\n1;x\n2;y\r3;z')).rows.map(({ cells }) => cells[1])).toEqual(['x', 'y', 'z']);
  });

  test("Excel's own first line names the delimiter and is no row", () => {
    const table = tableOf(Buffer.from('sep=,\r\na;x;y,b\r\n1,2'));
    expect(table.header).toEqual({ row: 1, cells: ['a;x;y', 'b'] });
    expect(table.rows).toEqual([{ row: 2, cells: ['1', '2'] }]);
  });

  test('a quotation mark inside a word is a quotation mark', () => {
    expect(tableOf(Buffer.from('a;b\n24" scherm;x')).rows[0]?.cells).toEqual(['24" scherm', 'x']);
  });

  test.each([
    ['a workbook', Buffer.from('504b030414000600080000002100', 'hex')],
    ['a picture', Buffer.from('ffd8ffe12244cafebabe01020384', 'hex')],
    ['text with a NUL in it', Buffer.from('a;b\n1;\0')],
    ['UTF-32', Buffer.from('fffe0000610000003b000000', 'hex')],
  ])('%s is not a text file', (_, bytes) => {
    expect(faultOf(bytes)).toMatchObject({ row: 0, column: '', code: 'NOT_A_TEXT_FILE' });
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['only a header', 'a;b\r\n'],
    ['a header over blank rows', 'a;b\n\n;\n'],
  ])('%s is an empty file', (_, text) => {
    expect(faultOf(Buffer.from(text))).toMatchObject({ row: 0, code: 'EMPTY_FILE' });
  });

  test('a quotation mark that is never closed is told at the row where it opens', () => {
    expect(faultOf(Buffer.from('a;b\n1;"x\ny"\n\n2;"x\n3;y\n'))).toMatchObject({ row: 4, code: 'QUOTE_NOT_CLOSED' });
  });
});
