import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  itemOf,
  mean,
  panel,
  questionnaire,
  raters,
  releaseOf,
  reportOf,
  roundOf,
  type Sheet,
  subjectOf,
} from '../../../../../test/support/closed-rounds.js';
import { seeded } from '../../../../../test/support/seeded.js';
import type { QuestionnaireDefinition } from '../../questionnaires/questionnaire.rules.js';
import { type RaterGroup, type RaterGroupKey } from '../../rater-group.rules.js';
import type { ClosedRound, SubjectAnswers } from './closed-round.js';
import { releaseRound } from './release-round.rules.js';

const group = (key: RaterGroupKey, anonymous = true): RaterGroup => ({
  key,
  name: { en: key },
  minimum: 0,
  maximum: 50,
  anonymous,
});

describe('groups that a round chose itself', () => {
  const groups = [
    group('SELF', false),
    group('COUNCIL', false),
    group('CITIZEN'),
    group('PEER+OTHER'),
    group('CLIENT'),
  ];

  test('are the sources of the report, in their order, before all others', () => {
    const figures = itemOf([...raters('CITIZEN', 2, 3, 3, 4), ...raters('PEER+OTHER', 4, 4, 4, 4)], { groups });
    expect(Object.entries(figures)).toEqual([
      ['SELF', null],
      ['COUNCIL', null],
      ['CITIZEN', mean(3)],
      ['PEER+OTHER', mean(4)],
      ['CLIENT', null],
      ['ALL_OTHERS', mean(3.5)],
    ]);
  });

  test('may be named and have several raters, of whom the mean is shown as it is and who are in no total', () => {
    const figures = itemOf([...raters('COUNCIL', 5, 4), ...raters('CITIZEN', 2, 3, 3, 4)], { groups });
    expect(figures).toMatchObject({ COUNCIL: mean(4.5), CITIZEN: mean(3), ALL_OTHERS: mean(3) });
    expect(itemOf(raters('COUNCIL', 5, 5), { groups }).COUNCIL).toEqual(mean(5));
  });

  test.each([
    { why: 'a rater is in none of them', groups: [group('SELF', false)] },
    { why: 'two have one key', groups: [...groups, group('CITIZEN')] },
    { why: 'one is called all others', groups: [...groups, group('ALL_OTHERS')] },
    { why: 'self is anonymous', groups: [...groups.slice(1), group('SELF')] },
    { why: 'the manager is anonymous', groups: [...groups, group('MANAGER')] },
  ])('are refused where $why', ({ groups: some }) => {
    expect(() => reportOf(raters('CITIZEN', 3), { groups: some })).toThrow(RangeError);
  });

  test('count an item only where it was asked of them', () => {
    const definition = questionnaire(3);
    for (const item of definition.competencies[0]!.items.slice(1)) item.groups = ['SELF', 'CLIENT'];
    const sheets = raters('CITIZEN', 2, 3, 3, 4).map((sheet) => ({
      ...sheet,
      scores: [...Array.from(sheet.scores), 0, 0],
    }));
    const report = (...more: RaterGroup[]) =>
      reportOf(sheets, { definition, groups: [group('SELF', false), group('CITIZEN'), ...more] }).competencies[0]!
        .figures;
    expect(report()).toMatchObject({ CITIZEN: mean(3), ALL_OTHERS: mean(3) });
    expect(report(group('CLIENT'))).toMatchObject({ CITIZEN: mean(3), ALL_OTHERS: null });
  });
});

