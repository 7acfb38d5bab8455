import { describe, expect, test } from '@jest/globals';
import { type ChoiceOption, chooseUntil, placesLeft, unchoosableBecause } from './step-choice.rules.js';

const option = (id: string, more: Partial<ChoiceOption> = {}): ChoiceOption => ({
  id,
  startsOn: null,
  places: null,
  taken: 0,
  ...more,
});

describe('a choice between steps', () => {
  test('is open until the day before the first of them begins, and without end while none is planned', () => {
    expect(chooseUntil([option('a', { startsOn: '2027-03-16' }), option('b', { startsOn: '2027-03-01' })])).toBe(
      '2027-02-28',
    );
    expect(chooseUntil([option('a'), option('b')])).toBeNull();
  });

  test('has the places of its sessions, and no limit without sessions', () => {
    expect(placesLeft(option('a', { places: 3, taken: 1 }))).toBe(2);
    expect(placesLeft(option('a', { places: 1, taken: 3 }))).toBe(0);
    expect(placesLeft(option('a', { taken: 300 }))).toBeNull();
  });

  test('is refused when it is over or full, but never of what one chose already', () => {
    const full = option('a', { startsOn: '2027-03-16', places: 1, taken: 1 });
    const options = [full, option('b')];
    expect(unchoosableBecause(full, options, null, '2027-03-15')).toBe('STEP_FULL');
    expect(unchoosableBecause(full, options, null, '2027-03-16')).toBe('CHOICE_OVER');
    expect(unchoosableBecause(options[1]!, options, 'a', '2027-03-15')).toBeUndefined();
    expect(unchoosableBecause(full, options, 'a', '2027-03-16')).toBeUndefined();
  });
});
