import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';

export const sessionCancelled: Wording<SessionMailData> = {
  nl: (data, words) => ({
    subject: `Gaat niet door: ${data.session}`,
    preheader: `Niet op ${words.span(data.appointment)}.`,
    title: `Gaat niet door: ${data.session}`,
    opening: [
      `Deze bijeenkomst van ${sessionTexts.nl.of(data)} gaat niet door. Je hoeft niets te doen: met deze mail verdwijnt ze uit je agenda.`,
    ],
    facts: [['Was gepland', words.span(data.appointment)]],
    button: 'Bekijk je programma',
    closing: ['Komt er een nieuwe datum, dan krijg je daarvoor een uitnodiging.'],
    reason: sessionTexts.nl.reason(data),
    calendar: { ...sessionTexts.nl.entry(data), method: 'CANCEL' },
  }),
  en: (data, words) => ({
    subject: `Cancelled: ${data.session}`,
    preheader: `Not on ${words.span(data.appointment)}.`,
    title: `Cancelled: ${data.session}`,
    opening: [
      `This session of ${sessionTexts.en.of(data)} is cancelled. You need not do anything: this mail takes it out of your calendar.`,
    ],
    facts: [['Was planned', words.span(data.appointment)]],
    button: 'Look at your programme',
    closing: ['If there is a new date, you will get an invitation for it.'],
    reason: sessionTexts.en.reason(data),
    calendar: { ...sessionTexts.en.entry(data), method: 'CANCEL' },
  }),
};