describe('a second rating', () => {
  const withSecond = (...sizes: number[]): QuestionnaireDefinition => ({
    ...questionnaire(...sizes),
    secondRating: { kind: 'IMPORTANCE', question: { self: { en: '?' }, other: { en: '?' } } },
  });

  test('is shown beside the current one, with blocks of its own, and counts in no competency', () => {
    const sheets: Sheet[] = [
      { group: 'SELF', scores: [2, 5] },
      ...[5, 4, 4, 0].map((second): Sheet => ({ group: 'PEER', scores: [3, second] })),
      ...[2, 3, 3, 5].map((second): Sheet => ({ group: 'OTHER', scores: [4, second] })),
    ];
    const [competency] = reportOf(sheets, { definition: withSecond(1) }).competencies;
    expect(competency!.items[0]!.second).toMatchObject({
      SELF: mean(5),
      PEER: null,
      OTHER: mean(3.3),
      ALL_OTHERS: mean(3.3),
    });
    expect(competency!.figures).toMatchObject({ SELF: mean(2), PEER: mean(3), ALL_OTHERS: mean(3.5) });
  });

  test('is shown as it would be if it were the current one', () => {
    fc.assert(
      fc.property(panel, ({ sheets }) => {
        const first = reportOf(sheets, { definition: questionnaire(2) }).competencies[0]!.items[1]!.figures;
        const second = reportOf(sheets, { definition: withSecond(1) }).competencies[0]!.items[0]!.second;
        expect(second).toEqual(first);
      }),
    );
  });

  test('leaves every answer, the current one and the second one, in doubt on every panel of three or four', () => {
    const points = [1, 2, 3];
    const sheet = points.flatMap((current) => points.map((second) => [current, second]));
    for (const size of [3, 4]) {
      const teams = Array.from({ length: size - 1 }).reduce<number[][][]>(
        (all) =>
          all.flatMap((team) => sheet.filter((one) => String(one) >= String(team.at(-1))).map((one) => [...team, one])),
        sheet.map((one) => [one]),
      );
      const definition = withSecond(1);
      definition.scale.max = 3;
      const feasible = new Map<string, Set<number>[]>();
      for (const team of teams) {
        const bytes = JSON.stringify(
          reportOf(
            team.map((scores) => ({ group: 'PEER', scores })),
            { definition, threshold: 3 },
          ),
        );
        const values = feasible.get(bytes) ?? [new Set(), new Set()];
        feasible.set(bytes, values);
        for (const [current, second] of team) {
          values[0]!.add(current!);
          values[1]!.add(second!);
        }
      }
      expect(Math.min(...[...feasible.values()].flat().map((values) => values.size))).toBeGreaterThan(1);
    }
  });
});

describe('an earlier round about the same person', () => {
  const asked = (key: RaterGroupKey, names: string) => [...names].map((rater) => ({ group: key, rater }));
  const panelOf = (peers: string, reports: string) => [...asked('PEER', peers), ...asked('DIRECT_REPORT', reports)];
  const sheets = [...raters('PEER', 2, 3, 3, 4, 4), ...raters('DIRECT_REPORT', 2, 2, 3, 3, 2)];
  const cells = [{ source: 'PEER', raters: [...'abcdef'] }];
  const before = [{ forSubject: cells, forContributors: cells }];

  test('with the same panel holds nothing up', () => {
    const changes = { panel: panelOf('abcdef', 'ghijk'), earlier: before };
    expect(releaseOf(sheets, changes)).toEqual(releaseOf(sheets));
  });

  test('silences a group of which one rater changed, in every item, in the total and in the comments', () => {
    const comments = raters('PEER', 1, 1, 1, 1, 1).map((_, at) => ({
      questionKey: 'keep',
      group: 'PEER',
      text: `${at}`,
    }));
    const changes = { panel: panelOf('abcdex', 'ghijk'), earlier: before, comments };
    const reports = sheets.filter((sheet) => sheet.group !== 'PEER');
    expect(releaseOf(sheets, changes)).toEqual(releaseOf(reports));
    const { shown } = releaseRound(roundOf(sheets, changes), seeded(7)).reports[0]!;
    expect(shown.forSubject).toEqual(['DIRECT_REPORT', 'ALL_OTHERS']);
  });

  test('leaves who rated too a group of which k raters changed no more than one that is silent, and all others with it', () => {
    // a and b left, x and y came: k of them, of whom each knows what one answered.
    const changes = { panel: panelOf('cdefxy', 'ghijk'), earlier: before };
    const { forSubject, forContributors } = releaseRound(roundOf(sheets, changes), seeded(7)).reports[0]!.release;
    const ofItem = (report: typeof forSubject) => report.competencies[0]!.items[0]!.figures;
    expect(ofItem(forSubject)).toEqual(ofItem(releaseOf(sheets).forSubject));
    expect(ofItem(forContributors)).toMatchObject({ PEER: null, ALL_OTHERS: null });
    expect(ofItem(forContributors).DIRECT_REPORT).toEqual(ofItem(forSubject).DIRECT_REPORT);
  });
});

