import { describe, expect, test } from '@jest/globals';
import { type CaseTies, mayReadCase } from './practice-case.policy.js';

const person = (personId: string) => ({ personId });
const ties = (audience: CaseTies['audience'], isOfProgramme: boolean): CaseTies => ({
  personId: 'anna',
  audience,
  isOfProgramme,
});

describe('a practice case', () => {
  test('that is a draft is read by its writer alone', () => {
    expect(mayReadCase(person('anna'), ties('OWN', true))).toBe(true);
    expect(mayReadCase(person('bram'), ties('OWN', true))).toBe(false);
  });

  test('that was brought is read by everyone in the programme, and by nobody else', () => {
    expect(mayReadCase(person('bram'), ties('PROGRAMME', true))).toBe(true);
    expect(mayReadCase(person('otto'), ties('PROGRAMME', false))).toBe(false);
  });
});
