import { type ConversationMailData, type ConversationTexts, namesIn, whyYou } from './conversation.js';
import type { Wording } from './wording.js';

export interface ConversationToPlanData extends ConversationMailData {
  /** Last calendar day for the conversation, as midnight UTC. */
  until: Date;
}

export const conversationToPlan = (texts: ConversationTexts): Wording<ConversationToPlanData> => ({
  nl: (data, { day }) => ({
    subject: `Plan het ${texts.nl.name} met ${namesIn('nl', data.others)}`,
    preheader: `Uiterlijk ${day(data.until)}.`,
    title: `Plan je gesprek met ${namesIn('nl', data.others)}`,
    opening: [
      `Het ${texts.nl.name} voor de module ‘${data.module}’ staat nog niet in de agenda.`,
      [
        texts.nl.purpose(data),
        'Een uur is meestal genoeg.',
        ...(data.reader === 'PARTICIPANT' ? [] : ['Neem zelf het initiatief als het nog niet is gelukt.']),
      ].join(' '),
    ],
    facts: [['Uiterlijk', day(data.until)]],
    button: 'Plan het gesprek',
    closing: ['Je kunt het meteen plannen, of een paar tijden voorstellen.'],
    reason: whyYou.nl(data),
  }),
  en: (data, { day }) => ({
    subject: `Plan the ${texts.en.name} with ${namesIn('en', data.others)}`,
    preheader: `By ${day(data.until)}.`,
    title: `Plan your conversation with ${namesIn('en', data.others)}`,
    opening: [
      `The ${texts.en.name} for the module ‘${data.module}’ is not in the calendar yet.`,
      [
        texts.en.purpose(data),
        'An hour is usually enough.',
        ...(data.reader === 'PARTICIPANT' ? [] : ['Please take the first step if it has not been planned yet.']),
      ].join(' '),
    ],
    facts: [['By', day(data.until)]],
    button: 'Plan the conversation',
    closing: ['You can plan it right away, or propose a few times.'],
    reason: whyYou.en(data),
  }),
});
