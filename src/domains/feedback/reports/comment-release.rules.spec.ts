import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../rater-group.rules.js';
import { releaseComments, type SubmittedComment } from './comment-release.rules.js';

const question = (key: string) => ({ key, self: { en: 'I' }, other: { en: 'This leader' } });
const definition = { openQuestions: [question('keep'), question('more')] } as QuestionnaireDefinition;

function written(group: RaterGroup, count: number, questionKey = 'keep'): SubmittedComment[] {
  return Array.from({ length: count }, (_, at) => ({ questionKey, group, text: `${group} ${at}` }));
}

function textsOf(comments: SubmittedComment[], fewest = 5, random = Math.random) {
  return releaseComments(definition, comments, 5, random)(fewest)[0]!.texts;
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
