import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergedGroups, type RaterGroup, type RaterGroupKey, STANDARD_GROUPS } from '../rater-group.rules.js';
import { type AskedRater, mergeFaults, panelMayOpen, panelNotices } from './panel-check.rules.js';

const of = (group: RaterGroupKey, count: number): AskedRater[] =>
  Array.from({ length: count }, (_, at) => ({ group, rater: `${group} ${at}` }));
const core = [...of('SELF', 1), ...of('MANAGER', 1)];
const K = 4;
const check = (raters: AskedRater[], merges: string[][] = []) => panelMayOpen(STANDARD_GROUPS, merges, raters, K);

describe('the panel check', () => {
  test('asks k + 1 of every anonymous group, or nobody', () => {
    expect(check([...core, ...of('PEER', 5), ...of('DIRECT_REPORT', 5)])).toEqual([]);
    expect(check([...core, ...of('PEER', 4), ...of('DIRECT_REPORT', 5)])).toMatchObject([
      { group: 'PEER', invited: 4, needed: 5 },
    ]);
  });

  test('leaves named groups free, whether they are of everybody or of the round’s own', () => {
    const board: RaterGroup = { key: 'BOARD', name: { nl: 'Bestuur' }, minimum: 0, maximum: 9, anonymous: false };
    expect(panelMayOpen([...STANDARD_GROUPS, board], [], [...core, ...of('BOARD', 2)], K)).toEqual([]);
  });

  test('suggests to merge small groups with each other before a group that can stand by itself', () => {
    const [small] = check([...core, ...of('PEER', 9), ...of('DIRECT_REPORT', 3), ...of('OTHER', 2)]);
    expect(new Set(small?.mergeWith)).toEqual(new Set(['DIRECT_REPORT', 'OTHER']));
    const [lone] = check([...core, ...of('PEER', 9), ...of('DIRECT_REPORT', 5), ...of('OTHER', 2)]);
    expect(new Set(lone?.mergeWith)).toEqual(new Set(['DIRECT_REPORT', 'OTHER']));
  });

  test('suggests nothing where all of them together are too few', () => {
    expect(check([...core, ...of('PEER', 2), ...of('OTHER', 2)]).map(({ mergeWith }) => mergeWith)).toEqual([[], []]);
  });

  test('suggests no merge of colleagues with people from outside, however few', () => {
    const citizens: RaterGroup = { key: 'CITIZEN', name: { nl: 'Bewoners' }, minimum: 0, maximum: 9, anonymous: true };
    const outside = (group: RaterGroupKey, count: number) =>
      of(group, count).map((rater) => ({ ...rater, isOutsider: true }));
    expect(check([...core, ...of('PEER', 1), ...outside('OTHER', 4)]).map(({ mergeWith }) => mergeWith)).toEqual([
      [],
      [],
    ]);
    const raters = [...core, ...of('PEER', 5), ...outside('OTHER', 2), ...outside('CITIZEN', 3)];
    const [small] = panelMayOpen([...STANDARD_GROUPS, citizens], [], raters, K);
    expect(new Set(small?.mergeWith)).toEqual(new Set(['OTHER', 'CITIZEN']));
  });

  test('counts merged groups as one', () => {
    const raters = [...core, ...of('PEER', 3), ...of('OTHER', 2)];
    expect(check(raters, [['PEER', 'OTHER']])).toEqual([]);
    expect(check(raters.slice(0, -1), [['OTHER', 'PEER']])).toMatchObject([{ group: 'PEER+OTHER', invited: 4 }]);
  });

  test('is passed once its suggestions are followed, and asks every group of a merge for no less than k + 1', () => {
    const groups: RaterGroup[] = [
      ...STANDARD_GROUPS,
      ...['TEAM_1', 'TEAM_2', 'TEAM_3'].map((key) => ({ key, name: {}, minimum: 0, maximum: 9, anonymous: true })),
    ];
    const anonymous = groups.filter((group) => group.anonymous).map(({ key }) => key);
    const sizes = fc.array(fc.nat(8), { minLength: anonymous.length, maxLength: anonymous.length });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 3, max: 7 }), (counts, threshold) => {
        const raters = anonymous.flatMap((key, at) => of(key, counts[at]!));
        const faults = panelMayOpen(groups, [], raters, threshold);
        const merges = [
          ...new Map(faults.map(({ mergeWith }) => [[...mergeWith].sort().join(), mergeWith])).values(),
        ].filter((merge) => merge.length > 0);
        for (const [at, merge] of merges.entries())
          expect(mergeFaults(groups, merges.slice(0, at), merge, raters)).toEqual([]);
        const left = panelMayOpen(groups, merges, raters, threshold);
        expect(left.length === 0 || raters.length <= threshold).toBe(true);
        for (const { key } of mergedGroups(groups, merges)) {
          const invited = raters.filter(({ group }) => key.split('+').includes(group)).length;
          const isAsked = anonymous.some((one) => key.split('+').includes(one)) && invited > 0;
          expect(!isAsked || invited > threshold || left.some(({ group }) => group === key)).toBe(true);
        }
      }),
    );
  });
});