test('the sources that are shown are those with a figure, in what is for everybody and in what is for raters', () => {
  const sheets = [...raters('SELF', 4), ...raters('PEER', 2, 3, 3, 4, 3), ...raters('OTHER', 2, 3, 3, 0)];
  const shown = (threshold: number) => releaseRound(roundOf(sheets, { threshold }), seeded(7)).reports[0]!.shown;
  const withPeers = ['SELF', 'PEER', 'ALL_OTHERS'];
  expect(shown(5)).toEqual({ forSubject: withPeers, forContributors: ['SELF'] });
  expect(shown(4)).toEqual({ forSubject: withPeers, forContributors: withPeers });
  const withOthers = ['SELF', 'PEER', 'OTHER', 'ALL_OTHERS'];
  expect(shown(3)).toEqual({ forSubject: withOthers, forContributors: ['SELF', 'PEER'] });
});

describe('a whole round', () => {
  /** A directorate of two departments, with so many peers for each subject. */
  function directorate(peers: readonly number[], answer: () => number): ClosedRound {
    const subjects = peers.map((count, at): SubjectAnswers => {
      const sheets = [
        { group: 'SELF', scores: [answer(), answer()] },
        ...Array.from({ length: count }, () => ({ group: 'PEER', scores: [answer(), answer()] })),
      ];
      const panel = Array.from({ length: 8 }, (_, rater) => ({ group: 'PEER', rater: `${at + rater}` }));
      const units = [at % 2 === 0 ? 'even' : 'odd', 'all'];
      return subjectOf(sheets, { subjectId: `${at}`, panel, units });
    });
    return { ...roundOf([]), definition: questionnaire(2), subjects };
  }
  const answering = (seed: number) => {
    const random = seeded(seed + 1);
    return () => 1 + Math.floor(random() * 5);
  };

  test('shows its units as well', () => {
    const { units } = releaseRound(directorate(new Array(12).fill(6), answering(3)), seeded(7));
    expect(units.map(({ unitId, subjects }) => [unitId, subjects])).toEqual([
      ['all', 12],
      ['even', 6],
      ['odd', 6],
    ]);
  });

  test('depends nowhere on a group that stays below k, in no report and no unit', () => {
    const size = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(size, { minLength: 10, maxLength: 14 }), fc.nat(), fc.nat(), (peers, seed, other) => {
        const before = directorate(peers, answering(seed));
        const noise = answering(other);
        const after = before.subjects.map((subject) => {
          const small = subject.sheets.filter((sheet) => sheet.group === 'PEER').length < 4;
          const others = Array.from({ length: Math.floor(noise() / 2) + 1 }, (_, at) => ({
            group: at % 2 ? 'OTHER' : 'PEER',
            scores: [noise(), noise()],
          }));
          return small ? { ...subject, sheets: [...subject.sheets.slice(0, 1), ...others] } : subject;
        });
        const bytes = (round: ClosedRound) => JSON.stringify(releaseRound(round, seeded(7)));
        expect(bytes({ ...before, subjects: after })).toBe(bytes(before));
      }),
    );
  });

  test('has no figure over two answers of one sheet: answers can change hands per item, within a group, and no byte changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: 9 }), { minLength: 30, maxLength: 34 }),
        fc.nat(),
        (peers, seed) => {
          const before = directorate(peers, answering(seed));
          const after = before.subjects.map((subject) => {
            const scores = subject.sheets.slice(1).map((sheet) => Array.from(sheet.scores));
            const moved = scores.map(([first], at) => ({
              group: 'PEER',
              scores: [first!, scores[(at + 1) % scores.length]![1]!],
            }));
            return { ...subject, sheets: [subject.sheets[0]!, ...moved] };
          });
          const [one, other] = [before, { ...before, subjects: after }].map((round) => releaseRound(round, seeded(7)));
          expect(JSON.stringify(other)).toBe(JSON.stringify(one));
          expect(one!.units).toHaveLength(3);
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('a sheet that does not fit the questionnaire is refused', () => {
  expect(() => reportOf([{ group: 'PEER', scores: [3, 3] }], { definition: questionnaire(1) })).toThrow(RangeError);
  expect(() => reportOf(raters('PEER', 6))).toThrow(RangeError);
  expect(() => reportOf(raters('PEER', 2.5))).toThrow(RangeError);
});
