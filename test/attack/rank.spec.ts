import { describe, expect, test } from '@jest/globals';
import { isolatedBy, type ShownCell } from './rank.js';

const cell = (name: string, raters: string): ShownCell => ({ name, contributors: new Set(raters) });

describe('the rank test of rule 3', () => {
  test('one figure over k raters isolates nobody, over fewer all of them', () => {
    expect(isolatedBy([cell('PEER', 'abcd')], 4)).toBeNull();
    expect(isolatedBy([cell('PEER', 'abc')], 4)?.raters).toEqual(['a', 'b', 'c']);
  });

  test('a total and all its parts but a small one isolate the small one', () => {
    const cells = [cell('ALL', 'abcdefghij'), cell('PEER', 'abcd'), cell('DIRECT_REPORT', 'efgh')];
    expect(isolatedBy(cells, 4)?.raters).toEqual(['i', 'j']);
    expect(isolatedBy([cell('ALL', 'abcdefghij'), cell('PEER', 'abcd')], 4)).toBeNull();
  });

  test('a rater who came late is what the later figure differs by', () => {
    expect(isolatedBy([cell('before', 'abcd'), cell('after', 'abcde')], 4)?.raters).toEqual(['e']);
  });

  test('a difference of more than two figures is found as well', () => {
    const cells = [cell('1', 'abcdefgh'), cell('2', 'efghijkl'), cell('3', 'abcdijklm')];
    expect(isolatedBy(cells, 4)).toBeNull();
    expect(isolatedBy([...cells, cell('4', 'efgh')], 4)?.raters).toEqual(['m']);
  });

  test('who knows one answer of k raters knows the sum of the others', () => {
    expect(isolatedBy([cell('PEER', 'abcd')], 4, ['a'])?.raters).toEqual(['b', 'c', 'd']);
    expect(isolatedBy([cell('PEER', 'abcde')], 4, ['a'])).toBeNull();
  });
});
