import { describe, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import type { RaterSheet } from '../responses/rater-sheet.read-model.js';
import { selectedSheets, setsToFillTogether } from './selection.rules.js';

const asked = (key: string, groups?: string[]) => ({ key, self: { en: 'I' }, other: { en: 'They' }, groups });
const definition: QuestionnaireDefinition = {
  key: 'q',
  name: { en: 'Q' },
  scale: { min: 1, max: 5, cannotJudge: true, labels: {} },
  anonymityThreshold: 3,
  competencies: [{ key: 'a', name: { en: 'A' }, items: [asked('a-1'), asked('a-2', ['SELF', 'PEER', 'CLIENT'])] }],
  openQuestions: [asked('keep')],
};

/** About somebody, for a rater of a group, in a round that is open. */
const sheet = (invitationId: string, key = 'PEER', more: Partial<RaterSheet> = {}): RaterSheet => ({
  invitationId,
  roundId: 'round',
  questionnaireId: 'q',
  organisation: 'Amstelstad',
  programme: { nl: 'P', en: 'P' },
  module: { nl: 'M', en: 'M' },
  subject: invitationId,
  group: { key, name: { en: key }, minimum: 1, maximum: 9, anonymous: !['SELF', 'MANAGER', 'CLIENT'].includes(key) },
  opensAt: new Date('2027-01-11T07:00:00Z'),
  closesAt: new Date('2027-02-05T16:00:00Z'),
  timeZone: 'Europe/Amsterdam',
  threshold: 4,
  commentThreshold: 5,
  definition,
  refusal: null,
  answers: { scores: [], comments: [] },
  submitted: false,
  version: 0,
  ...more,
});

const idsOf = (sheets: readonly RaterSheet[] | undefined) => sheets?.map(({ invitationId }) => invitationId);
const together = (...sheets: RaterSheet[]) => setsToFillTogether(sheets).map(idsOf);

describe('questionnaires that are filled in side by side', () => {
  test('are those about several people in one round that ask the same', () => {
    expect(together(sheet('emre'), sheet('noor'), sheet('vera'))).toEqual([['emre', 'noor', 'vera']]);
    expect(together(sheet('emre'), sheet('noor', 'PEER', { roundId: 'other' }))).toEqual([]);
  });

  test('never stand under two promises: anonymous, under one’s name, or as somebody’s manager', () => {
    const all = { competencies: [{ ...definition.competencies[0]!, items: [asked('a-1')] }] };
    const same = { definition: { ...definition, ...all } };
    const mixed = [sheet('emre', 'PEER', same), sheet('noor', 'CLIENT', same), sheet('vera', 'MANAGER', same)];
    expect(together(...mixed)).toEqual([]);
    expect(together(...mixed, sheet('lotte', 'DIRECT_REPORT', same))).toEqual([['emre', 'lotte']]);
    expect(together(...mixed, sheet('lotte', 'CLIENT', same))).toEqual([['noor', 'lotte']]);
  });

  test('do not include what asks another group other items or other open questions', () => {
    expect(together(sheet('emre', 'PEER'), sheet('noor', 'DIRECT_REPORT'))).toEqual([]);
    const forPeers = { definition: { ...definition, competencies: [], openQuestions: [asked('keep', ['PEER'])] } };
    expect(together(sheet('emre', 'PEER', forPeers), sheet('noor', 'DIRECT_REPORT', forPeers))).toEqual([]);
  });

  test('are neither about oneself nor of a round that takes no answer', () => {
    expect(together(sheet('me', 'SELF'), sheet('also me', 'SELF'))).toEqual([]);
    expect(together(sheet('emre'), sheet('noor', 'PEER', { refusal: 'CLOSED' }))).toEqual([]);
  });
});

describe('a page is about', () => {
  const behind = [sheet('emre'), sheet('noor'), sheet('me', 'SELF')];

  test('everything behind the link, or the one questionnaire that there is', () => {
    expect(selectedSheets(behind, {})).toBeUndefined();
    expect(idsOf(selectedSheets([sheet('emre')], {}))).toEqual(['emre']);
  });

  test('one questionnaire, or all that can be filled in with it', () => {
    expect(idsOf(selectedSheets(behind, { about: 'noor' }))).toEqual(['noor']);
    expect(idsOf(selectedSheets(behind, { together: 'noor' }))).toEqual(['emre', 'noor']);
    expect(idsOf(selectedSheets(behind, { together: 'me' }))).toEqual(['me']);
  });

  test('nothing where the link has no such questionnaire', () => {
    expect([selectedSheets(behind, { about: 'vera' }), selectedSheets(behind, { together: 'vera' })]).toEqual([[], []]);
  });
});
