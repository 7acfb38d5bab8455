import { beforeAll, describe, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import type { RaterGroup } from '../../rater-group.rules.js';
import type { Figure } from '../gate/figure.rules.js';
import { ALL_OTHERS, type Figures } from '../gate/released-report.js';
import type { FeedbackReport } from './report.model.js';
import type { ReportRow } from './report.read-model.js';
import { reportTable } from './report-table.js';
import { reportView } from './report-view.js';
import { spreadsheet } from './spreadsheet.js';

const group = (key: string, nl: string, anonymous: boolean): RaterGroup => ({
  key,
  name: { nl },
  minimum: 1,
  maximum: 10,
  anonymous,
});
const item = (key: string) => ({ key, self: { nl: `Ik ${key}` }, other: { nl: `=Deze leider ${key}` } });
const definition = {
  key: 'module',
  name: { nl: 'Module' },
  scale: { min: 1, max: 5, cannotJudge: true, labels: {} },
  anonymityThreshold: 4,
  secondRating: { kind: 'IMPORTANCE', question: { self: {}, other: {} } },
  competencies: [{ key: 'clear', name: { nl: 'Helder' }, theme: 'direction', items: [item('praat'), item('vraagt')] }],
  openQuestions: [{ key: 'keep', self: { nl: 'Wat houd ik?' }, other: { nl: 'Wat houdt deze leider?' } }],
} as QuestionnaireDefinition;

const mean = (points: number): Figure => ({ mean: points, band: null, distribution: null, spread: null });
const figures = (self: Figure | null, peers: Figure | null, others: Figure | null): Figures => ({
  SELF: self,
  'PEER+OTHER': peers,
  [ALL_OTHERS]: others,
});
const silent = figures(null, null, null);
const eight: Figure = { mean: 2.8, band: null, distribution: [0, 4, 2, 2, 0], spread: 0.9 };
const HIDDEN = '7f8e6d5c-0000-4000-8000-000000000001';

const row: ReportRow = {
  id: 'report',
  subjectId: 'subject',
  personId: 'participant',
  coachId: null,
  reading: 'OWN',
  module: { nl: 'Begrenzen', en: 'Limits' },
  threshold: 4,
  raterGroups: [group('SELF', 'Jezelf', false), group('PEER', 'Collega’s', true), group('OTHER', 'Anderen', true)],
  mergedGroups: [['PEER', 'OTHER']],
  computedAt: new Date(0),
  releasedAt: new Date(0),
  definition,
  tied: [{ key: 'praat', behaviourId: 'norm' }],
  content: {
    competencies: [
      {
        key: 'clear',
        figures: figures(mean(4), mean(3), mean(3)),
        gap: 1,
        items: [
          { key: 'praat', figures: figures(mean(4), eight, mean(2.8)), second: figures(mean(5), null, null) },
          { key: 'vraagt', figures: figures(mean(3), null, { ...mean(0), mean: null, band: 'HIGH' }), second: silent },
        ],
      },
    ],
    comments: [
      {
        questionKey: 'keep',
        texts: {
          SELF: [],
          'PEER+OTHER': [
            { id: HIDDEN, text: 'Dat was Jan' },
            { id: 'other', text: '+1' },
          ],
          [ALL_OTHERS]: [],
        },
      },
    ],
  },
  redacted: [HIDDEN],
  shares: [],
};

describe('a report as its reader sees it', () => {
  let report: FeedbackReport;
  beforeAll(() => {
    report = reportView(row);
  });

  test('has a figure of every source, merged groups as one, whether they say anything or not', () => {
    expect(report.sources.map(({ key, name, anonymous }) => [key, name.nl, anonymous])).toEqual([
      ['SELF', 'Jezelf', false],
      ['PEER+OTHER', 'Collega’s, Anderen', true],
      [ALL_OTHERS, 'Alle anderen samen', true],
    ]);
    const [competency] = report.competencies;
    for (const shown of [competency!.figures, ...competency!.items.flatMap((one) => [one.figures, one.second!])])
      expect(shown.map(({ source }) => source)).toEqual(['SELF', 'PEER+OTHER', ALL_OTHERS]);
  });

  test('tells agreement and certainty where the distribution is shown, by the formulas of their papers', () => {
    const [talks, asks] = report.competencies[0]!.items;
    // Mean 2.75, sum of squares 5.5, so s^2 = 5.5 / 7 and rwg = 1 - s^2 / 2; |x - mean| sums to 6.
    expect(talks!.figures[1]).toMatchObject({
      agreement: { within: 0.61, averageDeviation: 0.75, deviationCutOff: 0.83, level: 'MODERATE' },
      interval: { low: 2.01, high: 3.49 },
    });
    expect(talks!.figures[2]).toMatchObject({ agreement: null, interval: null });
    expect(asks!.figures[1]).toEqual({
      source: 'PEER+OTHER',
      mean: null,
      band: null,
      distribution: null,
      spread: null,
      agreement: null,
      interval: null,
    });
  });

  test('sets self against all others, per item and per competency', () => {
    const [competency] = report.competencies;
    expect(competency).toMatchObject({ gap: 1, johari: 'BLIND_SPOT', theme: 'direction' });
    expect(competency!.items.map(({ gap, johari }) => [gap, johari])).toEqual([
      [1.2, 'BLIND_SPOT'],
      [-1.9, 'HIDDEN_STRENGTH'],
    ]);
  });

  test('names the highest and lowest items in the eyes of all others', () => {
    expect(report.highest.map(({ key, mean, band }) => [key, mean, band])).toEqual([['vraagt', null, 'HIGH']]);
    expect(report.lowest.map(({ key, mean, band }) => [key, mean, band])).toEqual([['praat', 2.8, null]]);
  });

  test('keeps the place of a comment that was taken out, and not its words', () => {
    expect(report.questions[0]!.comments[1]!.texts).toEqual([
      { id: HIDDEN, text: '', redacted: true },
      { id: 'other', text: '+1', redacted: false },
    ]);
    expect(JSON.stringify(report)).not.toContain('Jan');
  });

  test('says the same of a group that was silenced and of one that nobody asked', () => {
    const asked = reportView({ ...row, content: { ...row.content, comments: [] } });
    const item = asked.competencies[0]!.items[1]!;
    expect({ ...item.figures[1], source: '' }).toEqual({ ...item.second![0], source: '' });
  });
});

describe('a report as a spreadsheet', () => {
  const table = (locale: 'nl' | 'en') => spreadsheet(reportTable(reportView(row), locale), locale).split('\r\n');

  test('opens in a Dutch one with semicolons and decimal commas, in an English one with commas and points', () => {
    expect(table('nl')[0]).toBe(
      '\ufeffonderdeel;competentie;vraag;bron;wat;gemiddelde;in plaats daarvan;standaardafwijking;1;2;3;4;5;rwg;gemiddelde afwijking;interval van;interval tot;zelf min anderen;venster;toelichting',
    );
    expect(table('nl')).toContain(
      "vraag;Helder;'=Deze leider praat;Collega’s, Anderen;nu;2,8;;0,9;0;4;2;2;0;0,61;0,75;2,01;3,49;;;",
    );
    expect(table('en')).toContain(
      `item,Helder,'=Deze leider praat,"Collega’s, Anderen",now,2.8,,0.9,0,4,2,2,0,0.61,0.75,2.01,3.49,,,`,
    );
  });

  test('sets self against all others in the row of all others', () => {
    expect(table('nl')).toContain(
      "vraag;Helder;'=Deze leider vraagt;Alle anderen samen;nu;;hoog;;;;;;;;;;;-1,9;verborgen kracht;",
    );
    expect(table('en')).toContain('competency,Helder,,All others together,now,3,,,,,,,,,,,,1,blind spot,');
  });

  test('has an empty cell for what is silent, and for a comment that was taken out', () => {
    expect(table('nl')).toContain("vraag;Helder;'=Deze leider vraagt;Collega’s, Anderen;nu;;;;;;;;;;;;;;;");
    expect(table('nl')).toContain("vraag;Helder;'=Deze leider vraagt;Jezelf;belang;;;;;;;;;;;;;;;");
    const comments = table('nl').filter((line) => line.startsWith('toelichting'));
    expect(comments.map((line) => line.split(';').at(-1))).toEqual(['', '', "'+1", '']);
  });

  test('has as many cells in every row as headers', () => {
    const rows = reportTable(reportView(row), 'nl');
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([rows[0]!.length]));
  });
});
