import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';
import type { Span } from './words.js';

export interface SessionChangedData extends SessionMailData {
  /** How it was before. */
  before: Span & { place: string };
}

const inOneLine = (...parts: string[]): string => parts.filter(Boolean).join(', ');

export const sessionChanged: Wording<SessionChangedData> = {
  nl: (data, words) => ({
    subject: `Gewijzigd: ${data.session}`,
    preheader: `Nu ${inOneLine(words.span(data.appointment), data.appointment.place)}.`,
    title: `Gewijzigd: ${data.session}`,
    opening: [
      `Deze bijeenkomst van ${sessionTexts.nl.of(data)} is gewijzigd. Eerst was het ${inOneLine(words.span(data.before), data.before.place)}.`,
      'Zo is het nu:',
    ],
    facts: sessionTexts.nl.facts(data, words),
    button: 'Bekijk de bijeenkomst',
    closing: [
      'Het agenda-item bij deze mail vervangt het vorige.',
      'Kun je dan niet? Laat het snel weten, dan zoeken we een andere mogelijkheid.',
    ],
    reason: sessionTexts.nl.reason(data),
    calendar: { ...sessionTexts.nl.entry(data), method: 'REQUEST' },
  }),
  en: (data, words) => ({
    subject: `Changed: ${data.session}`,
    preheader: `Now ${inOneLine(words.span(data.appointment), data.appointment.place)}.`,
    title: `Changed: ${data.session}`,
    opening: [
      `This session of ${sessionTexts.en.of(data)} has changed. It was ${inOneLine(words.span(data.before), data.before.place)}.`,
      'This is how it is now:',
    ],
    facts: sessionTexts.en.facts(data, words),
    button: 'Look at the session',
    closing: [
      'The calendar entry with this mail replaces the earlier one.',
      'Can you not come then? Tell us soon, and we will look for another way.',
    ],
    reason: sessionTexts.en.reason(data),
    calendar: { ...sessionTexts.en.entry(data), method: 'REQUEST' },
  }),
};
