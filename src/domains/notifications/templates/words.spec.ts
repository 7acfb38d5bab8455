import { describe, expect, test } from '@jest/globals';
import { wordsIn } from './words.js';

const nl = wordsIn('nl', 'Europe/Amsterdam');
const en = wordsIn('en', 'Europe/Amsterdam');
const span = (startsAt: string, endsAt: string, timeZone = 'Europe/Amsterdam') => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  timeZone,
});

describe('a moment in words', () => {
  test('is on the reader’s clock, in winter and in summer', () => {
    expect(nl.moment(new Date('2027-02-05T16:00:00Z'))).toBe('vrijdag 5 februari 2027 om 17.00 uur');
    expect(nl.moment(new Date('2027-06-24T11:00:00Z'))).toBe('donderdag 24 juni 2027 om 13.00 uur');
    expect(en.moment(new Date('2027-02-05T16:00:00Z'))).toBe('Friday 5 February 2027 at 17:00');
  });

  test('is on the day that the reader lives in', () => {
    expect(nl.moment(new Date('2027-02-05T23:05:00Z'))).toBe('zaterdag 6 februari 2027 om 0.05 uur');
    expect(wordsIn('en', 'America/Curacao').moment(new Date('2027-02-06T03:05:00Z'))).toBe(
      'Friday 5 February 2027 at 23:05',
    );
  });
});

describe('a calendar day in words', () => {
  test('is that day, wherever the reader is', () => {
    expect(wordsIn('nl', 'America/Curacao').day(new Date('2027-01-11'))).toBe('maandag 11 januari 2027');
  });
});

describe('a span in words', () => {
  test('names its day once', () => {
    const kickOff = span('2027-03-04T08:00:00Z', '2027-03-04T15:30:00Z');
    expect(nl.span(kickOff)).toBe('donderdag 4 maart 2027 van 9.00 tot 16.30 uur');
    expect(en.span(kickOff)).toBe('Thursday 4 March 2027 from 09:00 to 16:30');
  });

  test('names both days when it has two', () => {
    expect(nl.span(span('2027-03-04T08:00:00Z', '2027-03-05T15:00:00Z'))).toBe(
      'van donderdag 4 maart 2027 om 9.00 uur tot vrijdag 5 maart 2027 om 16.00 uur',
    );
  });

  test('is on the clock of the place, which is named when it is not the reader’s', () => {
    expect(en.span(span('2027-03-04T13:00:00Z', '2027-03-04T15:00:00Z', 'Europe/London'))).toBe(
      'Thursday 4 March 2027 from 13:00 to 15:00 (United Kingdom Time)',
    );
  });
});
