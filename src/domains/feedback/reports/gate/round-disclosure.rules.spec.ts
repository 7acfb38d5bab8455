import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RaterGroup, STANDARD_GROUPS } from '../../rater-group.rules.js';
import { isolatesFewer } from './disclosure.rules.js';
import { cellsShown, silentBetweenRounds, silentForContributors } from './round-disclosure.rules.js';

type Panel = Partial<Record<'SELF' | 'MANAGER' | 'PEER' | 'DIRECT_REPORT' | 'OTHER', string>>;

const membersOf = (panel: Panel) =>
  Object.entries(panel).flatMap(([group, raters]) => [...raters].map((rater) => ({ group, rater })));
const shownOf = (panel: Panel) => Object.entries(panel).map(([source, raters]) => ({ source, raters: [...raters] }));
const shownToAll = (panel: Panel) => ({ forSubject: shownOf(panel), forContributors: shownOf(panel) });

function silent(panel: Panel, earlier: Panel[], threshold = 4): string[] {
  const asked = { groups: STANDARD_GROUPS, panel: membersOf(panel), earlier: earlier.map(shownToAll) };
  return [...silentBetweenRounds(asked, threshold)];
}

describe('a group is silent beside an earlier round', () => {
  test('when fewer than k raters of it changed', () => {
    expect(silent({ PEER: 'abcdex' }, [{ PEER: 'abcdef' }])).toEqual(['PEER']);
    expect(silent({ PEER: 'abcdefxyz' }, [{ PEER: 'abcdef' }])).toEqual(['PEER']);
  });

  test('not when nobody changed, or k did', () => {
    expect(silent({ PEER: 'fedcba' }, [{ PEER: 'abcdef' }])).toEqual([]);
    expect(silent({ PEER: 'abcdwx' }, [{ PEER: 'abcdef' }])).toEqual([]);
    expect(silent({ PEER: 'uvwxyz' }, [{ PEER: 'abcdef' }])).toEqual([]);
  });

  test('when one rater changed between two groups, but for what nobody showed then', () => {
    const now = { PEER: 'abcdef', DIRECT_REPORT: 'ghijkl' };
    expect(silent(now, [{ PEER: 'abcdel', DIRECT_REPORT: 'ghijkf' }])).toEqual(['PEER', 'DIRECT_REPORT']);
    expect(silent(now, [{ PEER: 'abcdel' }])).toEqual(['PEER']);
  });

  test('when it takes three rounds to tell', () => {
    expect(silent({ PEER: 'abcdxyz' }, [{ PEER: 'abcdefgh' }, { PEER: 'efghw' }])).toEqual([]);
    expect(silent({ PEER: 'abcdw' }, [{ PEER: 'abcdefgh' }, { PEER: 'efghx' }])).toEqual(['PEER']);
  });

  test('the largest group stays where one of two has to go', () => {
    expect(silent({ PEER: 'abcde', OTHER: 'fghijkl' }, [{ PEER: 'abcdefghijklx' }])).toEqual(['PEER']);
  });

  test('not because a lower threshold once showed fewer than k', () => {
    expect(silent({ PEER: 'abc', OTHER: 'vwxyz' }, [{ PEER: 'abc' }], 5)).toEqual([]);
    expect(silent({ PEER: 'abcdef' }, [{ PEER: 'abc' }], 5)).toEqual(['PEER']);
  });

  test('exactly when it has to be: what is left isolates nobody, and no silent group could be added to larger ones', () => {
    const panels = fc.dictionary(fc.constantFrom('PEER', 'DIRECT_REPORT', 'OTHER'), fc.nat(), { maxKeys: 3 });
    const rounds = fc.array(
      fc.array(fc.constantFrom('', 'PEER', 'DIRECT_REPORT', 'OTHER'), { minLength: 12, maxLength: 12 }),
      { minLength: 2, maxLength: 3 },
    );
    fc.assert(
      fc.property(rounds, panels, fc.integer({ min: 3, max: 4 }), (places, hidden, threshold) => {
        const [now, ...before] = places.map((groups): Panel => {
          const named = (key: string) =>
            groups.flatMap((group, at) => (group === key ? [String.fromCharCode(97 + at)] : [])).join('');
          return { PEER: named('PEER'), DIRECT_REPORT: named('DIRECT_REPORT'), OTHER: named('OTHER') };
        });
        const shown = before.map((panel) =>
          Object.fromEntries(Object.entries(panel).filter(([key, raters]) => raters.length >= 4 && !(key in hidden))),
        );
        const released = shown.flatMap((panel) => Object.values(panel).map((raters) => new Set(raters)));
        fc.pre(!isolatesFewer(released, threshold));
        const quiet = silent(now!, shown, threshold);
        const kept = Object.entries(now!).filter(([key]) => !quiet.includes(key));
        expect(isolatesFewer([...released, ...kept.map(([, raters]) => new Set(raters))], threshold)).toBe(false);
        for (const key of quiet) {
          const own = now![key as keyof Panel]!;
          const larger = kept.filter(([, raters]) => raters.length >= own.length).map(([, raters]) => new Set(raters));
          expect(isolatesFewer([...released, ...larger, new Set(own)], threshold)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('to whoever rated too, a group is silent beside an earlier round', () => {
  interface Round {
    shown: Panel;
    toRaters: Panel;
  }
  const silentToRaters = (panel: Panel, ...rounds: Round[]): string[] => {
    const earlier = rounds.map(({ shown, toRaters }) => ({
      forSubject: shownOf(shown),
      forContributors: shownOf(toRaters),
    }));
    return [...silentForContributors({ groups: STANDARD_GROUPS, panel: membersOf(panel), earlier }, 3)];
  };

  test('when k raters changed, of whom each knows one answer', () => {
    expect(silentToRaters({ PEER: 'defabc' }, { shown: { PEER: 'abc' }, toRaters: {} })).toEqual(['PEER']);
  });

  test('also when everybody could have told them apart in between, but not who was a rater by then', () => {
    // d reads round 1 as everybody does, and is asked in round 2: e and f are left of round 3 less round 1.
    const first = { shown: { PEER: 'abc' }, toRaters: {} };
    const second = { shown: { PEER: 'abcdef' }, toRaters: {} };
    expect(silentToRaters({ PEER: 'abcdef' }, first, second)).toEqual(['PEER']);
  });

  test('not when who was a rater by then could all the same', () => {
    const second = { shown: { PEER: 'abcdef' }, toRaters: { PEER: 'abcdef' } };
    expect(silentToRaters({ PEER: 'abcdef' }, second)).toEqual([]);
    expect(silentToRaters({ PEER: 'abcdef' }, { shown: { PEER: 'abcdefgh' }, toRaters: {} })).toEqual(['PEER']);
    expect(silentToRaters({ PEER: 'abcdef' }, { shown: { PEER: 'abcdefghij' }, toRaters: {} })).toEqual([]);
  });
});

describe('what a report showed, for later rounds', () => {
  const panel = membersOf({ SELF: 's', PEER: 'abcdef', OTHER: 'gh' });
  const before = cellsShown({ groups: STANDARD_GROUPS, panel, shown: ['SELF', 'PEER', 'ALL_OTHERS'] });

  test('is each shown group, and of all others only the groups that were shown', () => {
    expect(before).toEqual(shownOf({ PEER: 'abcdef', ALL_OTHERS: 'abcdef' } as Panel));
  });

  test('but nothing of named groups, also of those that a tenant made', () => {
    const board: RaterGroup = { key: 'BOARD', name: { nl: 'Bestuur' }, minimum: 0, maximum: 9, anonymous: false };
    const groups = [...STANDARD_GROUPS, board];
    const members = [...'ab'].map((rater) => ({ group: 'BOARD', rater }));
    expect(cellsShown({ groups, panel: members, shown: ['SELF', 'BOARD'] })).toEqual([]);
  });

  test('so that two raters who were in a silent group are not shown by what they are added to later', () => {
    const asked = {
      groups: STANDARD_GROUPS,
      panel: membersOf({ PEER: 'abcdefgh' }),
      earlier: [{ forSubject: before, forContributors: before }],
    };
    expect([...silentBetweenRounds(asked, 3)]).toEqual(['PEER']);
  });
});
