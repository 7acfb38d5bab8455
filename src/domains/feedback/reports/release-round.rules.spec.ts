import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionnaireDefinition } from '../questionnaires/questionnaire.rules.js';
import { type RaterGroup, type RaterGroupKey, STANDARD_GROUPS } from '../rater-group.rules.js';
import type { ClosedRound, SubjectAnswers, SubmittedComment } from './closed-round.js';
import { releaseRound } from './release-round.rules.js';

const anonymous = ['PEER', 'DIRECT_REPORT', 'OTHER'] as const;

/** One competency per number, of so many items. */
function questionnaire(...sizes: number[]): QuestionnaireDefinition {
  const asked = (key: string) => ({ key, self: { en: 'I' }, other: { en: 'This leader' } });
  return {
    key: 'q',
    name: { en: 'Q' },
    scale: { min: 1, max: 5, cannotJudge: true, labels: { en: ['1', '2', '3', '4', '5'] } },
    minimumRaters: { SELF: 1, MANAGER: 1, PEER: 3, DIRECT_REPORT: 3, OTHER: 0 },
    anonymityThreshold: 3,
    competencies: sizes.map((size, which) => ({
      key: `c${which}`,
      name: { en: 'C' },
      items: Array.from({ length: size }, (_, at) => asked(`c${which}-${at}`)),
    })),
    openQuestions: [asked('keep'), asked('more')],
  };
}

type Sheet = SubjectAnswers['sheets'][number];
type Changes = Partial<Omit<ClosedRound, 'subjects'> & SubjectAnswers>;

/** Sheets with one item: one rater per score. */
function raters(group: RaterGroupKey, ...scores: number[]): Sheet[] {
  return scores.map((score) => ({ group, scores: [score] }));
}

function subjectOf(sheets: readonly Sheet[], changes: Changes = {}): SubjectAnswers {
  const { groups = STANDARD_GROUPS, comments = [], panel = [], earlier = [], units = [], subjectId = 's' } = changes;
  return { subjectId, groups, sheets, comments, panel, earlier, units };
}

function roundOf(sheets: readonly Sheet[], changes: Changes = {}): ClosedRound {
  const { definition = questionnaire(sheets[0]?.scores.length ?? 1), threshold = 4, commentThreshold = 5 } = changes;
  return { definition, threshold, commentThreshold, subjects: [subjectOf(sheets, changes)] };
}

function releaseOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return releaseRound(roundOf(sheets, changes), seeded(7)).reports[0]!.release;
}

function reportOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return releaseOf(sheets, changes).forSubject;
}

function itemOf(sheets: readonly Sheet[], changes: Changes = {}) {
  return reportOf(sheets, changes).competencies[0]!.items[0]!.figures;
}

function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const mean = (value: number) => ({ mean: value, band: null, distribution: null, spread: null });
const band = (value: 'LOW' | 'HIGH') => ({ mean: null, band: value, distribution: null, spread: null });

const score = fc.integer({ min: 0, max: 5 });
const sheetsOf = (group: RaterGroupKey, items: number, size: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.array(score, { minLength: items, maxLength: items }).map((scores): Sheet => ({ group, scores })),
    size,
  );
const commentsOf = (group: RaterGroupKey, size: { minLength: number; maxLength: number }) =>
  fc
    .array(
      fc.record({ questionKey: fc.constantFrom('keep', 'more'), text: fc.string({ minLength: 1, maxLength: 3 }) }),
      size,
    )
    .map((comments) => comments.map((comment): SubmittedComment => ({ ...comment, group })));
const panel = fc.record({
  sheets: fc
    .tuple(...anonymous.map((group) => sheetsOf(group, 2, { minLength: 0, maxLength: 10 })))
    .map((groups) => groups.flat()),
  comments: fc
    .tuple(...anonymous.map((group) => commentsOf(group, { minLength: 0, maxLength: 14 })))
    .map((groups) => groups.flat()),
});

