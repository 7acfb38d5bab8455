import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PersonInChart } from '../panels/proposal.rules.js';
import { compareLoads, explanationOf, loadForecast, type PlannedPanel, weekOfMail } from './load.rules.js';

const WEEK = '2027-01-11';
const AMSTERDAM = { timeZone: 'Europe/Amsterdam', holidays: [] };

/** A department: a manager 'm', leaders 'l0', 'l1', … under her, and 'l0w0', 'l0w1', … under each of them. */
function department(leaders: number, workers: number): PersonInChart[] {
  const person = (id: string, managerId: string | null, echelon: string | null) => ({
    id,
    managerId,
    echelon,
    directorateId: 'd',
  });
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  return [
    person('m', null, 'TACTICAL'),
    ...range(leaders).flatMap((leader) => [
      person(`l${leader}`, 'm', 'OPERATIONAL'),
      ...range(workers).map((worker) => person(`l${leader}w${worker}`, `l${leader}`, null)),
    ]),
  ];
}

/** A panel about somebody; raters as 'PEER l1', those with an @ from outside. */
function panel(subjectId: string, raters: string[], more: Partial<PlannedPanel> = {}): PlannedPanel {
  const week = more.week ?? WEEK;
  return {
    subjectId,
    week,
    isSettled: false,
    chart: 'now',
    raters: raters.map((rater) => {
      const [group, who] = rater.split(' ') as [string, string];
      const personId = who.includes('@') ? null : who;
      return { nominationId: `${week} ${subjectId} ${who}`, identity: who, personId, name: who, group };
    }),
    ...more,
  };
}

const chart = (people: PersonInChart[]) => new Map([['now', people]]);
const summary = (panels: PlannedPanel[], people: PersonInChart[], limit: number) =>
  loadForecast(panels, chart(people), limit).map(
    ({ week, rater, questionnaires }) => `${week} ${rater.identity} ${questionnaires}`,
  );
const substitutesOf = (panels: PlannedPanel[], people: PersonInChart[], limit: number) =>
  loadForecast(panels, chart(people), limit).flatMap(({ rater, substitutions }) =>
    substitutions.map(
      ({ panel, substitutes }) =>
        `${rater.identity} about ${panel.subjectId}: ${substitutes.map(({ personId }) => personId).join(', ')}`,
    ),
  );

describe('the week of a questionnaire', () => {
  test.each([
    ['on the first morning of a week', '2027-01-11T07:00:00Z', '2027-01-11'],
    ['on a Sunday, when the mail waits for Monday', '2027-01-10T07:00:00Z', '2027-01-11'],
    ['on a Friday after work', '2027-01-15T17:30:00Z', '2027-01-18'],
    ['in the last days of a year', '2027-12-31T08:00:00Z', '2027-12-27'],
  ])('links given out %s', (_, at, week) => {
    expect(weekOfMail(new Date(at), AMSTERDAM, AMSTERDAM.timeZone)).toBe(week);
  });

  test('links given out on the Friday of Christmas are mailed in the week after', () => {
    const christmas = { ...AMSTERDAM, holidays: ['2026-12-25', '2026-12-26'] };
    expect(weekOfMail(new Date('2026-12-25T07:00:00Z'), christmas, AMSTERDAM.timeZone)).toBe('2026-12-28');
  });

  test('is the week that it is where the organisation is, wherever the programme runs', () => {
    const sundayInHonolulu = new Date('2027-01-10T20:00:00Z');
    const mondayThere = weekOfMail(sundayInHonolulu, { timeZone: 'Pacific/Honolulu', holidays: [] }, 'UTC');
    expect(mondayThere).toBe('2027-01-11');
    const mondayMorningInAuckland = new Date('2027-01-10T20:00:00Z');
    expect(weekOfMail(mondayMorningInAuckland, { timeZone: 'Pacific/Auckland', holidays: [] }, 'UTC')).toBe(
      '2027-01-04',
    );
  });
});

