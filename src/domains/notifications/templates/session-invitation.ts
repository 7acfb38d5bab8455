import { type SessionMailData, sessionTexts } from './session.js';
import type { Wording } from './wording.js';

export const sessionInvitation: Wording<SessionMailData> = {
  nl: (data, words) => ({
    subject: `Uitnodiging: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `Uitnodiging: ${data.session}`,
    opening: [`Deze bijeenkomst hoort bij ${sessionTexts.nl.of(data)}. We rekenen op je.`],
    facts: sessionTexts.nl.facts(data, words),
    button: 'Bekijk de bijeenkomst',
    closing: [
      'De afspraak zit als agenda-item bij deze mail. Wijzigt er iets, dan krijg je bericht en past je agenda zich aan.',
      'Kun je echt niet? Laat het dan snel weten, dan zoeken we een andere mogelijkheid.',
    ],
    reason: sessionTexts.nl.reason(data),
    calendar: { ...sessionTexts.nl.entry(data), method: 'REQUEST' },
  }),
  en: (data, words) => ({
    subject: `Invitation: ${data.session}`,
    preheader: words.span(data.appointment),
    title: `Invitation: ${data.session}`,
    opening: [`This session is part of ${sessionTexts.en.of(data)}. We count on you.`],
    facts: sessionTexts.en.facts(data, words),
    button: 'Look at the session',
    closing: [
      'The appointment comes with this mail as a calendar entry. If something changes, you get a message and your calendar adapts.',
      'Can you really not come? Tell us soon, and we will look for another way.',
    ],
    reason: sessionTexts.en.reason(data),
    calendar: { ...sessionTexts.en.entry(data), method: 'REQUEST' },
  }),
};
