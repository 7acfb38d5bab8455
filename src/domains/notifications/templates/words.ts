import type { Locale } from '../../../platform/auth/actor.js';

export interface Span {
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone in which the span was agreed. */
  timeZone: string;
}

/** Moments as the reader would say them aloud. */
export interface Words {
  /** 'vrijdag 5 februari 2027 om 17.00 uur', on the reader's clock. */
  moment(instant: Date): string;
  /** 'vrijdag 5 februari 2027', of a calendar day that the database holds as midnight UTC. */
  day(calendarDay: Date): string;
  /** 'donderdag 4 maart 2027 van 9.00 tot 16.00 uur', on the clock of the place, which is named if it is not the reader's. */
  span(span: Span): string;
}

interface Phrases {
  /** The language's tag with the region whose habits are followed. */
  tag: string;
  hour(hour: number, minute: string): string;
  at(day: string, time: string): string;
  fromTo(day: string, start: string, end: string): string;
  acrossDays(start: string, end: string): string;
}

const phrases: Record<Locale, Phrases> = {
  nl: {
    tag: 'nl-NL',
    hour: (hour, minute) => `${hour}.${minute}`,
    at: (day, time) => `${day} om ${time} uur`,
    fromTo: (day, start, end) => `${day} van ${start} tot ${end} uur`,
    acrossDays: (start, end) => `van ${start} tot ${end}`,
  },
  en: {
    tag: 'en-GB',
    hour: (hour, minute) => `${String(hour).padStart(2, '0')}:${minute}`,
    at: (day, time) => `${day} at ${time}`,
    fromTo: (day, start, end) => `${day} from ${start} to ${end}`,
    acrossDays: (start, end) => `from ${start} to ${end}`,
  },
};

/** @param readerZone IANA name of the zone that the reader lives by. */
export function wordsIn(locale: Locale, readerZone: string): Words {
  const { tag, hour, at, fromTo, acrossDays } = phrases[locale];

  // Put together from parts: where the commas go differs between releases of the locale data.
  const read = (instant: Date, timeZone: string) => {
    const part = partsOf(instant, tag, timeZone);
    const day = `${part.weekday} ${part.day} ${part.month} ${part.year}`;
    const time = hour(Number(part.hour), String(part.minute));
    return { day, time, moment: at(day, time), zone: part.timeZoneName };
  };

  return {
    moment: (instant) => read(instant, readerZone).moment,
    day: (calendarDay) => read(calendarDay, 'UTC').day,
    span({ startsAt, endsAt, timeZone }) {
      const start = read(startsAt, timeZone);
      const end = read(endsAt, timeZone);
      const said =
        start.day === end.day ? fromTo(start.day, start.time, end.time) : acrossDays(start.moment, end.moment);
      return timeZone === readerZone ? said : `${said} (${start.zone})`;
    },
  };
}

/** Kept, because making one takes longer than writing the rest of a mail. */
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(instant: Date, tag: string, timeZone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const key = `${tag} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longGeneric',
      timeZone,
    });
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}
