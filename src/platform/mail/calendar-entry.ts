import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { MailAddress } from './mailer.js';

export interface CalendarEntry {
  /** CANCEL takes the entry out of the calendar that an earlier REQUEST put it in. */
  method: 'REQUEST' | 'CANCEL';
  /** The same for every message about this appointment. */
  uid: string;
  /** Grows with every change; a calendar ignores what is older than what it has. */
  sequence: number;
  /** The moment as of which this is true. */
  stampedAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone in which the appointment was made, so that it keeps its hour when rules change. */
  timeZone: string;
  summary: string;
  description: string;
  place: string;
  url: string;
  organizer: MailAddress;
  attendees: MailAddress[];
}

/** The iTIP message (RFC 5546) of one appointment, with the definition of its time zone. */
export function renderCalendarEntry(entry: CalendarEntry): { method: CalendarEntry['method']; content: string } {
  const { timeZone } = entry;
  const cancelled = entry.method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Leerlijn', product: 'Leerlijn', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // Without a name, so that DTSTAMP stays in UTC as RFC 5545 wants it; the zone is the event's.
    timezone: { name: null, generator: timeZoneDefinition },
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    start: inZone(entry.startsAt, timeZone),
    end: inZone(entry.endsAt, timeZone),
    timezone: timeZone,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: entry.summary,
    description: entry.description,
    location: entry.place,
    url: entry.url,
    organizer: { name: unquoted(entry.organizer.name), email: entry.organizer.address },
    // Nobody reads the organizer's mailbox, so no answer is asked for.
    attendees: entry.attendees.map(({ name, address }) => ({
      name: unquoted(name),
      email: address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    })),
  });
  return { method: entry.method, content: calendar.toString() };
}

function inZone(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

/** The library names some zones by their alias (Amsterdam is Brussels); the event refers to the name it was given. */
function timeZoneDefinition(name: string): string | null {
  const [definition] = tzlib_get_ical_block(name);
  return definition?.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${name}`) ?? null;
}

/** A parameter such as CN stands between quotes and has no way to hold one (RFC 5545, 3.2). */
function unquoted(name: string): string {
  return name.replaceAll('"', '');
}
