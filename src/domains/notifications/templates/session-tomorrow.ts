import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';

export interface SessionTomorrowData extends SessionMailData {
  /** False when days off lie between this mail and the session. */
  isTomorrow: boolean;
}

export const sessionTomorrow: Wording<SessionTomorrowData> = {
  nl: (data, words) => ({
    subject: `${data.isTomorrow ? 'Morgen' : 'Binnenkort'}: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `${data.isTomorrow ? 'Morgen' : 'Binnenkort'}: ${data.session}`,
    opening: [
      `${data.isTomorrow ? 'Tot morgen!' : 'Tot dan!'} Deze bijeenkomst hoort bij ${sessionTexts.nl.of(data)}.`,
    ],
    facts: sessionTexts.nl.facts(data, words),
    button: 'Bekijk de bijeenkomst',
    closing: ['Kun je onverwacht niet? Laat het dan vandaag nog weten.'],
    reason: sessionTexts.nl.reason(data),
  }),
  en: (data, words) => ({
    subject: `${data.isTomorrow ? 'Tomorrow' : 'Soon'}: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `${data.isTomorrow ? 'Tomorrow' : 'Soon'}: ${data.session}`,
    opening: [
      `${data.isTomorrow ? 'See you tomorrow!' : 'See you then!'} This session is part of ${sessionTexts.en.of(data)}.`,
    ],
    facts: sessionTexts.en.facts(data, words),
    button: 'Look at the session',
    closing: ['Can you unexpectedly not come? Please tell us today.'],
    reason: sessionTexts.en.reason(data),
  }),
};
