import { describe, expect, test } from '@jest/globals';
import { itemsOf, missingTranslations } from '../questionnaires/questionnaire.rules.js';
import { composeEvaluation, type EvaluatedModule } from './evaluation-questionnaire.rules.js';

const text = (nl: string) => ({ nl, en: `${nl} (en)` });
const behaviour = (id: string) => ({
  id,
  text: text(`Gedrag ${id}`),
  indicators: [text(`Teken van ${id}`)],
  operationalGoals: [text('Korter wachten')],
  strategicGoals: [text('Tevreden bewoners')],
});
const module: EvaluatedModule = {
  name: text('Vitaal leiderschap'),
  behaviours: [behaviour('g1'), behaviour('g2')],
  challenges: [{ id: 'c1', text: text('Begrenzen') }],
  steps: [
    { id: 's1', title: text('Kick-off') },
    { id: 's2', title: text('Intervisie') },
  ],
};

describe('what an evaluation asks', () => {
  test('is about every behaviour, challenge and step of the module, and the whole', () => {
    const { definition, ties } = composeEvaluation(module, [])!;
    expect(itemsOf(definition)).toHaveLength(3 + 3 + 1 + 2 + 2);
    expect(ties.items.map(({ item, about, id }) => `${item} ${about} ${id}`)).toEqual([
      'behaviour-1-now BEHAVIOUR g1',
      'behaviour-1-helped BEHAVIOUR g1',
      'behaviour-1-goals BEHAVIOUR g1',
      'behaviour-2-now BEHAVIOUR g2',
      'behaviour-2-helped BEHAVIOUR g2',
      'behaviour-2-goals BEHAVIOUR g2',
      'challenge-1 LEADERSHIP_CHALLENGE c1',
      'step-1 STEP s1',
      'step-2 STEP s2',
    ]);
    expect(ties.context[0]).toEqual({
      part: 'behaviour-1',
      behaviourId: 'g1',
      indicators: [text('Teken van g1')],
      goals: [text('Korter wachten'), text('Tevreden bewoners')],
    });
  });

  test('speaks both languages throughout', () => {
    expect(missingTranslations(composeEvaluation(module, [{ kind: 'SCALE', text: text('Zaal') }])!.definition)).toEqual(
      [],
    );
  });

  test('has own questions behind the others, on the scale or open', () => {
    const { definition } = composeEvaluation(module, [
      { kind: 'OPEN', text: text('Aan wie vertel je dit?') },
      { kind: 'SCALE', text: text('De zaal was goed.') },
    ])!;
    expect(definition.competencies.at(-1)).toMatchObject({ key: 'own', items: [{ key: 'own-1' }] });
    expect(definition.openQuestions.map(({ key }) => key)).toEqual(['keep', 'change', 'own-open-1']);
  });

  test('of a module without an impact map is about its steps and the whole', () => {
    const { definition } = composeEvaluation({ ...module, behaviours: [], challenges: [] }, [])!;
    expect(definition.competencies.map(({ key }) => key)).toEqual(['steps', 'whole']);
  });

  test('shortens a text that is longer than a name or an item may be; the whole of it stands in the impact map', () => {
    const long = text('woord '.repeat(83).trim());
    const { definition, ties } = composeEvaluation(
      { ...module, behaviours: [{ ...behaviour('g1'), text: long }], challenges: [{ id: 'c1', text: long }] },
      [],
    )!;
    expect([...definition.competencies[0]!.name.nl!]).toHaveLength(200);
    expect(definition.competencies[0]!.name.nl).toMatch(/…$/);
    expect(definition.competencies[1]!.items[0]!.other.nl!.length).toBeLessThanOrEqual(500);
    expect(ties.items).toContainEqual({ item: 'challenge-1', about: 'LEADERSHIP_CHALLENGE', id: 'c1' });
  });

  test('is nothing when it would be more than a questionnaire may ask', () => {
    const many = Array.from({ length: 41 }, (_, at) => behaviour(`g${at}`));
    expect(composeEvaluation({ ...module, behaviours: many }, [])).toBeNull();
    const steps = Array.from({ length: 41 }, (_, at) => ({ id: `s${at}`, title: text('Stap') }));
    expect(composeEvaluation({ ...module, steps }, [])).toBeNull();
  });
});
