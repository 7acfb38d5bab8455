import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';

export const sessionTomorrow: Wording<SessionMailData> = {
  nl: (data, words) => ({
    subject: `Morgen: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `Morgen: ${data.session}`,
    opening: [`Tot morgen! Deze bijeenkomst hoort bij de module ‘${data.module}’.`],
    facts: sessionTexts.nl.facts(data, words),
    button: 'Bekijk de bijeenkomst',
    closing: ['Kun je onverwacht niet? Laat het dan vandaag nog weten.'],
    reason: sessionTexts.nl.reason(data),
  }),
  en: (data, words) => ({
    subject: `Tomorrow: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `Tomorrow: ${data.session}`,
    opening: [`See you tomorrow! This session is part of the module ‘${data.module}’.`],
    facts: sessionTexts.en.facts(data, words),
    button: 'Look at the session',
    closing: ['Can you unexpectedly not come? Please tell us today.'],
    reason: sessionTexts.en.reason(data),
  }),
};
