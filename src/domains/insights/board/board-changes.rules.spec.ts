import { describe, expect, test } from '@jest/globals';
import { changesBetween } from './board-changes.rules.js';

const row = (id: string, state: string) => ({ person: { id }, steps: [{ state }] });

describe('what changed on a board', () => {
  test('is nothing while everybody is as far as before', () => {
    expect(changesBetween([row('anna', 'DONE')], [row('anna', 'DONE')])).toBeUndefined();
  });

  test('is who moved on, who is new, and who is gone', () => {
    const before = [row('anna', 'PLANNED'), row('bram', 'DONE'), row('cem', 'LATE')];
    const after = [row('anna', 'DONE'), row('bram', 'DONE'), row('dirk', 'NOT_STARTED')];
    expect(changesBetween(before, after)).toEqual({
      rows: [row('anna', 'DONE'), row('dirk', 'NOT_STARTED')],
      goneIds: ['cem'],
    });
  });
});
