import { describe, expect, test } from '@jest/globals';
import type { Design } from '../design/design.rules.js';
import { linesOf } from './impact-line.rules.js';

const text = (nl: string) => ({ nl, en: nl });
const module = (id: string, position: number) => ({ id, position, name: text(id), startsAfter: null, themes: [] });
const behaviour = (id: string, moduleId: string) => ({
  id,
  moduleId,
  position: 1,
  text: text(id),
  indicators: [],
  operationalGoals: [],
  strategicGoals: [],
});
const design: Design = {
  businessChallenges: [
    { id: 'b1', text: text('helpen') },
    { id: 'b2', text: text('herstel') },
  ],
  leadershipChallenges: [
    { id: 'l1', text: text('begrenzen'), businessChallengeId: 'b1', moduleId: 'm1' },
    { id: 'l2', text: text('verbinden'), businessChallengeId: 'b2', moduleId: 'm1' },
    { id: 'l3', text: text('nog nergens'), businessChallengeId: 'b2', moduleId: null },
  ],
  modules: [module('m1', 1), module('m2', 2)],
  behaviours: [behaviour('g1', 'm1'), behaviour('g2', 'm2')],
  conditions: [],
};

describe('the line of a behaviour', () => {
  test('leads over its module to every challenge that this works on', () => {
    const [line] = linesOf(design);
    expect(line!.module.id).toBe('m1');
    expect(
      line!.serves.map(({ leadershipChallenge, businessChallenge }) => [leadershipChallenge.id, businessChallenge.id]),
    ).toEqual([
      ['l1', 'b1'],
      ['l2', 'b2'],
    ]);
  });

  test('ends at the module while no challenge was tied to it', () => {
    expect(linesOf(design)[1]).toMatchObject({ behaviour: { id: 'g2' }, serves: [] });
  });
});
