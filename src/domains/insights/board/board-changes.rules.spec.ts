import { describe, expect, test } from '@jest/globals';
import { changesBetween } from './board-changes.rules.js';

const row = (id: string, state: string) => ({ person: { id }, cells: [{ state }] });
const steps = [{ key: 'kick-off', endsOn: '2026-11-02' }];

describe('what changed on a board', () => {
  test('is nothing while everybody is as far as before', () => {
    const board = () => ({ steps: [...steps], rows: [row('anna', 'DONE')] });
    expect(changesBetween(board(), board())).toBeUndefined();
  });

  test('is who moved on, who is new, and who is gone', () => {
    const before = { steps, rows: [row('anna', 'PLANNED'), row('bram', 'DONE'), row('cem', 'LATE')] };
    const after = { steps, rows: [row('anna', 'DONE'), row('bram', 'DONE'), row('dirk', 'NOT_STARTED')] };
    expect(changesBetween(before, after)).toEqual({
      steps,
      rows: [row('anna', 'DONE'), row('dirk', 'NOT_STARTED')],
      goneIds: ['cem'],
    });
  });

  test('is a step that ends on another day, also of a programme without participants', () => {
    const moved = [{ key: 'kick-off', endsOn: '2026-11-09' }];
    expect(changesBetween({ steps, rows: [] }, { steps: moved, rows: [] })).toEqual({
      steps: moved,
      rows: [],
      goneIds: [],
    });
  });
});
