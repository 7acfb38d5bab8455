import { comesTo, conflictsOf } from './conflict.rules.js';

const anna = { participantId: 'anna', language: 'nl', location: null };
const lena = { personId: 'lena', languages: ['nl', 'en'], locations: [] };

describe('two people can be matched', () => {
  it('when nothing speaks against it', () => {
    expect(conflictsOf(anna, lena)).toEqual([]);
    expect(conflictsOf(anna, lena, { coachedBefore: true })).toEqual([]);
  });

  it.each([
    ['SELF', { ...lena, personId: 'anna' }, {}],
    ['OWN_LINE', lena, { inLine: true }],
    ['FORMER_MANAGER', lena, { wasManager: true }],
    ['OWN_RATER', lena, { onPanel: true }],
    ['ANOTHER_ASKED', lena, { askedForAnother: true }],
    ['LANGUAGE', { ...lena, languages: ['en'] }, {}],
    ['LANGUAGE', { ...lena, languages: [] }, {}],
  ])('but not for %s', (conflict, offer, relation) => {
    expect(conflictsOf(anna, offer, relation)).toEqual([conflict]);
  });

  it('but not where the learning manager does not come', () => {
    const inNorth = { ...lena, locations: ['Stadsdeel Noord'] };
    expect(conflictsOf({ ...anna, location: 'Zuidoost' }, inNorth)).toEqual(['LOCATION']);
    expect(conflictsOf({ ...anna, location: 'stadsdeel noord' }, inNorth)).toEqual([]);
    expect(comesTo(inNorth, null)).toBe(true);
    expect(comesTo(lena, 'Zuidoost')).toBe(true);
  });

  it('and every reason is told, a manager of now not as one of then', () => {
    expect(
      conflictsOf(anna, { ...lena, languages: ['en'] }, { inLine: true, wasManager: true, onPanel: true }),
    ).toEqual(['OWN_LINE', 'OWN_RATER', 'LANGUAGE']);
  });
});
