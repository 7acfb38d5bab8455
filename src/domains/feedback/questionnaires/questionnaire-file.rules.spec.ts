import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definitions } from '../../../../test/support/questionnaires.js';
import { readYamlFile } from '../../../platform/files/yaml-file.rules.js';
import { parseQuestionnaire, type QuestionnaireDefinition } from './questionnaire.rules.js';
import { questionnaireFile } from './questionnaire-file.rules.js';

const CASE = readFileSync('examples/dienstverlening/vragenlijst-module-1.yaml', 'utf8');

function definitionIn(yaml: string): QuestionnaireDefinition {
  const file = readYamlFile(yaml);
  const parsed = parseQuestionnaire(file.readable ? file.content : null);
  if (!parsed.valid) throw new Error(JSON.stringify({ file, faults: parsed.faults }));
  return parsed.definition;
}

/** As the database gives a stored object back: keys in an order of its own. */
const asStored = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
      : part,
  );

describe('a questionnaire as a file', () => {
  test('reads back as the same questionnaire, whatever is in it', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        expect(definitionIn(questionnaireFile(definition))).toEqual(definition);
      }),
    );
  });

  test('is the same file for a stored questionnaire as for one that was just read', () => {
    const definition = definitionIn(CASE);
    expect(questionnaireFile(asStored(definition))).toBe(questionnaireFile(definition));
  });

  test('has its parts in the order of the format, and the languages of a text on one line', () => {
    const written = questionnaireFile(asStored(definitionIn(CASE)));
    expect(written.match(/^\w+(?=:)/gm)).toEqual([
      'key',
      'name',
      'scale',
      'minimumRaters',
      'anonymityThreshold',
      'competencies',
      'openQuestions',
    ]);
    expect(written).toContain('name: { nl: Duidelijk zijn, en: Being clear }');
  });
});

describe('a place in a file', () => {
  const file = readYamlFile('key: a\nscale:\n  min: 1\n  labels: { nl: [x, y], en: [z] }\nlist:\n  - one\n  - b: 2\n');
  const placeOf = (...path: string[]) => {
    if (!file.readable) throw new Error('unreadable');
    const { line, column } = file.placeOf(path);
    return `${line}:${column}`;
  };

  test('is where the name of a field stands', () => {
    expect([placeOf('key'), placeOf('scale', 'min'), placeOf('scale', 'labels', 'en')]).toEqual(['1:1', '3:3', '4:25']);
  });

  test('is where an element of a list begins', () => {
    expect([placeOf('list', '0'), placeOf('list', '1', 'b'), placeOf('scale', 'labels', 'nl', '1')]).toEqual([
      '6:5',
      '7:5',
      '4:21',
    ]);
  });

  test('of what is not there is that of the nearest thing around it', () => {
    expect([placeOf('scale', 'max'), placeOf('list', '7', 'b'), placeOf('name')]).toEqual(['2:1', '5:1', '1:1']);
  });
});

describe('a file that cannot be read', () => {
  const faultsOf = (yaml: string) => {
    const file = readYamlFile(yaml);
    return file.readable ? [] : file.faults.map(({ place, code }) => `${place.line}:${place.column} ${code}`);
  };

  test.each([
    ['a bracket that is not closed', 'key: [', '1:7 INDENTATION'],
    ['a quote that is not closed', 'key: "a', '1:8 PUNCTUATION'],
    ['indentation by a tab', 'scale:\n\tmin: 1', '2:1 INDENTATION'],
    ['a name that is used twice', 'key: a\nname: b\nkey: c', '3:1 NAME_TWICE'],
    ['two documents', 'key: a\n---\nkey: b', '2:1 SEVERAL_DOCUMENTS'],
    ['a reference', 'a: &a x\nb: *a', '2:4 REFERENCE'],
    ['a reference to nothing', 'a: *b', '1:4 REFERENCE'],
    ['a tag', 'a: !!binary aGVsbG8=', '1:4 TAG'],
    ['a name that is a list', '? [a]\n: b', '1:3 NO_YAML'],
  ])('says of %s where it is', (_, yaml, expected) => {
    expect(faultsOf(yaml)).toContain(expected);
  });

  test('tells all its faults at once', () => {
    expect(faultsOf('a: 1\na: 2\nb: 1\nb: 2')).toEqual(['2:1 NAME_TWICE', '4:1 NAME_TWICE']);
  });

  test('may be empty, which is a questionnaire without anything', () => {
    const file = readYamlFile('');
    expect(file.readable && [file.content, file.placeOf([])]).toEqual([null, { line: 1, column: 1 }]);
  });

  test('is too long past a hundred thousand bytes, of which a letter can have several', () => {
    expect(faultsOf(`# ${'é'.repeat(49_999)}`)).toEqual([]);
    expect(faultsOf(`# ${'é'.repeat(50_000)}`)).toEqual(['1:1 TOO_LONG']);
  });

  test('that is full of faults tells fifty of them, and how many there are besides', () => {
    const file = readYamlFile('- !a x\n'.repeat(4_000));
    expect(!file.readable && [file.faults.length, file.faults[49], file.untold]).toEqual([
      50,
      { code: 'TAG', place: { line: 50, column: 3 } },
      3_950,
    ]);
  });

  test('that goes deeper than any questionnaire has that one fault, where it does', () => {
    expect(faultsOf('['.repeat(2000))).toEqual(['1:21 TOO_DEEP']);
    expect(faultsOf('- '.repeat(2000))).toEqual(['1:40 TOO_DEEP']);
  });

  test('in more parts than any questionnaire has that one fault', () => {
    expect(faultsOf('-\n'.repeat(40_000))).toEqual(['20001:1 TOO_MANY_PARTS']);
  });

  test('never brings the reader down, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void readYamlFile(text)));
    expect(faultsOf('['.repeat(100_000))).toHaveLength(1);
  });
});
