import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type RaterGroup, STANDARD_GROUPS } from '../rater-group.rules.js';
import {
  askedRatings,
  asksQuestion,
  itemsOf,
  languagesOf,
  MOST_ITEMS,
  missingTranslations,
  parseQuestionnaire,
  type QuestionnaireDefinition,
  raterGroupsOf,
  ratingKey,
  ratingsOf,
} from './questionnaire.rules.js';

const yaml = readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: untrusted input, spoilt in a different way by each test
let input: any;

function faults() {
  const result = parseQuestionnaire(input);
  return result.valid ? [] : result.faults.map(({ path, code }) => `${path.join('.')} ${code}`);
}

function definition(): QuestionnaireDefinition {
  const result = parseQuestionnaire(input);
  if (!result.valid) throw new Error(JSON.stringify(result.faults));
  return result.definition;
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

  test('may lack translations, and says which', () => {
    delete input.competencies[0].items[1].self.en;
    delete input.openQuestions[1].other.nl;
    delete input.scale.labels.en;
    expect(faults()).toEqual([]);
    expect(missingTranslations(definition()).map(({ path }) => path.join('.'))).toEqual([
      'scale.labels.en',
      'competencies.0.items.1.self.en',
      'openQuestions.1.other.nl',
    ]);
  });

  test('says everything in one language at least', () => {
    input.competencies[0].items[1].self = {};
    input.openQuestions[1].other = {};
    expect(faults()).toEqual(['competencies.0.items.1.self NO_LANGUAGE', 'openQuestions.1.other NO_LANGUAGE']);
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

describe('the rater groups of a questionnaire', () => {
  const group = (key: string, more: Partial<RaterGroup> = {}): RaterGroup => ({
    key,
    name: { nl: key },
    minimum: 1,
    maximum: 12,
    anonymous: true,
    ...more,
  });
  const self = group('SELF', { maximum: 1, anonymous: false });

  test('are the standard ones with its own minima when it gives no more than those', () => {
    input.minimumRaters.PEER = 5;
    const groups = raterGroupsOf(definition());
    expect(groups?.map(({ key, minimum }) => `${key} ${minimum}`)).toEqual([
      'SELF 1',
      'MANAGER 1',
      'PEER 5',
      'DIRECT_REPORT 3',
      'OTHER 0',
    ]);
    expect(groups?.[2]).toEqual({ ...STANDARD_GROUPS[2], minimum: 5 });
  });

  test('are those that it names', () => {
    input.raterGroups = [self, group('CITIZEN')];
    expect(raterGroupsOf(definition())).toEqual(input.raterGroups);
  });

  test('are left to the round when it says nothing of them', () => {
    delete input.minimumRaters;
    expect(raterGroupsOf(definition())).toBeNull();
  });

  test('have SELF among them, and in SELF and MANAGER exactly one person, who is named', () => {
    input.raterGroups = [group('MANAGER'), group('PEER')];
    expect(faults()).toEqual([
      'raterGroups NO_SELF_GROUP',
      'raterGroups.0.anonymous MUST_BE_NAMED',
      'raterGroups.0.maximum MORE_THAN_ONE',
    ]);
  });

  test('ask for no more than they take, have each a name and key of their own, and none of a report', () => {
    input.raterGroups = [self, group('A', { minimum: 13 }), group('A', { name: {} }), group('ALL_OTHERS')];
    expect(faults().sort()).toEqual([
      'raterGroups.1.minimum MINIMUM_ABOVE_MAXIMUM',
      'raterGroups.2.key DUPLICATE_KEY',
      'raterGroups.2.name NO_LANGUAGE',
      'raterGroups.3.key RESERVED_KEY',
    ]);
  });

  test('are each asked an item, and items ask groups that there are', () => {
    input.raterGroups = [self, group('CITIZEN'), group('PEER')];
    for (const { items } of input.competencies) for (const item of items) item.groups = ['SELF', 'PEER'];
    input.openQuestions[0].groups = ['NEIGHBOUR'];
    expect(faults()).toEqual(['openQuestions.0.groups.0 UNKNOWN_GROUP', 'raterGroups.1 GROUP_ASKED_NOTHING']);
  });

  test('may be any for an item where they are left to the round', () => {
    delete input.minimumRaters;
    input.competencies[0].items[0].groups = ['NEIGHBOUR'];
    expect(faults()).toEqual([]);
  });
});

describe('the ratings of a questionnaire', () => {
  test('are its items, then their second rating in the same order', () => {
    expect(ratingsOf(definition()).map(ratingKey)).toEqual(itemsOf(definition()).map(({ key }) => key));
    input.secondRating = { kind: 'IMPORTANCE', question: { self: { nl: 'Belang' }, other: { nl: 'Belang' } } };
    const keys = ratingsOf(definition()).map(ratingKey);
    expect(keys).toHaveLength(40);
    expect([keys[0], keys[19], keys[20], keys[39]]).toEqual([
      'clear-1',
      'connect-5',
      'clear-1:importance',
      'connect-5:importance',
    ]);
  });

  test('are asked of a group, or of one that it was merged into, side by side with their second rating', () => {
    input.secondRating = { kind: 'DESIRED', question: { self: { nl: 'Wens' }, other: { nl: 'Wens' } } };
    for (const { items } of input.competencies.slice(1)) for (const item of items) item.groups = ['PEER'];
    const asked = (group: string) => askedRatings(definition(), group).filter(Boolean).length;
    expect([asked('PEER'), asked('MANAGER'), asked('OTHER+PEER'), asked('OTHER+DIRECT_REPORT')]).toEqual([
      40, 10, 40, 10,
    ]);
    expect(askedRatings(definition(), 'MANAGER').slice(20, 26)).toEqual([true, true, true, true, true, false]);
  });

  test('leave an open question to the groups that it is for', () => {
    input.openQuestions[0].groups = ['OTHER'];
    const [keep] = definition().openQuestions;
    expect(['OTHER', 'PEER+OTHER', 'PEER'].map((group) => asksQuestion(keep!, group))).toEqual([true, true, false]);
  });

  test('have as many labels for the second as the scale has points', () => {
    const question = { self: { nl: 'Belang' }, other: { nl: 'Belang' } };
    input.secondRating = { kind: 'IMPORTANCE', question, labels: { nl: ['laag', 'hoog'] } };
    expect(faults()).toEqual(['secondRating.labels.nl WRONG_NUMBER_OF_LABELS']);
  });
});

describe('the sections of a questionnaire', () => {
  test('exist, and hold competencies that stand together', () => {
    input.sections = [{ key: 'base', name: { nl: 'Basis' } }];
    input.competencies[0].section = 'base';
    input.competencies[1].section = 'extra';
    input.competencies[2].section = 'base';
    expect(faults()).toEqual(['competencies.1.section UNKNOWN_SECTION', 'competencies.2.section SECTION_NOT_TOGETHER']);
  });
});

describe('the norm of a competency', () => {
  test('is a spread that the scale has room for, a reliability under 1, and who found them', () => {
    input.competencies[0].norm = { sd: 0.61, reliability: 0.85, source: 'Onderzoek 2025, 412 leidinggevenden' };
    expect(definition().competencies[0]?.norm?.sd).toBe(0.61);
    input.competencies[0].norm = { sd: 2.1, reliability: 0.85, source: 'Een andere schaal' };
    expect(faults()).toEqual(['competencies.0.norm.sd TOO_LARGE']);
    input.competencies[0].norm = { sd: 0, reliability: 1 };
    expect(faults()).toEqual([
      'competencies.0.norm.sd TOO_SMALL',
      'competencies.0.norm.reliability TOO_LARGE',
      'competencies.0.norm.source MISSING',
    ]);
  });
});
