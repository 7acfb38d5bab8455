import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { faultText } from './import-faults.js';
import { PERSON_HEADERS } from './import-vocabulary.js';
import {
  type KnownPerson,
  type PersonField,
  type PersonRow,
  peopleDifference,
  readPeople,
} from './people-import.rules.js';
import type { ColumnMapping } from './sheet.rules.js';
import { readTable } from './table.rules.js';
import { readUnits } from './unit-import.rules.js';

const FIELDS = Object.keys(PERSON_HEADERS) as PersonField[];
const UNITS = [{ code: 'GA' }, { code: 'GA-DV' }];

type Cells = Partial<Record<PersonField, string | null>>;
const ANNA = {
  personnelNumber: '1',
  givenName: 'Anna',
  infix: 'van der',
  familyName: 'Berg',
  email: 'anna@ga.example',
};
const CELLS: Cells = {
  ...ANNA,
  language: 'nl',
  unit: 'GA',
  jobTitle: '',
  manager: '',
  echelon: '',
  startedOn: '',
  endedOn: '',
};
const person = (number: string, more: Cells = {}): Cells => ({
  ...CELLS,
  personnelNumber: number,
  email: `p${number}@ga.example`,
  ...more,
});
const known = (number: string | null, more: Partial<KnownPerson> = {}): KnownPerson => ({
  personnelNumber: number,
  givenName: 'Anna',
  infix: 'van der',
  familyName: 'Berg',
  email: `p${number}@ga.example`,
  language: 'nl',
  unit: 'GA',
  jobTitle: '',
  manager: null,
  echelon: null,
  startedOn: null,
  endedOn: null,
  ...more,
});

const sheet = (rows: readonly Cells[], fields: readonly PersonField[] = FIELDS, delimiter = ';') =>
  stringify(
    [fields.map((field) => PERSON_HEADERS[field][0]), ...rows.map((row) => fields.map((field) => row[field]))],
    {
      delimiter,
    },
  );

const tableOf = (bytes: Uint8Array) => {
  const read = readTable(bytes);
  if ('fault' in read) throw new Error(read.fault.code);
  return read.table;
};
const read = (text: string, people: readonly KnownPerson[] = [], mapping?: ColumnMapping<PersonField>) =>
  readPeople(tableOf(Buffer.from(text)), mapping, { people, units: UNITS });
const faults = (rows: readonly Cells[], people: readonly KnownPerson[] = []) =>
  read(sheet(rows), people).faults.map(({ row, column, code }) => `${row} ${column} ${code}`);

/** What becomes known when these rows are applied to an empty tenant. */
const applied = (rows: readonly PersonRow[]): KnownPerson[] =>
  rows.map(({ row: _, ...values }) => ({
    infix: '',
    language: 'nl',
    jobTitle: '',
    manager: null,
    echelon: null,
    startedOn: null,
    endedOn: null,
    ...values,
  }));

const example = (name: string) => readFileSync(`examples/dienstverlening/${name}`);
const organisation = readUnits(tableOf(example('organisatie.csv')), undefined, []).rows;
const everybody = readPeople(tableOf(example('medewerkers.csv')), undefined, { people: [], units: organisation });

describe('the people of Dienstverlening', () => {
  test('their file is read without a fault', () => {
    expect(everybody.faults).toEqual([]);
    expect(everybody.rows).toHaveLength(436);
    expect(everybody.rows[1]).toEqual({
      row: 3,
      personnelNumber: '100209',
      givenName: 'Lotte',
      infix: '',
      familyName: 'Smit',
      email: 'lotte.smit@dienstverlening.example',
      language: 'en',
      unit: 'GA-DBD-DV-01',
      jobTitle: 'Afdelingsmanager Stadsloketten',
      manager: '100202',
      echelon: 'TACTICAL',
      startedOn: '2002-11-05',
    });
  });

  test('the file with faults gives exactly the faults that are expected', () => {
    const people = { people: applied(everybody.rows), units: organisation };
    const { faults } = readPeople(tableOf(example('medewerkers-met-fouten.csv')), undefined, people);
    const told = faults.map((fault) => ({ row: fault.row, column: fault.column, why: faultText(fault, 'en') }));
    expect(told).toEqual(JSON.parse(example('medewerkers-met-fouten.expected.json').toString()));
    expect(faults.filter(({ severity }) => severity === 'NOTICE').map(({ row }) => row)).toEqual([42]);
  });

  test('the same file again changes nothing', () => {
    const difference = peopleDifference(applied(everybody.rows), everybody.rows);
    expect(difference).toEqual({ added: [], changed: [], unchanged: 436, absent: 0 });
  });
});

