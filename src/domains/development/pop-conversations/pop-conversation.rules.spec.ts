import { describe, expect, test } from '@jest/globals';
import { isRewritten, passedOn } from './pop-conversation.rules.js';

describe('content is another version', () => {
  const goal = { behaviour: 'Grenzen stellen', situation: 'weekoverleg', noticedBy: 'kortere lijsten' };
  const other = { behaviour: 'Vragen stellen', situation: 'werkbespreking', noticedBy: 'meer inbreng' };
  const content = { goals: [goal, other], agreements: 'Elke maand terugkijken' };

  test.each([
    ['other agreements', { ...content, agreements: '' }],
    ['a goal less', { ...content, goals: [goal] }],
    ['a goal more', { ...content, goals: [goal, other, goal] }],
    ['another order', { ...content, goals: [other, goal] }],
    ['another behaviour', { ...content, goals: [{ ...goal, behaviour: 'Loslaten' }, other] }],
    ['another situation', { ...content, goals: [{ ...goal, situation: 'balie' }, other] }],
    ['other signs', { ...content, goals: [goal, { ...other, noticedBy: 'rust' }] }],
  ])('with %s', (_, after) => expect(isRewritten(content, after)).toBe(true));

  test('not when it says the same', () => {
    expect(isRewritten(content, { ...content, goals: [{ ...goal }, { ...other }] })).toBe(false);
  });
});

describe('what is passed on to a new manager', () => {
  const signed = {
    goals: [{ behaviour: 'Grenzen stellen', situation: 'weekoverleg', noticedBy: 'kortere lijsten' }],
    agreements: 'Elke maand terugkijken',
  };

  test.each([
    [{ goals: true, agreements: true }, signed],
    [
      { goals: true, agreements: false },
      { ...signed, agreements: '' },
    ],
    [
      { goals: false, agreements: true },
      { ...signed, goals: [] },
    ],
    [
      { goals: false, agreements: false },
      { goals: [], agreements: '' },
    ],
  ])('is what the participant chose: %j', (chosen, content) => expect(passedOn(signed, chosen)).toEqual(content));
});
