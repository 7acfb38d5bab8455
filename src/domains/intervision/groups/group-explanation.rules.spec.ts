import { groupExplanation, groupSentence } from './group-explanation.rules.js';

describe('why somebody is in a group', () => {
  it('is whom they meet there', () => {
    const explanation = groupExplanation([
      { code: 'MIXED', rule: 'DEPARTMENT', same: [] },
      { code: 'MIXED', rule: 'ECHELON', same: ['bram', 'cem'] },
      { code: 'LOAD', size: 7, maximum: 8 },
    ]);
    expect(groupSentence(explanation, 'Anna Aker', 'nl')).toBe(
      'Anna Aker zit hier met niemand van de eigen afdeling en 2 van hetzelfde niveau.',
    );
    expect(groupSentence(explanation, 'Anna Aker', 'en')).toBe(
      'Anna Aker is here with nobody of the own department and 2 of the same level.',
    );
  });

  it('can be that a coordinator said so', () => {
    expect(groupSentence(groupExplanation([{ code: 'LOCKED' }]), 'Anna Aker', 'nl')).toBe(
      'Anna Aker is met de hand in deze groep gezet.',
    );
    expect(groupSentence([], 'Anna Aker', 'nl')).toBe('Anna Aker is hier ingedeeld.');
  });
});