describe('recognising columns', () => {
  test('columns may stand in any order, with any delimiter and with or without a byte order mark', () => {
    const text = fc.stringMatching(/^[A-Z][a-zëéï '’;,"-]{0,20}[a-z]$/).map((name) => name.normalize('NFC'));
    const optional = fc.option(text, { nil: '' });
    const someone = fc.record({
      personnelNumber: fc.stringMatching(/^[1-9]\d{0,9}$/),
      givenName: text,
      infix: optional,
      familyName: text,
      email: fc.stringMatching(/^[a-z]{1,20}$/).map((name) => `${name}@ga.example`),
      language: fc.constantFrom('nl', 'en'),
      unit: fc.constantFrom('GA', 'GA-DV'),
      jobTitle: optional,
      manager: fc.constant(null),
      echelon: fc.constantFrom('STRATEGIC', 'TACTICAL', 'OPERATIONAL', null),
      startedOn: fc.constantFrom('1999-12-31', '2024-02-29', null),
      endedOn: fc.constantFrom('2030-12-31', null),
    });
    const people = fc.uniqueArray(someone, {
      minLength: 1,
      maxLength: 12,
      comparator: (one, other) => one.personnelNumber === other.personnelNumber || one.email === other.email,
    });
    fc.assert(
      fc.property(
        people,
        fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length }),
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('', '\ufeff'),
        (people, fields, delimiter, mark) => {
          const { rows, faults } = read(mark + sheet(people, fields, delimiter));
          expect(faults).toEqual([]);
          expect(rows).toEqual(people.map((person, index) => ({ row: index + 2, ...person })));
        },
      ),
    );
  });

  test('English headers are recognised, whatever their case, spaces and hyphens', () => {
    const header = 'EMPLOYEE-NUMBER,First Name,last_name,E-Mail Address,Org.Unit,Start\u00a0Date';
    const { rows, columns } = read(`${header}\n7,Noor,García,Noor@GA.example,GA,2020-02-29`);
    expect(columns.map(({ field }) => field)).toEqual([
      'personnelNumber',
      'givenName',
      'familyName',
      'email',
      'unit',
      'startedOn',
    ]);
    expect(rows).toEqual([
      {
        row: 2,
        personnelNumber: '7',
        givenName: 'Noor',
        familyName: 'García',
        email: 'noor@ga.example',
        unit: 'GA',
        startedOn: '2020-02-29',
      },
    ]);
  });

  test('no two fields go by one header', () => {
    const { faults } = read(`${Object.values(PERSON_HEADERS).flat().join(';')}\nx`);
    const doubled = Object.values(PERSON_HEADERS).flatMap(([, ...synonyms]) => synonyms);
    expect(faults.map(({ code, column }) => `${code} ${column}`)).toEqual(
      doubled.map((column) => `DOUBLED_COLUMN ${column}`),
    );
  });

  test("a tenant's own headers go before ours", () => {
    const mapping = { 'P nr': 'personnelNumber', Werkmail: 'email' } as const;
    const text = 'P-nr.;voornaam;achternaam;e-mail;werkmail;eenheid\n7;Noor;Smit;noor@home.example;noor@ga.example;GA';
    const { rows, faults } = read(text, [], mapping);
    expect(rows).toMatchObject([{ personnelNumber: '7', email: 'noor@ga.example' }]);
    expect(faults).toMatchObject([{ row: 1, column: 'e-mail', code: 'UNKNOWN_COLUMN', severity: 'NOTICE' }]);
  });

  test('a missing column is named as the tenant or else we ourselves call it, and no row is read', () => {
    const { rows, faults } = read('nr;voornaam;achternaam;eenheid;e-mail\n7;;;;', [], { Werkmail: 'email' });
    expect(rows).toEqual([]);
    expect(faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '1 nr UNKNOWN_COLUMN',
      '1 e-mail UNKNOWN_COLUMN',
      '1 personeelsnummer MISSING_COLUMN',
      '1 Werkmail MISSING_COLUMN',
    ]);
  });
});

