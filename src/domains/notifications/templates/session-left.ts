import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';

/** The session goes on, without the reader. */
export const sessionLeft: Wording<SessionMailData> = {
  nl: (data, words) => ({
    subject: `Je bent niet meer uitgenodigd: ${data.session}`,
    preheader: `${words.span(data.appointment)} is weer vrij in je agenda.`,
    title: `Je bent niet meer uitgenodigd: ${data.session}`,
    opening: [
      `Je doet niet meer mee aan ‘${data.programme}’. Daarom verwachten we je niet meer bij deze bijeenkomst van ${sessionTexts.nl.of(data)}. Je hoeft niets te doen: met deze mail verdwijnt ze uit je agenda.`,
    ],
    facts: sessionTexts.nl.facts(data, words),
    button: 'Bekijk je programma',
    reason: `Je krijgt deze mail omdat je was uitgenodigd als deelnemer van ‘${data.programme}’.`,
    calendar: { ...sessionTexts.nl.entry(data), method: 'CANCEL' },
  }),
  en: (data, words) => ({
    subject: `No longer invited: ${data.session}`,
    preheader: `${words.span(data.appointment)} is free in your calendar again.`,
    title: `No longer invited: ${data.session}`,
    opening: [
      `You no longer take part in ‘${data.programme}’. So we do not expect you any more at this session of ${sessionTexts.en.of(data)}. You need not do anything: this mail takes it out of your calendar.`,
    ],
    facts: sessionTexts.en.facts(data, words),
    button: 'Look at your programme',
    reason: `You get this mail because you were invited as a participant of ‘${data.programme}’.`,
    calendar: { ...sessionTexts.en.entry(data), method: 'CANCEL' },
  }),
};
