import { comesTo, objectionsOf } from './objection.rules.js';

const anna = { participantId: 'anna', language: 'nl', location: null };
const lena = { personId: 'lena', languages: ['nl', 'en'], locations: [] };

describe('two people can be matched', () => {
  it('when nothing speaks against it', () => {
    expect(objectionsOf(anna, lena)).toEqual([]);
    expect(objectionsOf(anna, lena, { coachedBefore: true })).toEqual([]);
  });

  it.each([
    ['SELF', { ...lena, personId: 'anna' }, {}],
    ['OWN_LINE', lena, { inLine: true }],
    ['FORMER_MANAGER', lena, { wasManager: true }],
    ['OWN_RATER', lena, { onPanel: true }],
    ['ANOTHER_ASKED', lena, { askedForAnother: true }],
    ['LANGUAGE', { ...lena, languages: ['en'] }, {}],
    ['LANGUAGE', { ...lena, languages: [] }, {}],
  ])('but not for %s', (objection, offer, relation) => {
    expect(objectionsOf(anna, offer, relation)).toEqual([objection]);
  });

  it('but not where the learning manager does not come', () => {
    const inNorth = { ...lena, locations: ['Stadsdeel Noord'] };
    expect(objectionsOf({ ...anna, location: 'Zuidoost' }, inNorth)).toEqual(['LOCATION']);
    expect(objectionsOf({ ...anna, location: 'stadsdeel noord' }, inNorth)).toEqual([]);
    expect(comesTo(inNorth, null)).toBe(true);
    expect(comesTo(lena, 'Zuidoost')).toBe(true);
  });

  it('and every reason is told, a manager of now not as one of then', () => {
    expect(
      objectionsOf(anna, { ...lena, languages: ['en'] }, { inLine: true, wasManager: true, onPanel: true }),
    ).toEqual(['OWN_LINE', 'OWN_RATER', 'LANGUAGE']);
  });
});
