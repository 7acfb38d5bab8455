import { faultsOf, type StandingOffer } from './match-faults.rules.js';

const wish = (participantId: string) => ({ participantId, language: 'nl', location: null });
const lena = (more: Partial<StandingOffer> = {}): StandingOffer => ({
  personId: 'lena',
  languages: ['nl'],
  locations: [],
  capacity: 2,
  staying: 0,
  ...more,
});
const withLena = (...names: string[]) => names.map((participantId) => ({ participantId, learningManagerId: 'lena' }));

describe('what has come between proposals and their confirmation', () => {
  it('is nothing where all is as it was', () => {
    const known = { wishes: [wish('anna'), wish('bram')], offers: [lena()], relations: [] };
    expect(faultsOf(withLena('anna', 'bram'), known)).toEqual([]);
  });

  it('is who left, and who is no learning manager any more, for whom', () => {
    expect(faultsOf(withLena('anna', 'bram'), { wishes: [wish('anna')], offers: [], relations: [] })).toEqual([
      { kind: 'LEFT', participantId: 'bram' },
      { kind: 'NO_MORE', learningManagerId: 'lena', participantIds: ['anna', 'bram'] },
    ]);
  });

  it('is who would have more than there are places, counting those who stay', () => {
    const known = { wishes: [wish('anna'), wish('bram')], offers: [lena({ staying: 1 })], relations: [] };
    expect(faultsOf(withLena('anna', 'bram'), known)).toEqual([
      { kind: 'OVERBOOKED', learningManagerId: 'lena', participantIds: ['anna', 'bram'], load: 3, capacity: 2 },
    ]);
    expect(faultsOf(withLena('anna'), known)).toEqual([]);
  });

  it('is what speaks against two by now', () => {
    const relations = [{ participantId: 'anna', learningManagerId: 'lena', inLine: true }];
    expect(faultsOf(withLena('anna'), { wishes: [wish('anna')], offers: [lena()], relations })).toEqual([
      { kind: 'OBJECTIONS', participantId: 'anna', learningManagerId: 'lena', objections: ['OWN_LINE'] },
    ]);
  });
});
