import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definitions } from '../../../../test/support/questionnaires.js';
import { asksTheSame, type BankVersion, putInBank, versionNamed } from './bank.rules.js';
import type { Competency, Item, QuestionnaireDefinition } from './questionnaire.rules.js';

const item = (key: string, text = key): Item => ({ key, self: { nl: text }, other: { nl: text } });
const competency = (...items: Item[]): Competency => ({ key: 'clear', name: { nl: 'Helder' }, items });
const asking = (...competencies: Competency[]): QuestionnaireDefinition => ({
  key: 'sample',
  name: { nl: 'Lijst' },
  scale: { min: 1, max: 3, cannotJudge: true, labels: { nl: ['a', 'b', 'c'] } },
  anonymityThreshold: 3,
  competencies,
  openQuestions: [],
});
const FIRST: BankVersion = { key: 'clear', version: 1, competency: competency(item('a'), item('b')) };
const SECOND: BankVersion = { key: 'clear', version: 2, competency: competency(item('a', 'anders'), item('b')) };

const fromOf = (one: Competency, bank: BankVersion[]) => {
  const { definition, added } = putInBank(asking(one), bank);
  return { from: definition.competencies[0]?.from, added: added.map(({ version }) => version) };
};

describe('the bank', () => {
  test('takes in a competency that it does not know as version 1', () => {
    expect(fromOf(competency(item('a')), [])).toEqual({ from: 'clear@1', added: [1] });
  });

  test('takes in nothing when its latest version says the same', () => {
    expect(fromOf(competency(item('a', 'anders'), item('b')), [FIRST, SECOND])).toEqual({ from: 'clear@2', added: [] });
  });

  test('takes in what differs from its latest version as the next one, also when an earlier one said the same', () => {
    expect(fromOf(competency(item('a'), item('b')), [SECOND, FIRST])).toEqual({ from: 'clear@3', added: [3] });
  });

  test('takes in nothing of a section, which belongs to one questionnaire', () => {
    const inSection = { ...competency(item('a', 'anders'), item('b')), section: 'base' };
    expect(fromOf(inSection, [FIRST, SECOND])).toEqual({ from: 'clear@2', added: [] });
    expect(putInBank(asking(inSection), []).added[0]?.competency).not.toHaveProperty('section');
  });

  test('is left alone by items that are left out of or added to a version that is named', () => {
    const taken = { ...competency(item('b'), item('eigen')), from: 'clear@1' };
    expect(fromOf(taken, [FIRST, SECOND])).toEqual({ from: 'clear@1', added: [] });
  });

  test('is left alone by a competency without its norm, and not by one with another', () => {
    const norm = { sd: 0.6, reliability: 0.8, source: 'A study' };
    const known: BankVersion = { ...FIRST, competency: { ...FIRST.competency, norm } };
    const taken = { ...FIRST.competency, from: 'clear@1' };
    expect(fromOf(taken, [known])).toEqual({ from: 'clear@1', added: [] });
    expect(fromOf({ ...taken, norm: { ...norm, sd: 0.7 } }, [known])).toEqual({ from: 'clear@2', added: [2] });
    expect(fromOf({ ...taken, norm, items: [...taken.items, item('eigen')] }, [known]).added).toEqual([2]);
  });

  test.each([
    ['an item was changed', { ...competency(item('a', 'veranderd'), item('b')), from: 'clear@1' }],
    ['the name was changed', { ...competency(item('a')), name: { nl: 'Duidelijk' }, from: 'clear@1' }],
    ['nothing of it is left', { ...competency(item('eigen')), from: 'clear@1' }],
    ['there is no such version', { ...competency(item('a')), from: 'clear@7' }],
  ])('takes in a next version when one is named but %s', (_, one) => {
    expect(fromOf(one, [FIRST, SECOND])).toEqual({ from: 'clear@3', added: [3] });
  });

  test('takes in nothing of a questionnaire that it took everything in of, whatever that is', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const first = putInBank(definition, []);
        expect(putInBank(definition, first.added)).toEqual({ definition: first.definition, added: [] });
        expect(putInBank(first.definition, first.added)).toEqual({ definition: first.definition, added: [] });
        expect(asksTheSame(first.definition, definition)).toBe(true);
      }),
    );
  });
});

test('a name without a version means the latest', () => {
  expect(versionNamed([SECOND, FIRST], 'clear')).toBe(SECOND);
  expect(versionNamed([SECOND, FIRST], 'clear@1')).toBe(FIRST);
  expect(versionNamed([SECOND, FIRST], 'clear@3')).toBeUndefined();
  expect(versionNamed([SECOND, FIRST], 'limits')).toBeUndefined();
});

test('questionnaires ask the same however their keys are ordered, and not when a text differs', () => {
  const one = asking(competency(item('a')));
  const reordered = { ...Object.fromEntries(Object.entries(one).reverse()) } as QuestionnaireDefinition;
  expect(asksTheSame(one, reordered)).toBe(true);
  expect(asksTheSame(one, asking(competency(item('a', 'anders'))))).toBe(false);
});
