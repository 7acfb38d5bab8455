import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readYamlFile } from '../../../platform/files/yaml-file.rules.js';
import type { BankVersion } from './bank.rules.js';
import { competenciesMentioned, composeQuestionnaire } from './composition.rules.js';
import { questionnaireSchema } from './questionnaire.rules.js';

const item = (key: string) => ({ key, self: { nl: key }, other: { nl: key } });
const version = (key: string, number: number, ...items: string[]): BankVersion => ({
  key,
  version: number,
  competency: { key, name: { nl: `${key} ${number}` }, items: items.map(item) },
});
const BANK = [version('clear', 1, 'clear-1', 'clear-2'), version('clear', 2, 'clear-1', 'clear-2', 'clear-3')];

const file = (...competencies: unknown[]) => ({
  key: 'sample',
  name: { nl: 'Lijst' },
  scale: { min: 1, max: 3, cannotJudge: true, labels: { nl: ['a', 'b', 'c'] } },
  minimumRaters: { SELF: 1, MANAGER: 1, PEER: 3, DIRECT_REPORT: 3, OTHER: 0 },
  anonymityThreshold: 3,
  competencies,
  openQuestions: [],
});
const OWN = { key: 'own', name: { nl: 'Eigen' }, items: [item('own-1')] };

function composed(content: unknown) {
  const composition = composeQuestionnaire(content, BANK);
  if (!composition.valid) throw new Error(JSON.stringify(composition.faults));
  return composition;
}
const competencyOf = (entry: object) => composed(file(OWN, entry)).definition.competencies[1];
const itemsOf = (entry: object) => competencyOf(entry)?.items.map(({ key }) => key);
function faultsOf(content: unknown) {
  const composition = composeQuestionnaire(content, BANK);
  return composition.valid ? [] : composition.faults.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('a questionnaire takes from the bank', () => {
  test('the latest version of a competency, or the one that it names', () => {
    expect(competencyOf({ use: 'clear' })).toEqual({ ...BANK[1]?.competency, from: 'clear@2' });
    expect(competencyOf({ use: 'clear@1' })).toEqual({ ...BANK[0]?.competency, from: 'clear@1' });
  });

  test('some of its items, in its own order, and own items after those', () => {
    expect(itemsOf({ use: 'clear', items: ['clear-3', 'clear-1'] })).toEqual(['clear-3', 'clear-1']);
    expect(itemsOf({ use: 'clear@1', extraItems: [item('more')] })).toEqual(['clear-1', 'clear-2', 'more']);
    expect(itemsOf({ use: 'clear', items: ['clear-2'], extraItems: [item('more')] })).toEqual(['clear-2', 'more']);
  });

  test('the norm of a competency, unless other items are asked than it is of', () => {
    const norm = { sd: 0.6, reliability: 0.8, source: 'A study' };
    const bank = BANK.map((one) => ({ ...one, competency: { ...one.competency, norm } }));
    const normOf = (entry: object) => {
      const composition = composeQuestionnaire(file(entry), bank);
      return composition.valid && composition.definition.competencies[0]?.norm;
    };
    expect(normOf({ use: 'clear@1' })).toEqual(norm);
    expect(normOf({ use: 'clear@1', items: ['clear-2', 'clear-1'] })).toEqual(norm);
    expect(normOf({ use: 'clear@1', items: ['clear-2'] })).toBeUndefined();
    expect(normOf({ use: 'clear@1', extraItems: [item('more')] })).toBeUndefined();
  });

  test('into a section of its own', () => {
    const sections = [{ key: 'base', name: { nl: 'Basis' } }];
    const { definition } = composed({ ...file({ use: 'clear', section: 'base' }), sections });
    expect(definition.competencies[0]?.section).toBe('base');
  });

  test('what it mentions, whole or by use', () => {
    expect(competenciesMentioned(file(OWN, { use: 'clear@2' }, { use: 7 }, null, 'x'))).toEqual(['own', 'clear']);
    expect([null, 'x', [], { competencies: 7 }].flatMap(competenciesMentioned)).toEqual([]);
  });
});

describe('what cannot be taken', () => {
  test('is told with everything else, each by its path in the file', () => {
    const content = file(
      { use: 'limits' },
      { use: 'clear@9' },
      { use: 'clear', items: ['clear-9', 'clear-1', 'clear-1'] },
      { use: 'clear', colour: 'red', extraItems: [{ key: 'x' }] },
      { use: 'clear', extraItems: [item('clear-3')] },
      { ...OWN, items: [] },
    );
    expect(faultsOf({ ...content, anonymityThreshold: 1 }).sort()).toEqual([
      'anonymityThreshold TOO_SMALL',
      'competencies.0.use UNKNOWN_COMPETENCY',
      'competencies.1.use UNKNOWN_COMPETENCY',
      'competencies.2.items.0 UNKNOWN_ITEM',
      'competencies.2.items.2 DUPLICATE_KEY',
      'competencies.3.colour UNKNOWN_FIELD',
      'competencies.3.extraItems.0.other MISSING',
      'competencies.3.extraItems.0.self MISSING',
      'competencies.4.extraItems.0.key DUPLICATE_KEY',
      'competencies.5.items TOO_SMALL',
    ]);
  });

  test('is told once when it clashes with the rest, where the file takes it', () => {
    const clash = { ...OWN, items: [item('clear-2')] };
    expect(faultsOf(file(clash, { use: 'clear' }))).toEqual(['competencies.1.use DUPLICATE_KEY']);
    expect(faultsOf(file(clash, { use: 'clear', items: ['clear-1', 'clear-2'] }))).toEqual([
      'competencies.1.items.1 DUPLICATE_KEY',
    ]);
    expect(faultsOf(file(OWN, { use: 'clear', extraItems: [item('x'), item('own-1')] }))).toEqual([
      'competencies.1.extraItems.1.key DUPLICATE_KEY',
    ]);
    expect(faultsOf(file({ use: 'clear', section: 'none' }))).toEqual(['competencies.0.section UNKNOWN_SECTION']);
  });

  test('is nothing in a file without competencies', () => {
    expect(faultsOf(file())).toEqual(['competencies TOO_SMALL']);
    expect(faultsOf(null)).toEqual([' WRONG_TYPE']);
  });
});

test('the example of every option can be published, and has every option', () => {
  const read = readYamlFile(readFileSync('examples/questionnaires/every-option.yaml', 'utf8'));
  const composition = composeQuestionnaire(read.readable && read.content, [version('clear', 1, 'clear-1', 'clear-4')]);
  if (!composition.valid) throw new Error(JSON.stringify(composition.faults));
  const { minimumRaters, ...options } = questionnaireSchema.shape;
  expect(Object.keys(composition.definition)).toEqual(Object.keys(options));
  expect(competenciesMentioned(read.readable && read.content)).toEqual(['clear', 'hospitable']);
});
