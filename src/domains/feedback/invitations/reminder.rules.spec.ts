import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { roundHours } from '../rounds/round.rules.js';
import { type AskingWindow, momentDue, reminderMoments } from './reminder.rules.js';

const amsterdam = 'Europe/Amsterdam';

function windowOf(opensOn: string, closesOn: string, holidays: string[] = []): AskingWindow {
  return { ...roundHours(opensOn, closesOn, amsterdam), timeZone: amsterdam, holidays };
}

function local(instant: Date, timeZone = amsterdam) {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function at(wallTime: string) {
  return new Date(Temporal.PlainDateTime.from(wallTime).toZonedDateTime(amsterdam).epochMilliseconds);
}

function plan(window: AskingWindow) {
  return reminderMoments(window).map(
    ({ tone, at: moment }) => `${local(moment).toPlainDateTime().toString({ smallestUnit: 'minute' })} ${tone}`,
  );
}

const caseRound = windowOf('2027-01-11', '2027-02-05');

describe('the moments of a round', () => {
  test('are the opening and nine in the morning, 7, 3 and 1 days before the close', () => {
    expect(plan(caseRound)).toEqual([
      '2027-01-11T08:00 FRIENDLY',
      '2027-01-29T09:00 FRIENDLY',
      '2027-02-02T09:00 CLEAR',
      '2027-02-04T09:00 LAST',
    ]);
  });

  test('keep their hour over the start and the end of daylight saving', () => {
    expect(plan(windowOf('2027-03-08', '2027-03-31'))).toEqual([
      '2027-03-08T08:00 FRIENDLY',
      '2027-03-24T09:00 FRIENDLY',
      '2027-03-26T09:00 CLEAR',
      '2027-03-30T09:00 LAST',
    ]);
    expect(
      reminderMoments(windowOf('2027-10-11', '2027-11-03')).map(({ at: moment }) => moment.toISOString().slice(11, 16)),
    ).toEqual(['06:00', '07:00', '07:00', '08:00']);
  });

  test('move to the working day before a weekend or holiday', () => {
    expect(plan(windowOf('2027-04-05', '2027-04-28', ['2027-04-27']))).toContain('2027-04-26T09:00 LAST');
  });

  test('that meet are one moment, with the sharper tone', () => {
    expect(plan(windowOf('2027-03-01', '2027-03-15'))).toEqual([
      '2027-03-01T08:00 FRIENDLY',
      '2027-03-08T09:00 FRIENDLY',
      '2027-03-12T09:00 LAST',
    ]);
  });

  test('of a short round are only those that come after the day of the invitation', () => {
    expect(plan(windowOf('2027-03-01', '2027-03-04'))).toEqual(['2027-03-01T08:00 FRIENDLY', '2027-03-03T09:00 LAST']);
    expect(plan(windowOf('2027-03-01', '2027-03-02'))).toEqual(['2027-03-01T08:00 FRIENDLY']);
  });

  test('of a round that opens on a day off start on the first working day', () => {
    expect(plan(windowOf('2027-03-06', '2027-04-02', ['2027-03-08']))[0]).toBe('2027-03-09T08:00 FRIENDLY');
  });

  test('of a round within one weekend are none', () => {
    expect(plan(windowOf('2027-03-06', '2027-03-07'))).toEqual([]);
  });

  test('are always in working time, within the round, and each on a later day with a tone that does not soften', () => {
    const zones = fc.constantFrom(
      amsterdam,
      'America/Curacao',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    );
    const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    const tones = ['FRIENDLY', 'CLEAR', 'LAST'];
    fc.assert(
      fc.property(
        zones,
        start,
        fc.integer({ min: 1, max: 60 * 24 * 40 }),
        fc.array(fc.nat({ max: 45 })),
        (timeZone, opensAt, minutes, daysOff) => {
          const closesAt = new Date(opensAt.getTime() + minutes * 60_000);
          const opening = local(opensAt, timeZone).toPlainDate();
          const holidays = daysOff.map((days) => opening.add({ days }).toString());
          const moments = reminderMoments({ opensAt, closesAt, timeZone, holidays });
          expect(moments.filter(({ kind }) => kind === 'INVITATION')).toEqual(moments.slice(0, 1));
          for (const { at: moment } of moments) {
            const wall = local(moment, timeZone);
            expect(moment >= opensAt && moment < closesAt).toBe(true);
            expect(wall.hour >= 8 && wall.hour < 18 && wall.dayOfWeek <= 5).toBe(true);
            expect(holidays).not.toContain(wall.toPlainDate().toString());
          }
          moments.slice(1).forEach((moment, index) => {
            const [day, dayBefore] = [
              local(moment.at, timeZone).toPlainDate(),
              local(moments[index]!.at, timeZone).toPlainDate(),
            ];
            expect(Temporal.PlainDate.compare(day, dayBefore)).toBe(1);
            expect(tones.indexOf(moment.tone)).toBeGreaterThanOrEqual(tones.indexOf(moments[index]!.tone));
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what is due', () => {
  const moments = reminderMoments(caseRound);
  const due = (now: string, lastMailed: string | null) => {
    const moment = momentDue(moments, caseRound, lastMailed === null ? null : at(lastMailed), at(now));
    return moment && `${moment.kind} ${moment.tone}`;
  };

  test('is the invitation first, then each reminder when its moment has come', () => {
    expect(due('2027-01-11T08:00', null)).toBe('INVITATION FRIENDLY');
    expect(due('2027-01-28T12:00', '2027-01-11T08:00')).toBeNull();
    expect(due('2027-01-29T08:59', '2027-01-11T08:00')).toBeNull();
    expect(due('2027-01-29T09:00', '2027-01-11T08:00')).toBe('REMINDER FRIENDLY');
    expect(due('2027-01-29T09:01', '2027-01-29T09:00')).toBeNull();
  });

  test('is only the latest reminder when the clock jumped over several', () => {
    expect(due('2027-02-03T10:00', '2027-01-11T08:00')).toBe('REMINDER CLEAR');
    expect(due('2027-02-04T10:00', '2027-02-03T10:00')).toBe('REMINDER LAST');
  });

  test('is the invitation for who never got one, and no reminder on that same day', () => {
    expect(due('2027-02-02T08:30', null)).toBe('INVITATION FRIENDLY');
    expect(due('2027-02-02T09:30', '2027-02-02T08:30')).toBeNull();
  });

  test('waits for working time when it was missed', () => {
    expect(due('2027-01-29T18:00', '2027-01-11T08:00')).toBeNull();
    expect(due('2027-01-30T12:00', '2027-01-11T08:00')).toBeNull();
    expect(due('2027-02-01T08:00', '2027-01-11T08:00')).toBe('REMINDER FRIENDLY');
  });

  test('is nothing before the opening and from the close on', () => {
    expect(due('2027-01-08T12:00', null)).toBeNull();
    expect(due('2027-02-05T16:59', '2027-02-02T09:00')).toBe('REMINDER LAST');
    expect(due('2027-02-05T17:00', '2027-02-02T09:00')).toBeNull();
  });
});
