import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definitions } from '../../../../test/support/questionnaires.js';
import { askedOf, otherLanguageIn } from './asked-questionnaire.rules.js';
import {
  askedRatings,
  itemsOf,
  LANGUAGES,
  missingTranslations,
  type QuestionnaireDefinition,
} from './questionnaire.rules.js';

const both = (word: string) => ({ nl: `${word} nl`, en: `${word} en` });
const asked = (key: string) => ({ key, self: both(`ik ${key}`), other: both(`zij ${key}`) });

const DEFINITION: QuestionnaireDefinition = {
  key: 'sample',
  name: both('lijst'),
  scale: {
    min: 1,
    max: 3,
    cannotJudge: true,
    labels: { nl: ['laag', 'midden', 'hoog'], en: ['low', 'middle', 'high'] },
  },
  anonymityThreshold: 3,
  sections: [{ key: 'module', name: both('deel') }],
  competencies: [
    {
      key: 'clear',
      name: both('helder'),
      items: [asked('clear-1'), { ...asked('clear-2'), groups: ['PEER', 'OTHER'] }],
    },
    { key: 'desk', name: both('balie'), section: 'module', items: [{ ...asked('desk-1'), groups: ['CITIZEN'] }] },
  ],
  openQuestions: [asked('keep'), { ...asked('service'), groups: ['CITIZEN'] }],
};

const keysFor = (group: string) =>
  askedOf(DEFINITION, group, 'nl').competencies.flatMap(({ items }) => items.map(({ key }) => key));

describe('a rater reads', () => {
  test('about themselves in the first person, and about somebody else in the third', () => {
    expect(askedOf(DEFINITION, 'SELF', 'nl').competencies[0]?.items[0]?.text).toBe('ik clear-1 nl');
    expect(askedOf(DEFINITION, 'PEER', 'en').competencies[0]?.items[0]?.text).toBe('zij clear-1 en');
  });

  test('only what their group is asked, without competencies of which nothing is left', () => {
    expect(keysFor('MANAGER')).toEqual(['clear-1']);
    expect(keysFor('CITIZEN')).toEqual(['clear-1', 'desk-1']);
    expect(askedOf(DEFINITION, 'MANAGER', 'nl').competencies.map(({ key }) => key)).toEqual(['clear']);
    expect(askedOf(DEFINITION, 'PEER', 'nl').openQuestions.map(({ key }) => key)).toEqual(['keep']);
  });

  test('in a merged group, what one of its parts is asked', () => {
    expect(keysFor('PEER+CITIZEN')).toEqual(['clear-1', 'clear-2', 'desk-1']);
  });

  test('under which part of the questionnaire a competency stands', () => {
    const { competencies } = askedOf(DEFINITION, 'CITIZEN', 'en');
    expect(competencies.map(({ section }) => section?.name.text ?? null)).toEqual([null, 'deel en']);
  });

  test('a second rating in their perspective, with labels of its own or else those of the scale', () => {
    const second = (labels?: { nl: string[] }) =>
      askedOf(
        {
          ...DEFINITION,
          secondRating: { kind: 'IMPORTANCE', question: { self: both('ik'), other: both('zij') }, labels },
        },
        'SELF',
        'nl',
      ).secondRating;
    expect(second()?.question.text).toBe('ik nl');
    expect(second()?.labels.map(({ text }) => text)).toEqual(['laag', 'midden', 'hoog']);
    expect(second({ nl: ['nauwelijks', 'wel', 'zeer'] })?.labels[0]?.text).toBe('nauwelijks');
    expect(askedOf(DEFINITION, 'SELF', 'nl').secondRating).toBeNull();
  });

  test('a text that their language lacks in the other one, and can see that', () => {
    const { nl, ...english } = DEFINITION.competencies[0]!.name;
    const competencies = [{ ...DEFINITION.competencies[0]!, name: english }];
    const read = askedOf({ ...DEFINITION, competencies }, 'SELF', 'nl');
    expect(read.competencies[0]?.name).toEqual({ text: 'helder en', language: 'en' });
    expect(read.competencies[0]?.items[0]?.language).toBe('nl');
    expect([otherLanguageIn(read, 'nl'), otherLanguageIn(askedOf(DEFINITION, 'SELF', 'nl'), 'nl')]).toEqual([
      'en',
      undefined,
    ]);
  });

  test('the labels of a scale all in one language', () => {
    const scale = { ...DEFINITION.scale, labels: { en: ['low', 'middle', 'high'] } };
    const { labels } = askedOf({ ...DEFINITION, scale }, 'SELF', 'nl').scale;
    expect(labels.map(({ language }) => language)).toEqual(['en', 'en', 'en']);
  });
});

describe('of any questionnaire', () => {
  const readers = fc.constantFrom('SELF', 'MANAGER', 'PEER', 'CITIZEN', 'TEAM_17', 'PEER+CITIZEN');

  test('a rater gets exactly the items that count for their group, each with a text', () => {
    fc.assert(
      fc.property(definitions, readers, fc.constantFrom(...LANGUAGES), (definition, group, language) => {
        const counted = askedRatings(definition, group);
        const items = askedOf(definition, group, language).competencies.flatMap((competency) => competency.items);
        expect(items.map(({ key }) => key)).toEqual(
          itemsOf(definition)
            .filter((_, at) => counted[at])
            .map(({ key }) => key),
        );
        expect(items.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  test('nobody reads two languages when no translation is missing', () => {
    fc.assert(
      fc.property(definitions, readers, (definition, group) => {
        const missing = missingTranslations(definition);
        for (const language of LANGUAGES.filter((one) => definition.name[one] !== undefined)) {
          const fallsBack = missing.some((one) => one.language === language);
          expect(fallsBack || otherLanguageIn(askedOf(definition, group, language), language) === undefined).toBe(true);
        }
      }),
    );
  });
});
