import { isNarrowed, nextCaseGiver } from './meeting.rules.js';

const turn = (caseGiverId: string | null, day: number, caseGiverWasAbsent = false) => ({
  caseGiverId,
  caseGiverWasAbsent,
  startsAt: new Date(2027, 1, day),
});
const group = ['anna', 'bram', 'cem'];

describe('whose turn it is to give the case', () => {
  it('goes round in the order of the group', () => {
    expect(nextCaseGiver(group, [])).toBe('anna');
    expect(nextCaseGiver(group, [turn('anna', 1)])).toBe('bram');
    expect(nextCaseGiver(group, [turn('anna', 1), turn('bram', 2), turn('cem', 3)])).toBe('anna');
    expect(nextCaseGiver(group, [turn('cem', 1), turn('anna', 2), turn('bram', 3)])).toBe('cem');
  });

  it('stays with who was absent when it was theirs', () => {
    expect(nextCaseGiver(group, [turn('anna', 1, true), turn('bram', 2)])).toBe('anna');
  });

  it('comes to who joined late, and passes who left', () => {
    expect(nextCaseGiver([...group, 'dirk'], [turn('anna', 1), turn('bram', 2), turn('cem', 3)])).toBe('dirk');
    expect(nextCaseGiver(['bram'], [turn('anna', 1), turn('bram', 2)])).toBe('bram');
    expect(nextCaseGiver([], [])).toBeUndefined();
  });
});

it('a line is never shared less widely than it was', () => {
  expect(isNarrowed('GROUP', 'OWN')).toBe(true);
  expect(isNarrowed('PROGRAMME', 'GROUP')).toBe(true);
  expect(isNarrowed('OWN', 'PROGRAMME')).toBe(false);
  expect(isNarrowed('GROUP', 'GROUP')).toBe(false);
});
