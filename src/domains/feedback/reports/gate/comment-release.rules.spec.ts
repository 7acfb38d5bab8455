import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RaterGroupKey, STANDARD_GROUPS } from '../../rater-group.rules.js';
import type { SubmittedComment } from './closed-round.js';
import { releaseComments } from './comment-release.rules.js';

const asked = { questionKeys: ['keep', 'more'], groups: STANDARD_GROUPS, silent: new Set<string>(), threshold: 5 };

function written(group: RaterGroupKey, count: number, questionKey = 'keep'): SubmittedComment[] {
  return Array.from({ length: count }, (_, at) => ({ questionKey, group, text: `${group} ${at}` }));
}

function releasedOf(comments: SubmittedComment[], random = Math.random) {
  return releaseComments(asked, comments, random);
}

function textsOf(comments: SubmittedComment[], fewest = 5, random = Math.random) {
  const lists = Object.entries(releasedOf(comments, random)(fewest)[0]!.texts);
  const texts = lists.map(([source, list]) => [source, list.map(({ text }) => text)] as const);
  return Object.fromEntries(texts) as Record<
    'SELF' | 'MANAGER' | 'PEER' | 'DIRECT_REPORT' | 'OTHER' | 'ALL_OTHERS',
    string[]
  >;
}

describe('comments', () => {
  test('of a group are all shown from the threshold on, and none below it', () => {
    expect(textsOf(written('PEER', 5)).PEER).toHaveLength(5);
    expect(textsOf(written('PEER', 4)).PEER).toEqual([]);
  });

  test('of groups that are too small stay silent, also where they would reach the threshold together', () => {
    const texts = textsOf([...written('PEER', 4), ...written('DIRECT_REPORT', 4), ...written('OTHER', 4)]);
    expect(Object.values(texts).flat()).toEqual([]);
  });

  test('of a small group beside a shown one stay silent', () => {
    const texts = textsOf([...written('PEER', 6), ...written('OTHER', 4)]);
    expect(texts.PEER).toHaveLength(6);
    expect([texts.OTHER, texts.ALL_OTHERS]).toEqual([[], []]);
  });

  test('are counted per question', () => {
    expect(textsOf([...written('PEER', 4), ...written('PEER', 4, 'more')]).PEER).toEqual([]);
  });

  test('of self and manager are shown under their name and help no group over the threshold', () => {
    const texts = textsOf([...written('SELF', 1), ...written('MANAGER', 1), ...written('PEER', 4)]);
    expect(texts).toEqual({
      SELF: ['SELF 0'],
      MANAGER: ['MANAGER 0'],
      PEER: [],
      DIRECT_REPORT: [],
      OTHER: [],
      ALL_OTHERS: [],
    });
  });

  test('come in an order that depends on chance and not on the order of writing', () => {
    const comments = written('PEER', 6);
    const orders = [0.1, 0.5, 0.9].map((draw) => textsOf(comments, 5, () => draw).PEER.join());
    expect(new Set(orders).size).toBe(3);
    expect(textsOf(comments.toReversed(), 5, () => 0.5).PEER.join()).toBe(orders[1]);
  });

  test('for a viewer who wrote one of exactly enough are left out', () => {
    expect(textsOf(written('PEER', 5), 6).PEER).toEqual([]);
    expect(textsOf(written('PEER', 6), 6).PEER).toHaveLength(6);
  });

  test('of a group that is silent in the whole round are not shown either', () => {
    const silent = { ...asked, silent: new Set(['PEER']) };
    const texts = releaseComments(silent, [...written('PEER', 9), ...written('OTHER', 5)], Math.random)(5)[0]!.texts;
    expect([texts.PEER!.length, texts.OTHER!.length]).toEqual([0, 5]);
  });

  test('of a named group are shown, however many raters it has', () => {
    const board = { key: 'BOARD', name: { en: 'Board' }, minimum: 0, maximum: 9, anonymous: false };
    const comments = [...written('BOARD', 2), ...written('PEER', 4)];
    const texts = releaseComments({ ...asked, groups: [...STANDARD_GROUPS, board] }, comments, Math.random)(6)[0]!
      .texts;
    expect([texts.BOARD!.length, texts.PEER!.length]).toEqual([2, 0]);
    expect(Object.keys(texts)).toEqual(['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER', 'BOARD', 'ALL_OTHERS']);
  });

  test('have ids of their own, of chance, that are the same for a viewer who wrote one', () => {
    const released = releasedOf([...written('PEER', 6), ...written('PEER', 6, 'more')]);
    const ids = released(5).flatMap(({ texts }) => texts.PEER!.map(({ id }) => id));
    expect(new Set(ids).size).toBe(12);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(released(6)).toEqual(released(5));
    expect(released(7)[0]!.texts.PEER).toEqual([]);
  });

  test('are in every list all of one group, at least as many as the threshold, or none', () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(count, count, count, (peers, reports, others) => {
        const texts = textsOf([
          ...written('PEER', peers),
          ...written('DIRECT_REPORT', reports),
          ...written('OTHER', others),
        ]);
        const shown = (written: number) => (written >= 5 ? written : 0);
        expect([texts.PEER, texts.DIRECT_REPORT, texts.OTHER, texts.ALL_OTHERS].map(({ length }) => length)).toEqual([
          shown(peers),
          shown(reports),
          shown(others),
          0,
        ]);
      }),
    );
  });
});