describe('the load of raters', () => {
  test('adds up over panels and rounds within a week, oneself and outsiders included; the most loaded first', () => {
    const panels = [
      panel('l0', ['SELF l0', 'MANAGER m', 'OTHER klant@buiten']),
      panel('l1', ['SELF l1', 'MANAGER m', 'OTHER klant@buiten', 'PEER l0']),
      panel('l2', ['MANAGER m'], { week: '2027-01-18' }),
      panel('l3', ['MANAGER m'], { week: '2027-01-04' }),
    ];
    expect(summary(panels, department(4, 0), 9)).toEqual([
      '2027-01-04 m 1',
      '2027-01-11 klant@buiten 2',
      '2027-01-11 l0 2',
      '2027-01-11 m 2',
      '2027-01-11 l1 1',
      '2027-01-18 m 1',
    ]);
  });
});

describe('substitutes', () => {
  const popular = ['l1', 'l2', 'l3'].map((subject) => panel(subject, ['PEER l0']));

  test('are proposed for as many questionnaires as are above the limit', () => {
    expect(substitutesOf(popular, department(5, 0), 3)).toEqual([]);
    expect(substitutesOf(popular, department(5, 0), 2)).toEqual(['l0 about l1: l2, l3, l4']);
  });

  test('who were proposed before count as asked, so that the next proposal spares them', () => {
    expect(substitutesOf(popular, department(5, 0), 1)).toEqual(['l0 about l1: l2, l3, l4', 'l0 about l2: l1, l3, l4']);
  });

  test('the least loaded comes first, and whoever would pass the limit not at all', () => {
    const others = [panel('l9', ['PEER l2', 'PEER l3']), panel('l8', ['PEER l2'])];
    expect(substitutesOf([...popular, ...others], department(5, 0), 2)).toEqual(['l0 about l1: l4, l3']);
  });

  test('for a report is a report of the participant', () => {
    const panels = [panel('l0', ['DIRECT_REPORT l0w0']), panel('l1', ['OTHER l0w0'])];
    expect(substitutesOf(panels, department(2, 3), 1)).toEqual(['l0w0 about l0: l0w1, l0w2']);
  });

  test('are nowhere for oneself, for a manager, for a group that the org chart does not know, or once links were given out', () => {
    const fixed = ['l1', 'l2', 'l3'];
    for (const group of ['SELF', 'MANAGER', 'OTHER'])
      expect(
        substitutesOf(
          fixed.map((subject) => panel(subject, [`${group} l0`])),
          department(6, 0),
          1,
        ),
      ).toEqual([]);
    const settled = fixed.map((subject) => panel(subject, ['PEER l0'], { isSettled: true }));
    expect(substitutesOf(settled, department(6, 0), 1)).toEqual([]);
  });

  test('are never the participant’s own manager, even where she leads at the same level', () => {
    const people = department(3, 0).map((person) => ({ ...person, echelon: 'OPERATIONAL' }));
    expect(substitutesOf(popular.slice(0, 2), people, 1)).toEqual(['l0 about l1: l2']);
  });

  test('are explained in a sentence', () => {
    expect(explanationOf({ personId: 'p', relation: 'SAME_MANAGER', questionnaires: 0 })).toEqual({
      nl: 'Heeft dezelfde leidinggevende als de deelnemer, en krijgt die week verder geen vragenlijsten.',
      en: 'Has the same manager as the participant, and gets no other questionnaires that week.',
    });
    expect(explanationOf({ personId: 'p', relation: 'DIRECT_REPORT', questionnaires: 1 })).toEqual({
      nl: 'Heeft de deelnemer als leidinggevende, en krijgt die week verder 1 vragenlijst.',
      en: 'Has the participant as manager, and gets 1 other questionnaire that week.',
    });
  });
});

