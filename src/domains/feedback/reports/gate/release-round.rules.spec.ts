import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  anonymous,
  band,
  itemOf,
  mean,
  panel,
  questionnaire,
  raters,
  releaseOf,
  reportOf,
  type Sheet,
  score,
} from '../../../../../test/support/closed-rounds.js';
import { seeded } from '../../../../../test/support/seeded.js';
import { type RaterGroupKey } from '../../rater-group.rules.js';

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
          const heard = (lists: Record<string, readonly unknown[]>) =>
            Object.values(lists).some((list) => list.length > 0);
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