describe('named sources', () => {
  test('self and manager are shown as they answered, and are in no anonymous figure', () => {
    const peers = raters('PEER', 3, 3, 4, 4);
    const figures = itemOf([...raters('SELF', 5), ...raters('MANAGER', 1), ...peers]);
    expect(figures).toMatchObject({ SELF: mean(5), MANAGER: mean(1), PEER: mean(3.5), ALL_OTHERS: mean(3.5) });
    expect({ ...figures, SELF: null, MANAGER: null }).toEqual(itemOf(peers));
  });

  test('change no anonymous figure, whatever they answer', () => {
    fc.assert(
      fc.property(panel, score, score, ({ sheets }, self, manager) => {
        const named: Sheet[] = [
          { group: 'SELF', scores: [self, self] },
          { group: 'MANAGER', scores: [manager, manager] },
        ];
        const anonymousFigures = (answered: Sheet[]) =>
          reportOf(answered, { definition: questionnaire(2) }).competencies[0]!.items.map(({ figures }) => ({
            ...figures,
            SELF: null,
            MANAGER: null,
          }));
        expect(anonymousFigures([...sheets, ...named])).toEqual(anonymousFigures(sheets));
      }),
    );
  });

  test('a named rater who cannot judge is silent', () => {
    expect(itemOf([...raters('SELF', 0), ...raters('MANAGER', 0)])).toMatchObject({ SELF: null, MANAGER: null });
  });

  test('a second sheet under one name is refused', () => {
    expect(() => reportOf(raters('MANAGER', 3, 4))).toThrow(RangeError);
  });
});

describe('the threshold', () => {
  test('k raters are shown and k - 1 are not', () => {
    expect(itemOf(raters('PEER', 2, 3, 4, 4)).PEER).toEqual(mean(3.3));
    expect(itemOf(raters('PEER', 2, 3, 4)).PEER).toBeNull();
  });

  test("'cannot judge' does not count towards it", () => {
    expect(itemOf(raters('PEER', 2, 3, 4, 0, 0)).PEER).toBeNull();
  });

  test('is refused below three, as is one for comments below five or below that for figures', () => {
    expect(() => reportOf([], { threshold: 2 })).toThrow(RangeError);
    expect(() => reportOf([], { threshold: Number.NaN })).toThrow(RangeError);
    expect(() => reportOf([], { commentThreshold: 4 })).toThrow(RangeError);
    expect(() => reportOf([], { threshold: 7, commentThreshold: 6 })).toThrow(RangeError);
  });

  test('raising it never shows a figure or a question that was silent', () => {
    fc.assert(
      fc.property(panel, fc.integer({ min: 3, max: 7 }), ({ sheets, comments }, k) => {
        const [low, high] = [k, k + 1].map((threshold) =>
          reportOf(sheets, { comments, threshold, commentThreshold: threshold + 2, definition: questionnaire(2) }),
        );
        low!.competencies[0]!.items.forEach((item, at) => {
          for (const source of [...anonymous, 'ALL_OTHERS'] as const) {
            if (item.figures[source] === null) expect(high!.competencies[0]!.items[at]!.figures[source]).toBeNull();
          }
        });
        low!.comments.forEach(({ texts }, at) => {
          const heard = (lists: Record<string, unknown[]>) => Object.values(lists).some((list) => list.length > 0);
          if (!heard(texts)) expect(heard(high!.comments[at]!.texts)).toBe(false);
        });
      }),
    );
  });
});

describe('silence', () => {
  test('a group that stays below k leaves the same bytes as nobody, whatever it and the other small ones answered', () => {
    const large = fc.constantFrom<RaterGroupKey[]>([], ['PEER'], ['PEER', 'OTHER']);
    const scored = fc.integer({ min: 1, max: 5 }).map((value) => [value, value]);
    fc.assert(
      fc.property(
        large,
        fc.infiniteStream(scored),
        fc.integer({ min: 3, max: 5 }),
        fc.nat(),
        (groups, scores, threshold, small) => {
          const next = (group: RaterGroupKey): Sheet => ({ group, scores: scores.next().value as number[] });
          const shown = groups.flatMap((group) => Array.from({ length: threshold + 1 }, () => next(group)));
          const quiet = anonymous.filter((group) => !groups.includes(group));
          const hidden = quiet.flatMap((group, at) =>
            Array.from({ length: (small >> (4 * at)) % threshold }, () => next(group)),
          );
          const say = (sheets: readonly Sheet[]) =>
            sheets.map(({ group }, at) => ({ questionKey: 'keep', group, text: `${group} ${at}` }));
          const changes = { threshold, commentThreshold: threshold + 2, definition: questionnaire(2) };
          const withHidden = releaseOf([...shown, ...hidden], { ...changes, comments: say(hidden) });
          expect(JSON.stringify(withHidden)).toBe(JSON.stringify(releaseOf(shown, { ...changes, comments: [] })));
        },
      ),
    );
  });

  test('a report without any answer has every place that a full one has', () => {
    const report = reportOf([], { definition: questionnaire(1) });
    const silent = { SELF: null, MANAGER: null, PEER: null, DIRECT_REPORT: null, OTHER: null, ALL_OTHERS: null };
    expect(report.competencies).toEqual([
      { key: 'c0', figures: silent, gap: null, items: [{ key: 'c0-0', figures: silent, second: null }] },
    ]);
    expect(Object.values(report.comments[0]!.texts)).toEqual([[], [], [], [], [], []]);
  });
});