describe('a merge', () => {
  test('is of two anonymous groups or more of the round', () => {
    const faults = (...keys: string[]) => mergeFaults(STANDARD_GROUPS, [], keys, core);
    expect(faults('PEER', 'OTHER')).toEqual([]);
    expect(faults('PEER', 'PEER')).toEqual([{ code: 'FEWER_THAN_TWO_GROUPS' }]);
    expect(faults('PEER', 'MANAGER', 'NEIGHBOUR')).toEqual([
      { code: 'NAMED_GROUP', group: 'MANAGER' },
      { code: 'UNKNOWN_GROUP', group: 'NEIGHBOUR' },
    ]);
  });

  test('does not put people from outside with colleagues, but may with each other or with nobody', () => {
    const faults = (raters: { group: string; isOutsider?: boolean }[]) =>
      mergeFaults(STANDARD_GROUPS, [], ['PEER', 'OTHER'], raters);
    const outsiders = of('OTHER', 4).map((rater) => ({ ...rater, isOutsider: true }));
    expect(faults([...of('PEER', 1), ...outsiders])).toEqual([{ code: 'OUTSIDERS_WITH_COLLEAGUES' }]);
    expect(faults([...of('DIRECT_REPORT', 5), ...outsiders])).toEqual([]);
    expect(faults([...of('PEER', 2), ...of('OTHER', 3)])).toEqual([]);
  });

  test('does not take a group that is merged already', () => {
    expect(mergeFaults(STANDARD_GROUPS, [['PEER', 'OTHER']], ['OTHER', 'DIRECT_REPORT'], core)).toEqual([
      { code: 'ALREADY_MERGED', group: 'OTHER' },
    ]);
  });
});

describe('who chooses or approves a panel', () => {
  const notices = (raters: AskedRater[], earlier: AskedRater[][] = [], merges: string[][] = []) =>
    panelNotices(
      STANDARD_GROUPS,
      merges,
      raters,
      earlier.map((panel) => ({ groups: STANDARD_GROUPS, panel, threshold: K })),
      K,
    );

  test('is told which groups one silent rater would silence', () => {
    const raters = [...core, ...of('PEER', 4), ...of('DIRECT_REPORT', 5), ...of('OTHER', 1)];
    expect(notices(raters)).toEqual([
      { group: 'PEER', code: 'PANEL_TOO_SMALL' },
      { group: 'OTHER', code: 'PANEL_TOO_SMALL' },
    ]);
  });

  test('is told which groups have fewer raters than the round asks for', () => {
    expect(notices([...of('SELF', 1), ...of('PEER', 5)])).toEqual([
      { group: 'MANAGER', code: 'BELOW_MINIMUM' },
      { group: 'DIRECT_REPORT', code: 'BELOW_MINIMUM' },
    ]);
  });

  describe('is told where a group may have to be silent beside earlier rounds:', () => {
    const others = of('DIRECT_REPORT', 5);
    const peers = (...raters: string[]) => raters.map((rater) => ({ group: 'PEER', rater }));
    const before = [...peers('a', 'b', 'c', 'd', 'e', 'f'), ...others];
    const asked = (panel: AskedRater[], ...more: AskedRater[][]) =>
      notices([...core, ...panel, ...others], [before, ...more]);
    const nearly = { group: 'PEER', code: 'NEARLY_AS_BEFORE' };

    test('fewer than k came or went', () => {
      expect(asked(peers('a', 'b', 'c', 'd', 'e', 'f', 'g'))).toEqual([nearly]);
      expect(asked(peers('a', 'b', 'c', 'd', 'e', 'g'))).toEqual([nearly]);
    });

    test('but not where the same are asked, or enough others', () => {
      expect(asked(peers('a', 'b', 'c', 'd', 'e', 'f'))).toEqual([]);
      expect(asked(peers('a', 'b', 'c', 'd', 'g', 'h'))).toEqual([]);
    });

    test('as the reports do: in any earlier round, and whatever the group was called', () => {
      expect(asked(peers('a', 'b', 'c', 'd', 'e', 'g'), [...peers('a', 'b', 'c', 'd', 'e', 'g'), ...others])).toEqual([
        nearly,
      ]);
      const moved = [...core, ...peers('a', 'b', 'c', 'd', 'e', 'f', 'DIRECT_REPORT 0'), ...others.slice(1)];
      expect(notices(moved, [before])).toContainEqual(nearly);
    });

    test('not beside a group that was too small to be shown', () => {
      expect(notices([...core, ...peers('a', 'b', 'c', 'd', 'e')], [peers('a', 'b', 'c')])).not.toContainEqual(nearly);
    });
  });

  test('compares groups after their merges', () => {
    const raters = [...core, ...of('PEER', 6), ...of('DIRECT_REPORT', 5), ...of('OTHER', 1)];
    expect(notices(raters, [of('PEER', 6)], [['PEER', 'OTHER']])).toEqual([
      { group: 'PEER+OTHER', code: 'NEARLY_AS_BEFORE' },
    ]);
    expect(notices(raters, [of('PEER', 6)])).toEqual([{ group: 'OTHER', code: 'PANEL_TOO_SMALL' }]);
  });
});
