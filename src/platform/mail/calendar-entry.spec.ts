import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { type CalendarEntry, renderCalendarEntry } from './calendar-entry.js';

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: '0195c1f0-5f6e-7c3a-9a41-2b8d1c7e4f10',
  sequence: 3,
  stampedAt: new Date('2027-01-20T09:30:00Z'),
  startsAt: new Date('2027-03-04T08:00:00Z'),
  endsAt: new Date('2027-03-04T15:00:00Z'),
  timeZone: 'Europe/Amsterdam',
  summary: 'Kick-off: begrenzend, verbindend; en \\ meer',
  description: 'Regel één\nRegel twee',
  place: 'De Zwijger',
  url: 'https://leerlijn.example/sessions/1',
  organizer: { name: 'Programma', address: 'no-reply@leerlijn.example' },
  attendees: [{ name: 'Anna "de Bruin"; Jansen: hoofd, team', address: 'anna@gemeente.example' }],
};

function read(changes: Partial<CalendarEntry>) {
  const { content } = renderCalendarEntry({ ...entry, ...changes });
  const calendar = new ICAL.Component(ICAL.parse(content));
  const component = calendar.getFirstSubcomponent('vevent')!;
  return { content, calendar, component, event: new ICAL.Event(component) };
}

describe('a calendar entry', () => {
  test.each([
    ['in winter', '2027-03-04T08:00:00Z', '09:00:00'],
    ['in summer', '2027-06-24T11:00:00Z', '13:00:00'],
    ['just before the clock goes forward', '2027-03-28T00:30:00Z', '01:30:00'],
    ['just after the clock goes forward', '2027-03-28T01:30:00Z', '03:30:00'],
  ])('%s starts at its instant and shows the hour of Amsterdam', (_when, instant, hour) => {
    const startsAt = new Date(instant);
    const { event } = read({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });

    expect(event.startDate.toJSDate()).toEqual(startsAt);
    expect(event.startDate.toString()).toContain(`T${hour}`);
    expect(event.duration.toSeconds()).toBe(3600);
  });

  test.each(['Europe/Amsterdam', 'America/Curacao', 'Europe/London'])('in %s defines the zone it names', (timeZone) => {
    const { calendar, component, event } = read({ timeZone });

    expect(component.getFirstProperty('dtstart')!.getParameter('tzid')).toBe(timeZone);
    expect(calendar.getFirstSubcomponent('vtimezone')!.getFirstPropertyValue('tzid')).toBe(timeZone);
    expect(event.startDate.toJSDate()).toEqual(entry.startsAt);
  });

  test('in UTC needs no definition', () => {
    const { calendar, event } = read({ timeZone: 'UTC' });

    expect(calendar.getFirstSubcomponent('vtimezone')).toBeNull();
    expect(event.startDate.toJSDate()).toEqual(entry.startsAt);
  });

  test('carries method, identity, sequence and its stamp in UTC', () => {
    const { calendar, component, event } = read({});

    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe(entry.uid);
    expect(event.sequence).toBe(3);
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(component.getFirstProperty('dtstamp')!.toICALString()).toBe('DTSTAMP:20270120T093000Z');
  });

  test('that is cancelled says so in method and status', () => {
    const { calendar, component } = read({ method: 'CANCEL' });

    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('keeps texts and names with signs that mean something to a calendar', () => {
    const { event } = read({});

    expect(event.summary).toBe(entry.summary);
    expect(event.description).toBe(entry.description);
    expect(event.attendees[0]!.getParameter('cn')).toBe('Anna de Bruin; Jansen: hoofd, team');
    expect(event.attendees[0]!.getFirstValue()).toMatch(/^mailto:anna@gemeente\.example$/i);
  });

  test('is the same bytes when it is made again', () => {
    expect(read({}).content).toBe(read({}).content);
  });
});
