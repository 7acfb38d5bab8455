import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DepartmentCount, FEWEST_SHOWN, totalOf, withoutSmallRows } from './progress.rules.js';

const department = (unit: string | null, participants: number, done = 0): DepartmentCount<string> => ({
  unit,
  participants,
  steps: [{ stepId: 'KICK_OFF', done, underWay: 0, notStarted: participants - done, notAsked: 0, late: 0 }],
});

const shown = (...departments: DepartmentCount<string>[]) =>
  withoutSmallRows(departments).map(({ unit, participants }) => `${unit ?? 'others'} ${participants}`);

describe('the rows of progress per department', () => {
  test('stay as they are when every department is large enough', () => {
    expect(shown(department('Balies', 9), department('Telefoon', 3))).toEqual(['Balies 9', 'Telefoon 3']);
  });

  test('of small departments become one row behind the others, with their counts added up', () => {
    const rows = withoutSmallRows([department('Staf', 2, 1), department('Balies', 9, 4), department('Archief', 2, 2)]);
    expect(rows).toEqual([department('Balies', 9, 4), department(null, 4, 3)]);
  });

  test('take the next smallest along when the small ones are too few together', () => {
    expect(shown(department('Balies', 9), department('Telefoon', 5), department('Staf', 1))).toEqual([
      'Balies 9',
      'others 6',
    ]);
  });

  test('have no row of their own for people without a unit, however many', () => {
    expect(shown(department('Balies', 9), department(null, 4))).toEqual(['Balies 9', 'others 4']);
  });

  test('are none when only one row would be left', () => {
    expect(shown(department('Staf', 1), department('Balies', 9))).toEqual([]);
    expect(shown()).toEqual([]);
  });

  test('and the rest that the total gives away are always of enough people, and lose nobody', () => {
    const sizes = fc.array(fc.record({ size: fc.integer({ min: 1, max: 8 }), known: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (list) => {
        const departments = list.map(({ size, known }, index) => department(known ? `${index}` : null, size));
        const rows = withoutSmallRows(departments);
        expect(rows.every(({ participants }) => participants >= FEWEST_SHOWN)).toBe(true);
        if (rows.length > 0) expect(totalOf(rows)).toEqual(totalOf(departments));
      }),
    );
  });
});