describe('reading a person', () => {
  const column = (field: PersonField) => PERSON_HEADERS[field][0];

  test.each<[PersonField, string, string]>([
    ['personnelNumber', ' ', 'EMPTY'],
    ['personnelNumber', '9'.repeat(33), 'TOO_LONG'],
    ['givenName', 'An\r\nna', 'UNPRINTABLE_CHARACTER'],
    ['givenName', 'An\u0007na', 'UNPRINTABLE_CHARACTER'],
    ['familyName', 'Garc\ufffda', 'UNPRINTABLE_CHARACTER'],
    ['familyName', 'gro\u202egreB', 'TEXT_DIRECTION_MARK'],
    ['jobTitle', '@SUM(A1)', 'LIKE_A_FORMULA'],
    ['infix', '-', 'LIKE_A_FORMULA'],
    ['email', 'Anna <anna@ga.example>', 'NOT_AN_EMAIL_ADDRESS'],
    ['email', 'anna@ga', 'NOT_AN_EMAIL_ADDRESS'],
    ['email', 'anna@ga.example\nBcc: all@ga.example', 'UNPRINTABLE_CHARACTER'],
    ['language', '', 'EMPTY'],
    ['language', 'fries', 'LANGUAGE_NOT_OFFERED'],
    ['echelon', 'BAAS', 'UNKNOWN_ECHELON'],
    ['unit', 'GA-XX', 'UNKNOWN_UNIT'],
    ['manager', '2', 'UNKNOWN_MANAGER'],
    ['manager', '1', 'OWN_MANAGER'],
    ['startedOn', '31-02-2021', 'NO_SUCH_DATE'],
    ['startedOn', '29-02-2023', 'NO_SUCH_DATE'],
    ['startedOn', '2021-13-01', 'NO_SUCH_DATE'],
    ['startedOn', '1-1-21', 'NO_SUCH_DATE'],
    ['startedOn', '12-31-2021', 'NO_SUCH_DATE'],
    ['startedOn', '01-01-0201', 'NO_SUCH_DATE'],
  ])('%s %j is told as %s', (field, cell, code) => {
    expect(faults([{ ...CELLS, [field]: cell }])).toEqual([`2 ${column(field)} ${code}`]);
  });

  test.each<[PersonField, string, string | null]>([
    ['personnelNumber', ' 00017 ', '00017'],
    ['familyName', 'Yi\u0302lmaz', 'Yîlmaz'],
    ['familyName', "\u00a0O'Brien", "O'Brien"],
    ['email', "Sean.O'Brien@GA.example", "sean.o'brien@ga.example"],
    ['language', 'Engels', 'en'],
    ['echelon', 'Strategisch', 'STRATEGIC'],
    ['echelon', 'operational', 'OPERATIONAL'],
    ['echelon', '', null],
    ['manager', '', null],
    ['startedOn', '7-5-2019', '2019-05-07'],
    ['startedOn', '29-02-2024', '2024-02-29'],
    ['startedOn', '2019-05-07', '2019-05-07'],
  ])('%s %j is read as %j', (field, cell, value) => {
    expect(read(sheet([{ ...CELLS, [field]: cell }])).rows[0]?.[field]).toBe(value);
  });

  test('every fault of a row is told, in the order of the columns', () => {
    const row = { ...CELLS, givenName: '', email: 'x', unit: '?', startedOn: '30-02-2020' };
    expect(faults([row])).toEqual([
      '2 voornaam EMPTY',
      '2 e-mail NOT_AN_EMAIL_ADDRESS',
      '2 organisatie-eenheid UNKNOWN_UNIT',
      '2 in dienst NO_SUCH_DATE',
    ]);
  });

  test('a row with a fault still counts where others refer to it', () => {
    const boss = person('1', { echelon: 'BAAS', manager: '9' });
    expect(faults([boss, person('2', { manager: '1' })])).toEqual([
      '2 leidinggevende UNKNOWN_MANAGER',
      '2 echelon UNKNOWN_ECHELON',
    ]);
  });

  test('of a row with too few fields or too many only the number counts, and nothing else is told', () => {
    const text = `${sheet([person('2', { manager: '1' })])}1;Anna;;geen-adres\n3;x;y;z;1;2;3;4;5;6;7;8;9\n`;
    const { rows, faults } = read(text);
    expect(rows.map(({ personnelNumber }) => personnelNumber)).toEqual(['2']);
    expect(faults.map(({ row, column, params }) => ({ row, column, ...params }))).toEqual([
      { row: 3, column: '', found: 4, expected: 12 },
      { row: 4, column: '', found: 13, expected: 12 },
    ]);
  });
});

describe('numbers and addresses', () => {
  test('a repeated number is told at every later row, and its address not as well', () => {
    expect(faults([person('1'), person('1'), person('2'), person('1')])).toEqual([
      '3 personeelsnummer DUPLICATE',
      '5 personeelsnummer DUPLICATE',
    ]);
  });

  test('an address is one address in capitals too', () => {
    const { faults } = read(sheet([person('1', { email: 'a@ga.example' }), person('2', { email: 'A@GA.example' })]));
    expect(faults).toMatchObject([{ row: 3, column: 'e-mail', code: 'DUPLICATE', params: { row: 2 } }]);
  });

  test('the address of somebody who is not in the file is taken', () => {
    expect(faults([person('1', { email: 'p2@ga.example' })], [known('1'), known('2')])).toEqual([
      '2 e-mail EMAIL_TAKEN',
    ]);
  });

  test('two people may swap their addresses', () => {
    const rows = [person('1', { email: 'p2@ga.example' }), person('2', { email: 'p1@ga.example' })];
    expect(faults(rows, [known('1'), known('2')])).toEqual([]);
  });

  test('who was entered by hand gets a number by the address, unless the number is already of another', () => {
    const admin = known(null, { email: 'anna@ga.example' });
    expect(faults([person('1', { email: 'anna@ga.example' })], [admin])).toEqual([]);
    expect(faults([person('1', { email: 'anna@ga.example' })], [admin, known('1')])).toEqual(['2 e-mail EMAIL_TAKEN']);
  });
});

