import { describe, expect, test } from '@jest/globals';
import { type Design, differencesBetween } from './design.rules.js';

const text = (nl: string) => ({ nl, en: `${nl} (en)` });
const design: Design = {
  businessChallenges: [{ id: 'b1', text: text('Genoeg inwoners helpen') }],
  leadershipChallenges: [
    { id: 'l1', text: text('Ruimte geven en begrenzen'), businessChallengeId: 'b1', moduleId: 'm1' },
  ],
  modules: [
    {
      id: 'm1',
      position: 1,
      name: text('Begrenzend en verbindend'),
      startsAfter: null,
      themes: [{ id: 't1', key: 'direction', name: text('Richting') }],
    },
  ],
  behaviours: [
    {
      id: 'g1',
      moduleId: 'm1',
      position: 1,
      text: text('Spreekt een norm af'),
      indicators: [text('De norm hangt aan de muur')],
      operationalGoals: [text('Twintig per dag')],
      strategicGoals: [text('Iedereen op tijd geholpen')],
    },
  ],
  conditions: [{ id: 'c1', title: text('Veiligheid') }],
};

describe('between two designs', () => {
  test('nothing differs when they say the same', () => {
    expect(differencesBetween(design, structuredClone(design))).toEqual([]);
  });

  test('what is new has no before, and what goes no after', () => {
    const added = { id: 'b2', text: text('Minder herstelwerk') };
    const after = { ...design, businessChallenges: [...design.businessChallenges, added], conditions: [] };
    expect(differencesBetween(design, after)).toEqual([
      {
        part: 'BUSINESS_CHALLENGE',
        id: 'b2',
        change: 'ADDED',
        title: added.text,
        aspects: [{ aspect: 'TEXT', before: [], after: [added.text] }],
      },
      {
        part: 'CONDITION',
        id: 'c1',
        change: 'REMOVED',
        title: text('Veiligheid'),
        aspects: [{ aspect: 'TEXT', before: [text('Veiligheid')], after: [] }],
      },
    ]);
  });

  test('of what is changed only that is told which differs, with its texts before and after', () => {
    const [behaviour] = design.behaviours;
    const indicators = [...behaviour!.indicators, text('Het team noemt de norm')];
    expect(differencesBetween(design, { ...design, behaviours: [{ ...behaviour!, indicators }] })).toEqual([
      {
        part: 'BEHAVIOUR',
        id: 'g1',
        change: 'CHANGED',
        title: behaviour!.text,
        aspects: [{ aspect: 'INDICATORS', before: behaviour!.indicators, after: indicators }],
      },
    ]);
  });

  test('one language is enough to differ, and what is derived from the same challenge does not', () => {
    const businessChallenges = [{ id: 'b1', text: { nl: 'Genoeg inwoners helpen', en: 'Help enough residents' } }];
    const differences = differencesBetween(design, { ...design, businessChallenges });
    expect(differences.map(({ part, change }) => [part, change])).toEqual([['BUSINESS_CHALLENGE', 'CHANGED']]);
  });

  test('another module for a leadership challenge is told by what the modules are called', () => {
    const modules = [...design.modules, { ...design.modules[0]!, id: 'm2', position: 2, name: text('Wendbaar') }];
    const leadershipChallenges = [{ ...design.leadershipChallenges[0]!, moduleId: 'm2' }];
    const differences = differencesBetween({ ...design, modules }, { ...design, modules, leadershipChallenges });
    expect(differences.map(({ part, aspects }) => [part, aspects])).toEqual([
      [
        'LEADERSHIP_CHALLENGE',
        [{ aspect: 'WORKED_ON_IN', before: [text('Begrenzend en verbindend')], after: [text('Wendbaar')] }],
      ],
    ]);
  });
});