describe('groups that are too small alone', () => {
  test('stay silent, also where they would reach k together', () => {
    const figures = itemOf([...raters('PEER', 2, 2, 3), ...raters('DIRECT_REPORT', 4, 4, 3)]);
    expect(figures).toMatchObject({ PEER: null, DIRECT_REPORT: null, ALL_OTHERS: null });
  });

  test('are left out of the total when that would give them away', () => {
    const figures = itemOf([...raters('PEER', 3, 3, 3, 4), ...raters('DIRECT_REPORT', 1, 1)]);
    expect(figures).toMatchObject({ PEER: mean(3.3), DIRECT_REPORT: null, ALL_OTHERS: mean(3.3) });
  });
});

describe('values', () => {
  test('a unanimous extreme is a band that one milder answer does not change', () => {
    const unanimous = raters('PEER', 5, 5, 5, 5);
    expect(itemOf(unanimous)).toMatchObject({ PEER: band('HIGH'), ALL_OTHERS: band('HIGH') });
    expect(JSON.stringify(reportOf(raters('PEER', 5, 4, 5, 5)))).toBe(JSON.stringify(reportOf(unanimous)));
    expect(itemOf(raters('PEER', 5, 4, 4, 5)).PEER).toEqual(mean(4.5));
    expect(itemOf(raters('PEER', 1, 1, 2, 1)).PEER).toEqual(band('LOW'));
  });

  test('no panel that is unanimous at an end of the scale ever shows a mean', () => {
    const size = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.constantFrom(1, 5),
        fc.integer({ min: 3, max: 9 }),
        (peers, reports, others, end, threshold) => {
          const all = (group: RaterGroupKey, count: number) => raters(group, ...new Array<number>(count).fill(end));
          const sheets = [...all('PEER', peers), ...all('DIRECT_REPORT', reports), ...all('OTHER', others)];
          const figures = itemOf(sheets, { threshold, commentThreshold: 9 });
          for (const figure of Object.values(figures)) expect(figure?.mean ?? null).toBeNull();
          expect(figures.ALL_OTHERS !== null).toBe(Math.max(peers, reports, others) >= threshold);
        },
      ),
    );
  });

  test('the total counts a group in a band as the middle of the band', () => {
    const total = (reports: number[]) =>
      itemOf([...raters('PEER', 1, 2, 2, 3), ...raters('DIRECT_REPORT', ...reports)]).ALL_OTHERS;
    expect(total([5, 5, 5, 5])).toEqual(mean(3.4));
    expect(total([5, 5, 5, 4])).toEqual(mean(3.4));
  });

  test('distribution and spread are there from 2k raters on', () => {
    const eight = [1, 2, 2, 3, 4, 4, 5, 5];
    expect(itemOf(raters('PEER', ...eight)).PEER).toEqual({
      mean: 3.3,
      band: null,
      distribution: [1, 2, 1, 2, 2],
      spread: 1.5,
    });
    expect(itemOf(raters('PEER', ...eight.slice(1))).PEER).toEqual(mean(3.6));
  });

  test('distribution and spread stay away from an almost unanimous group, so that their absence says nothing', () => {
    expect(itemOf(raters('PEER', 3, 3, 3, 3, 3, 3, 3, 3)).PEER).toEqual(mean(3));
    expect(itemOf(raters('PEER', 2, 3, 3, 3, 3, 3, 3, 4)).PEER).toEqual(mean(3));
    expect(itemOf(raters('PEER', 2, 2, 3, 3, 3, 3, 3, 5)).PEER?.distribution).toEqual([0, 2, 5, 0, 1]);
  });

  test('distribution and spread are not shown of a group in a band, of whatever size', () => {
    expect(itemOf(raters('PEER', 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4)).PEER).toEqual(band('HIGH'));
  });

  test('distribution and spread are never shown of all others together', () => {
    const half = [1, 2, 3, 4, 5, 5, 5, 1];
    expect(itemOf([...raters('PEER', ...half), ...raters('OTHER', ...half)]).ALL_OTHERS).toEqual(mean(3.3));
  });

  test('the same sheets in another order within their group give the same bytes', () => {
    fc.assert(
      fc.property(panel, fc.nat(), ({ sheets, comments }, seed) => {
        const random = seeded(seed + 1);
        const order = <T>(items: readonly T[]) =>
          items
            .map((item) => ({ item, at: random() }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const definition = questionnaire(2);
        const before = JSON.stringify(releaseOf(sheets, { comments, definition }));
        expect(JSON.stringify(releaseOf(order(sheets), { comments: order(comments), definition }))).toBe(before);
      }),
    );
  });
});

