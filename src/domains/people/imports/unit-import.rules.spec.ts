import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { UNIT_HEADERS } from './import-vocabulary.js';
import { readTable } from './table.rules.js';
import { type KnownUnit, readUnits, unitDifference } from './unit-import.rules.js';

const read = (bytes: Uint8Array, known: readonly KnownUnit[] = []) => {
  const result = readTable(bytes);
  if ('fault' in result) throw new Error(result.fault.code);
  return readUnits(result.table, undefined, known);
};
const sheet = (...rows: string[]) => Buffer.from(['code;naam;type;bovenliggend', ...rows].join('\n'));
const faults = (rows: string[], known: readonly KnownUnit[] = []) =>
  read(sheet(...rows), known).faults.map(({ row, column, code }) => `${row} ${column} ${code}`);

const GA: KnownUnit = { code: 'GA', name: 'Gemeente', type: 'ORGANISATION', parent: null };
const DV: KnownUnit = { code: 'DV', name: 'Dienstverlening', type: 'DIRECTORATE', parent: 'GA' };

describe('the units of Dienstverlening', () => {
  const { rows, faults } = read(readFileSync('examples/dienstverlening/organisatie.csv'));
  const known = rows.map(({ row: _, ...unit }) => unit);

  test('their file is read without a fault', () => {
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(53);
    expect(rows[2]).toEqual({
      row: 4,
      code: 'GA-DBD-DV',
      name: 'Dienstverlening',
      type: 'DIRECTORATE',
      parent: 'GA-DBD',
    });
  });

  test('the same file again changes nothing', () => {
    expect(unitDifference(known, rows)).toEqual({ added: [], changed: [], unchanged: 53, absent: 0 });
  });
});

describe('reading units', () => {
  test('no two fields go by one header', () => {
    const headers = Object.values(UNIT_HEADERS);
    const { faults } = read(Buffer.from(`${headers.flat().join(';')}\nx`));
    const doubled = headers.flatMap(([, ...synonyms]) => synonyms);
    expect(faults.map(({ code, column }) => `${code} ${column}`)).toEqual(
      doubled.map((column) => `DOUBLED_COLUMN ${column}`),
    );
  });

  test('English headers and types are understood, and a unit may stand before the one above it', () => {
    const { rows } = read(
      Buffer.from('Parent,Unit Type,Name,Unit code\nGA,team,Team 1,T1\n,Organization,Municipality,GA'),
    );
    expect(rows).toEqual([
      { row: 2, code: 'T1', name: 'Team 1', type: 'TEAM', parent: 'GA' },
      { row: 3, code: 'GA', name: 'Municipality', type: 'ORGANISATION', parent: null },
    ]);
  });

  test.each([
    ['a name that is empty', ';;TEAM;GA', ['2 code EMPTY', '2 naam EMPTY']],
    ['a type that does not exist', 'T1;x;SQUAD;GA', ['2 type UNKNOWN_UNIT_TYPE']],
    ['a unit above it that does not exist', 'T1;x;TEAM;XX', ['2 bovenliggend UNKNOWN_PARENT']],
    ['a unit under itself', 'T1;x;TEAM;T1', ['2 bovenliggend OWN_PARENT']],
    ['a unit under one of the same type', 'D1;x;DIRECTIE;DV', ['2 bovenliggend NOT_BELOW_PARENT']],
    ['a unit under one of a lower type', 'C1;x;CLUSTER;DV', ['2 bovenliggend NOT_BELOW_PARENT']],
    ['a known unit that no longer is above what is under it', 'GA;x;TEAM;', ['2 type NOT_ABOVE_CHILD']],
    ['a second unit at the top', 'GB;x;ORGANISATIE;', ['2 bovenliggend SECOND_ROOT']],
  ])('%s is told', (_, row, told) => {
    expect(faults([row], [GA, DV])).toEqual(told);
  });

  test('a repeated code is told, and only its first row counts for what stands under it', () => {
    expect(faults(['T1;x;TEAM;DV', 'T1;y;CLUSTER;GA', 'A1;z;AFDELING;T1'], [GA, DV])).toEqual([
      '3 code DUPLICATE',
      '4 bovenliggend NOT_BELOW_PARENT',
    ]);
  });

  test('a cycle is told once, and not also as types in the wrong order', () => {
    expect(faults(['C1;x;CLUSTER;T1', 'A1;y;AFDELING;C1', 'T1;z;TEAM;A1'], [GA])).toEqual([
      '2 bovenliggend CYCLE_OF_UNITS',
    ]);
  });

  test('a row with a fault still counts where others refer to it', () => {
    expect(faults(['D1;;SECTOR;GA', 'T1;x;TEAM;D1'], [GA])).toEqual(['2 naam EMPTY', '2 type UNKNOWN_UNIT_TYPE']);
  });

  test('a second unit at the top does not stand in the way', () => {
    const { rows, faults } = read(sheet('GA;Gemeente;ORGANISATIE;', 'DV;Dienstverlening;DIRECTIE;'));
    expect(rows).toHaveLength(2);
    expect(faults).toMatchObject([{ row: 3, severity: 'NOTICE', params: { first: 'GA' } }]);
  });

  test('the difference tells what is added, what changes and what the file does not have', () => {
    const { rows } = read(sheet('DV;Dienst;CLUSTER;GA', 'T1;x;TEAM;DV'), [GA, DV]);
    expect(unitDifference([GA, DV], rows)).toEqual({
      added: [{ row: 3, code: 'T1', name: 'x', type: 'TEAM', parent: 'DV' }],
      changed: [
        {
          code: 'DV',
          known: DV,
          changes: [
            { field: 'name', from: 'Dienstverlening', to: 'Dienst' },
            { field: 'type', from: 'DIRECTORATE', to: 'CLUSTER' },
          ],
        },
      ],
      unchanged: 0,
      absent: 1,
    });
  });
});
