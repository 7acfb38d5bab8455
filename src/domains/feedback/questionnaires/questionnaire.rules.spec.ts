import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { itemsOf, languagesOf, MOST_ITEMS, parseQuestionnaire } from './questionnaire.rules.js';

const yaml = readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: untrusted input, spoilt in a different way by each test
let input: any;

function faults() {
  const result = parseQuestionnaire(input);
  return result.valid ? [] : result.faults.map(({ path, code }) => `${path.join('.')} ${code}`);
}

beforeEach(() => {
  input = parse(yaml);
});

describe('a questionnaire', () => {
  test('of the case is read whole, its items in the order of the file', () => {
    const result = parseQuestionnaire(input);
    if (!result.valid) throw new Error(JSON.stringify(result.faults));
    const items = itemsOf(result.definition).map(({ key }) => key);
    expect(items).toHaveLength(20);
    expect([items[0], items[5], items[19]]).toEqual(['clear-1', 'limits-1', 'connect-5']);
    expect(result.definition.openQuestions.map(({ key }) => key)).toEqual(['keep', 'more']);
    expect(languagesOf(result.definition)).toEqual(['nl', 'en']);
  });

  test('has its texts trimmed and composed', () => {
    input.name.nl = '  E\u0301e\u0301n lijn ';
    const result = parseQuestionnaire(input);
    expect(result.valid && result.definition.name.nl).toBe('\u00c9\u00e9n lijn');
  });

  test('in one language only is fine', () => {
    input = JSON.parse(JSON.stringify(input), (key, value) => (key === 'en' ? undefined : value));
    expect(faults()).toEqual([]);
  });

  test('that is not an object, or empty, says what is missing', () => {
    input = null;
    expect(faults()).toEqual([' WRONG_TYPE']);
    input = {};
    expect(faults()).toContain('competencies MISSING');
  });

  test('is told all faults of its shape at once, each by its path', () => {
    input.key = 'Not A Key';
    input.scale.max = '5';
    input.competencies[1].items[2].other.nl = '';
    input.competencies[2].items = [];
    input.openQuestions[0].colour = 'red';
    input.anonymityThreshold = 2;
    delete input.minimumRaters.OTHER;
    expect(faults().sort()).toEqual([
      'anonymityThreshold TOO_SMALL',
      'competencies.1.items.2.other.nl TOO_SMALL',
      'competencies.2.items TOO_SMALL',
      'key WRONG_FORMAT',
      'minimumRaters.OTHER MISSING',
      'openQuestions.0.colour UNKNOWN_FIELD',
      'scale.max WRONG_TYPE',
    ]);
  });

  test('may not use a key twice, not even in different competencies', () => {
    input.competencies[2].key = 'clear';
    input.competencies[3].items[4].key = 'clear-1';
    input.openQuestions[1].key = 'keep';
    expect(faults()).toEqual([
      'competencies.2.key DUPLICATE_KEY',
      'competencies.3.items.4.key DUPLICATE_KEY',
      'openQuestions.1.key DUPLICATE_KEY',
    ]);
  });

  test('needs one label per point of the scale', () => {
    input.scale.labels.en.pop();
    expect(faults()).toEqual(['scale.labels.en WRONG_NUMBER_OF_LABELS']);
  });

  test('needs a scale of three points at least, from 1 up', () => {
    input.scale = { ...input.scale, min: 4, labels: { nl: ['a', 'b'], en: ['a', 'b'] } };
    expect(faults()).toEqual(['scale.max SCALE_TOO_SHORT']);
    input.scale.min = 0;
    expect(faults()).toEqual(['scale.min TOO_SMALL']);
  });

  test('says everything in each of its languages', () => {
    delete input.competencies[0].items[1].self.en;
    delete input.openQuestions[1].other.nl;
    delete input.scale.labels.en;
    expect(faults()).toEqual([
      'scale.labels.en MISSING_TRANSLATION',
      'competencies.0.items.1.self.en MISSING_TRANSLATION',
      'openQuestions.1.other.nl MISSING_TRANSLATION',
    ]);
  });

  test('in no language at all is refused', () => {
    input = JSON.parse(JSON.stringify(input), (key, value) => (key === 'en' || key === 'nl' ? undefined : value));
    expect(faults()).toEqual(['name NO_LANGUAGE']);
  });

  test('may not ask more than a rater can take', () => {
    const items = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...input.competencies[0].items[0], key: `${prefix}-${at}` }));
    const four = ['a', 'b', 'c', 'd'].map((key) => ({ ...input.competencies[0], key, items: items(key, 40) }));
    input.competencies = four;
    expect(MOST_ITEMS).toBeLessThan(160);
    expect(faults()).toEqual(['competencies TOO_MANY_ITEMS']);
  });

  test('holds no control characters and no language that nobody here reads', () => {
    input.name.nl = 'Begren\u0000zend';
    input.competencies[0].name.de = 'Klar sein';
    expect(faults()).toEqual(['name.nl WRONG_FORMAT', 'competencies.0.name.de UNKNOWN_FIELD']);
  });
});
