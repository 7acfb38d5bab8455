import { explain, explanationSentence, forTheTwo, reasonsInWords } from './explanation.rules.js';

const names = { participant: 'Anna Aker', learningManager: 'Lena Laan' };
const lena = { personId: 'lena', languages: ['nl'], locations: ['Noord'], capacity: 8 };
const anna = { participantId: 'anna', language: 'nl', location: 'Noord' };

describe('a match is explained in a sentence', () => {
  it('in both languages', () => {
    const explanation = explain(anna, lena, {}, 5);
    expect(explanationSentence(explanation, names, 'nl')).toBe(
      'Lena Laan coacht in het Nederlands, komt in Noord, staat buiten de lijn van Anna Aker en heeft met deze koppeling 5 van 8 plaatsen bezet.',
    );
    expect(explanationSentence(explanation, names, 'en')).toBe(
      'Lena Laan coaches in Dutch, comes to Noord, stands outside the line of Anna Aker, and has 5 of 8 places taken with this match.',
    );
  });

  it('with the history of the two', () => {
    const explanation = explain({ ...anna, location: null }, lena, { coachedBefore: true }, 1);
    expect(explanation.map(({ code }) => code)).toEqual(['LANGUAGE', 'COACHED_BEFORE', 'INDEPENDENT', 'LOAD']);
  });

  it('to the two themselves without how many others there are', () => {
    expect(explanationSentence(forTheTwo(explain(anna, lena, {}, 5)), names, 'nl')).toBe(
      'Lena Laan coacht in het Nederlands, komt in Noord en staat buiten de lijn van Anna Aker.',
    );
  });

  it('which says the same whether or not she was asked for feedback', () => {
    expect(explain(anna, lena, { onPanel: true }, 5)).toEqual(explain(anna, lena, {}, 5));
  });
});

it('tells a coordinator why two people cannot be matched', () => {
  expect(reasonsInWords(['OWN_LINE', 'LANGUAGE'], 'nl')).toBe(
    'de een staat in de lijn van de ander en de leermanager coacht niet in de taal van de deelnemer',
  );
});