describe('competencies', () => {
  const sheet = (group: RaterGroupKey, ...scores: number[]): Sheet => ({ group, scores });

  test('are the mean of the items as shown, with a band as its middle', () => {
    const peers = [sheet('PEER', 5, 2, 0), sheet('PEER', 5, 3, 0), sheet('PEER', 5, 3, 5), sheet('PEER', 5, 3, 1)];
    const [competency] = reportOf([...peers, sheet('SELF', 5, 4, 1)]).competencies;
    expect(competency!.items.map(({ figures }) => figures.PEER)).toEqual([band('HIGH'), mean(2.8), null]);
    expect(competency!.figures).toMatchObject({ PEER: mean(3.8), SELF: mean(3.3), MANAGER: null });
    expect(competency!.gap).toBe(0.7);
  });

  test('are silent when fewer than half of their items are shown', () => {
    const peers = [sheet('PEER', 4, 0, 0), sheet('PEER', 4, 0, 0), sheet('PEER', 4, 0, 0), sheet('PEER', 4, 2, 2)];
    const [competency] = reportOf([...peers, sheet('SELF', 5, 4, 1)]).competencies;
    expect(competency!.items[0]!.figures.PEER).toEqual(mean(4));
    expect(competency).toMatchObject({ figures: { PEER: null, ALL_OTHERS: null }, gap: null });
  });

  test('are shown from half of their items on, each from its own items', () => {
    const definition = questionnaire(1, 2);
    const peers = [sheet('PEER', 2, 4, 0), sheet('PEER', 2, 4, 0), sheet('PEER', 3, 3, 0), sheet('PEER', 3, 3, 3)];
    const [first, second] = reportOf([...peers, sheet('SELF', 1, 2, 5)], { definition }).competencies;
    expect(first).toMatchObject({ key: 'c0', figures: { PEER: mean(2.5), SELF: mean(1) }, gap: -1.5 });
    expect(second).toMatchObject({ key: 'c1', figures: { PEER: mean(3.5), SELF: mean(3.5) }, gap: -1.5 });
    expect(second!.items.map(({ key, figures }) => [key, figures.SELF])).toEqual([
      ['c1-0', mean(2)],
      ['c1-1', mean(5)],
    ]);
  });
});

describe('a viewer who answered', () => {
  test('gets no figure that rests on exactly k raters, and no total that contains them', () => {
    const sheets = [...raters('PEER', 2, 3, 4, 4, 2), ...raters('DIRECT_REPORT', 2, 3, 4, 4)];
    const figures = releaseOf(sheets).forContributors.competencies[0]!.items[0]!.figures;
    expect(figures).toMatchObject({ PEER: mean(3), DIRECT_REPORT: null, ALL_OTHERS: null });
  });

  test('gets only figures and comments that the subject gets as well', () => {
    fc.assert(
      fc.property(panel, ({ sheets, comments }) => {
        const { forSubject, forContributors } = releaseOf(sheets, { comments, definition: questionnaire(2) });
        forContributors.competencies[0]!.items.forEach(({ figures }, at) => {
          for (const [source, figure] of Object.entries(figures)) {
            if (figure) expect(forSubject.competencies[0]!.items[at]!.figures[source]).toEqual(figure);
          }
        });
        forContributors.comments.forEach(({ texts }, at) => {
          for (const [source, list] of Object.entries(texts)) {
            if (list.length > 0) expect(forSubject.comments[at]!.texts[source]).toEqual(list);
            expect(list.length === 0 || list.length >= 6).toBe(true);
          }
        });
      }),
    );
  });
});

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
  const before = [[{ source: 'PEER', raters: [...'abcdef'] }]];

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
    expect(shown).toEqual(['DIRECT_REPORT', 'ALL_OTHERS']);
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

test('the sources that are shown are those with a figure', () => {
  const sheets = [...raters('SELF', 4), ...raters('PEER', 2, 3, 3, 4), ...raters('OTHER', 2, 3, 3, 0)];
  expect(releaseRound(roundOf(sheets), seeded(7)).reports[0]!.shown).toEqual(['SELF', 'PEER', 'ALL_OTHERS']);
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
