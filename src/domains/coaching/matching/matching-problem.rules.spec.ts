import { type Coach, matchingProblem } from './matching-problem.rules.js';

const wish = (participantId: string, more: object = {}) => ({ participantId, language: 'nl', location: null, ...more });
const coach = (personId: string, more: Partial<Coach> = {}): Coach => ({
  personId,
  languages: ['nl'],
  locations: [],
  capacity: 8,
  elsewhere: 0,
  ...more,
});
const facts = {
  wishes: [wish('anna'), wish('bram')],
  coaches: [coach('lena'), coach('lars')],
  relations: [],
  kept: [],
};

describe('a matching', () => {
  it('places everybody who takes part, within what learning managers have left', () => {
    const problem = matchingProblem({
      ...facts,
      coaches: [coach('lena', { elsewhere: 5 }), coach('lars', { elsewhere: 9 })],
    });
    expect(problem).toMatchObject({
      persons: ['anna', 'bram'],
      places: [
        { id: 'lena', minimum: 0, maximum: 3 },
        { id: 'lars', minimum: 0, maximum: 0 },
      ],
    });
    expect(problem.rules).toEqual([{ kind: 'BALANCED', points: 10 }]);
  });

  it('bars whoever objections, each for the gravest reason', () => {
    const relations = [
      { participantId: 'anna', learningManagerId: 'lena', inLine: true, onPanel: true },
      { participantId: 'bram', learningManagerId: 'lena', askedForAnother: true },
    ];
    expect(matchingProblem({ ...facts, relations }).rules.slice(1)).toEqual([
      { kind: 'FORBIDDEN', code: 'OWN_LINE', persons: ['anna'], places: ['lena'] },
      { kind: 'FORBIDDEN', code: 'CHEMISTRY', persons: ['bram'], places: ['lena'] },
    ]);
  });

  it('prefers who coached before, and who comes to the place itself', () => {
    const relations = [{ participantId: 'anna', learningManagerId: 'lena', coachedBefore: true }];
    const wishes = [wish('anna'), wish('bram', { location: 'Noord' })];
    const coaches = [coach('lena'), coach('lars', { locations: ['Noord'] })];
    expect(matchingProblem({ ...facts, wishes, coaches, relations }).rules.slice(1)).toEqual([
      { kind: 'PREFERRED', code: 'EARLIER_MATCH', persons: ['anna'], places: ['lena'], points: 3 },
      { kind: 'PREFERRED', code: 'SAME_LOCATION', persons: ['bram'], places: ['lars'], points: 2 },
    ]);
  });

  it('leaves who is kept where they are, whatever speaks against it, and counts them', () => {
    const kept = [{ participantId: 'anna', learningManagerId: 'lena' }];
    const relations = [{ participantId: 'anna', learningManagerId: 'lena', inLine: true }];
    const coaches = [coach('lena', { capacity: 0 }), coach('lars')];
    const problem = matchingProblem({ ...facts, coaches, relations, kept });
    expect(problem.places[0]).toEqual({ id: 'lena', minimum: 0, maximum: 1 });
    expect(problem.rules.slice(1)).toEqual([{ kind: 'LOCKED', person: 'anna', place: 'lena' }]);
  });
});