describe('the line of managers', () => {
  test('a manager may be in the file, before or after, or among the known people', () => {
    const rows = [person('1', { manager: '2' }), person('2', { manager: '3' })];
    expect(faults(rows, [known('3')])).toEqual([]);
  });

  test('each cycle is told once, at the first of its rows', () => {
    const rows = ['3', '3', '1', '2', '5', '4'].map((manager, index) => person(`${index}`, { manager }));
    const { faults } = read(sheet(rows));
    expect(faults).toMatchObject([
      { row: 3, column: 'leidinggevende', code: 'CYCLE_OF_MANAGERS', params: { members: '3, 2, 1' } },
      { row: 6, code: 'CYCLE_OF_MANAGERS', params: { members: '4, 5' } },
    ]);
  });

  test('the file may close a cycle with people who are not in it', () => {
    expect(
      faults([person('1', { manager: '2' })], [known('2', { manager: '3' }), known('3', { manager: '1' })]),
    ).toEqual(['2 leidinggevende CYCLE_OF_MANAGERS']);
  });

  test('the file may open a known cycle, and is not to blame for another', () => {
    const cycle = [known('1', { manager: '2' }), known('2', { manager: '1' })];
    const other = [known('3', { manager: '4' }), known('4', { manager: '3' })];
    expect(faults([person('1', { manager: '5' }), person('5')], [...cycle, ...other])).toEqual([]);
  });

  test('a file without the column leaves the managers as they are', () => {
    const text = sheet([person('1')], ['personnelNumber', 'givenName', 'familyName', 'email', 'unit']);
    const cycle = [known('1', { manager: '2' }), known('2', { manager: '1' })];
    expect(read(text, cycle).faults).toEqual([]);
    expect(peopleDifference(cycle, read(text, cycle).rows)).toMatchObject({ changed: [], unchanged: 1, absent: 1 });
  });

  test('a line of eighteen thousand people, each the manager of the next, is read and compared', () => {
    const rows = Array.from({ length: 18_000 }, (_, index) =>
      person(`${index + 1}`, { manager: index ? `${index}` : '' }),
    );
    const reading = read(sheet(rows));
    expect(reading.faults).toEqual([]);
    expect(peopleDifference([], reading.rows).added).toHaveLength(18_000);
    expect(peopleDifference(applied(reading.rows), reading.rows).unchanged).toBe(18_000);
    const closed = [person('1', { manager: '18000' }), ...rows.slice(1)];
    expect(faults(closed)).toEqual(['2 leidinggevende CYCLE_OF_MANAGERS']);
  });
});

describe('the difference', () => {
  const rowsOf = (rows: readonly Cells[], people: readonly KnownPerson[]) => read(sheet(rows), people).rows;

  test('it tells who is added, what changes from what to what, and how many are absent', () => {
    const people = [known('1', { infix: '', startedOn: '2020-01-01' }), known('2'), known('3')];
    const rows = rowsOf([person('1', { echelon: 'tactisch' }), person('2'), person('4')], people);
    expect(peopleDifference(people, rows)).toEqual({
      added: [expect.objectContaining({ row: 4, personnelNumber: '4' })],
      changed: [
        {
          personnelNumber: '1',
          known: people[0],
          changes: [
            { field: 'infix', from: '', to: 'van der' },
            { field: 'echelon', from: null, to: 'TACTICAL' },
            { field: 'startedOn', from: '2020-01-01', to: null },
          ],
        },
      ],
      unchanged: 1,
      absent: 1,
    });
  });

  test('who was entered by hand is not added again, but gets the number', () => {
    const admin = { ...known(null, { email: 'p1@ga.example' }), id: 'a1' };
    const { added, changed, absent } = peopleDifference([admin], rowsOf([person('1')], [admin]));
    expect(added).toEqual([]);
    expect(changed).toMatchObject([
      { known: { id: 'a1' }, changes: [{ field: 'personnelNumber', from: null, to: '1' }] },
    ]);
    expect(absent).toBe(0);
  });
});
