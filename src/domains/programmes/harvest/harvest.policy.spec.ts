import { describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../platform/auth/actor.js';
import { type HarvestTies, mayGive, mayReadHarvest } from './harvest.policy.js';

const nothing: HarvestTies = {
  isOfProgramme: false,
  isParticipant: false,
  managesParticipant: false,
  coachesParticipant: false,
};
const participates: HarvestTies = { ...nothing, isOfProgramme: true, isParticipant: true };
const ofProgramme: HarvestTies = { ...nothing, isOfProgramme: true };
const own = { giverId: 'anna', audience: 'OWN' as const, archivedAt: null };
const shared = { ...own, audience: 'PROGRAMME' as const };
const viewer = (personId: string, ...roles: Role[]) => ({ personId, roles: new Set(roles) });

describe('a harvest', () => {
  test('is given by who takes part and who manages or coaches somebody who does', () => {
    expect(mayGive(participates)).toBe(true);
    expect(mayGive({ ...nothing, managesParticipant: true })).toBe(true);
    expect(mayGive({ ...nothing, coachesParticipant: true })).toBe(true);
    expect(mayGive(nothing)).toBe(false);
  });

  test('that one keeps is read by nobody else, whatever roles they have', () => {
    expect(mayReadHarvest(viewer('anna'), nothing, own)).toBe(true);
    expect(mayReadHarvest(viewer('bram', ...ROLES), participates, own)).toBe(false);
    expect(mayReadHarvest(viewer('dora', ...ROLES), ofProgramme, own)).toBe(false);
  });

  test('that is for the programme is read by everyone in it', () => {
    expect(mayReadHarvest(viewer('bram'), participates, shared)).toBe(true);
    expect(mayReadHarvest(viewer('coen', 'COORDINATOR'), ofProgramme, shared)).toBe(true);
    expect(mayReadHarvest(viewer('dora', 'DIRECTOR'), ofProgramme, shared)).toBe(true);
  });

  test('but not by another director, nor by who only manages or coaches', () => {
    expect(mayReadHarvest(viewer('otto', 'DIRECTOR'), nothing, shared)).toBe(false);
    expect(mayReadHarvest(viewer('marga', 'MANAGER'), { ...nothing, managesParticipant: true }, shared)).toBe(false);
    expect(mayReadHarvest(viewer('lena', 'LEARNING_MANAGER'), { ...nothing, coachesParticipant: true }, shared)).toBe(
      false,
    );
  });

  test('that was put away is its giver’s alone', () => {
    const away = { ...shared, archivedAt: new Date('2027-06-10') };
    expect(mayReadHarvest(viewer('anna'), participates, away)).toBe(true);
    expect(mayReadHarvest(viewer('bram'), participates, away)).toBe(false);
    expect(mayReadHarvest(viewer('coen', 'COORDINATOR'), ofProgramme, away)).toBe(false);
  });
});
