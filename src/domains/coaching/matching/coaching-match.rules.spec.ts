import { askedForAnother, mayBeDone, stateAfter, stateShownTo } from './coaching-match.rules.js';

const said = (participantAnswer: 'YES' | 'ANOTHER' | null, learningManagerAnswer: 'YES' | 'ANOTHER' | null) => ({
  participantAnswer,
  learningManagerAnswer,
});

describe('a match', () => {
  it('is confirmed once, and ends once', () => {
    expect(mayBeDone('CONFIRM', 'PROPOSED')).toBe(true);
    expect(mayBeDone('CONFIRM', 'CONFIRMED')).toBe(false);
    expect(mayBeDone('END', 'ENDED')).toBe(false);
  });

  it('is nothing yet to the two while it is only proposed', () => {
    expect(mayBeDone('PLAN', 'PROPOSED')).toBe(false);
    expect(mayBeDone('ANSWER', 'PROPOSED')).toBe(false);
  });

  it('is accepted when both say yes', () => {
    expect(stateAfter(said(null, null))).toBe('CONFIRMED');
    expect(stateAfter(said('YES', null))).toBe('CONFIRMED');
    expect(stateAfter(said('YES', 'YES'))).toBe('ACCEPTED');
  });

  it('waits for another as long as one of them wants another', () => {
    expect(stateAfter(said('ANOTHER', 'YES'))).toBe('ANOTHER_ASKED');
    expect(stateAfter(said(null, 'ANOTHER'))).toBe('ANOTHER_ASKED');
    expect(askedForAnother(said('ANOTHER', 'YES'))).toEqual(['PARTICIPANT']);
    expect(askedForAnother(said('ANOTHER', 'ANOTHER'))).toEqual(['PARTICIPANT', 'LEARNING_MANAGER']);
    expect(askedForAnother(said('YES', null))).toEqual([]);
  });

  it.each([
    ['before they had accepted', null, 'CONFIRMED'],
    ['after they had accepted', new Date(0), 'ACCEPTED'],
  ] as const)('looks to the other as it did %s', (_, acceptedAt, shown) => {
    const match = { ...said('ANOTHER', 'YES'), state: 'ANOTHER_ASKED', acceptedAt } as const;
    expect(stateShownTo('LEARNING_MANAGER', match)).toBe(shown);
    expect(stateShownTo('PARTICIPANT', match)).toBe('ANOTHER_ASKED');
  });
});