describe('whatever the panels are', () => {
  const people = department(6, 4);
  const ids = people.map(({ id }) => id);
  const groups = ['SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'OTHER'];
  const anyPanels = fc.array(
    fc
      .record({
        subject: fc.constantFrom(...ids),
        week: fc.constantFrom('2027-01-11', '2027-01-18'),
        isSettled: fc.boolean(),
        raters: fc.uniqueArray(fc.record({ group: fc.constantFrom(...groups), who: fc.constantFrom(...ids, 'a@b') }), {
          selector: ({ who }) => who,
          maxLength: 12,
        }),
      })
      .map(({ subject, raters, ...more }) =>
        panel(
          subject,
          raters.map(({ group, who }) => `${group} ${who}`),
          more,
        ),
      ),
    { maxLength: 12 },
  );
  const numbered = anyPanels.map((panels) =>
    panels.map((one, at) => ({
      ...one,
      raters: one.raters.map((rater) => ({ ...rater, nominationId: `${at} ${rater.nominationId}` })),
    })),
  );
  const anyLimit = fc.integer({ min: 1, max: 6 });

  test('nobody’s questionnaires are lost or counted twice', () => {
    fc.assert(
      fc.property(numbered, anyLimit, (panels, limit) => {
        const loads = loadForecast(panels, chart(people), limit);
        const asked = panels.flatMap(({ raters }) => raters).length;
        expect(loads.reduce((sum, { questionnaires }) => sum + questionnaires, 0)).toBe(asked);
        expect(new Set(loads.map(({ week, rater }) => `${week} ${rater.identity}`)).size).toBe(loads.length);
        expect(loads.toSorted(compareLoads)).toEqual(loads);
      }),
    );
  });

  test('taking the first of every proposal puts nobody above the limit who was not, and nobody below it who was above', () => {
    fc.assert(
      fc.property(numbered, anyLimit, (panels, limit) => {
        const loads = loadForecast(panels, chart(people), limit);
        const after = new Map(
          loads.map(({ week, rater, questionnaires }) => [`${week} ${rater.identity}`, questionnaires]),
        );
        const add = (key: string, change: number) => after.set(key, (after.get(key) ?? 0) + change);
        for (const { week, rater, substitutions } of loads)
          for (const { substitutes } of substitutions) {
            add(`${week} ${rater.identity}`, -1);
            add(`${week} ${substitutes[0].personId}`, 1);
          }
        for (const [key, count] of after) {
          const before = loads.find(({ week, rater }) => `${week} ${rater.identity}` === key)?.questionnaires ?? 0;
          if (before > limit) expect(count).toBeGreaterThanOrEqual(limit);
          else expect(count).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('a substitute stands where the rater’s group does, is new on the panel, and is neither participant nor manager', () => {
    const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
    fc.assert(
      fc.property(numbered, anyLimit, (panels, limit) => {
        for (const { substitutions } of loadForecast(panels, chart(people), limit)) {
          for (const { panel, rater, substitutes } of substitutions) {
            expect(panel.isSettled).toBe(false);
            for (const { personId, questionnaires } of substitutes) {
              expect(panel.raters.map(({ personId }) => personId)).not.toContain(personId);
              expect([panel.subjectId, managerOf.get(panel.subjectId)]).not.toContain(personId);
              expect(questionnaires).toBeLessThan(limit);
              if (rater.group === 'DIRECT_REPORT') expect(managerOf.get(personId)).toBe(panel.subjectId);
              else expect([rater.group, managerOf.get(personId)]).not.toEqual(['PEER', panel.subjectId]);
              expect(['PEER', 'DIRECT_REPORT']).toContain(rater.group);
            }
          }
        }
      }),
    );
  });

  test('nobody is proposed first for one panel twice', () => {
    fc.assert(
      fc.property(numbered, anyLimit, (panels, limit) => {
        const taken = loadForecast(panels, chart(people), limit).flatMap(({ substitutions }) =>
          substitutions.map(({ panel, substitutes }) => `${panels.indexOf(panel)} ${substitutes[0].personId}`),
        );
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  test('the forecast does not depend on the order of panels or people', () => {
    fc.assert(
      fc.property(numbered, anyLimit, (panels, limit) => {
        const reversed = panels.toReversed().map((one) => ({ ...one, raters: one.raters.toReversed() }));
        const view = (given: PlannedPanel[], of: PersonInChart[]) =>
          loadForecast(given, chart(of), limit).map(({ week, rater, questionnaires, substitutions }) => [
            week,
            rater.identity,
            questionnaires,
            substitutions.map(({ rater, substitutes }) => [rater.nominationId, substitutes]),
          ]);
        expect(view(reversed, people.toReversed())).toEqual(view(panels, people));
      }),
    );
  });
});
