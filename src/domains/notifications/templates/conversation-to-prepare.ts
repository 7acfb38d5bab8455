import { type ConversationTexts, namesIn, whyYou } from './conversation.js';
import type { ConversationPlannedData } from './conversation-planned.js';
import type { Wording } from './wording.js';

/** Some days before a conversation, to who has not prepared yet. */
export const conversationToPrepare = (texts: ConversationTexts): Wording<ConversationPlannedData> => ({
  nl: (data, { span }) => ({
    subject: `Bereid je ${texts.nl.name} met ${namesIn('nl', data.others)} voor`,
    preheader: span(data.appointment),
    title: `Bereid je ${texts.nl.name} voor`,
    opening: [
      `Binnenkort spreek je ${namesIn('nl', data.others)} over de module ‘${data.module}’. ${texts.nl.thought(data)}`,
    ],
    facts: [
      ['Wanneer', span(data.appointment)],
      ['Waar', data.appointment.place],
    ],
    button: 'Schrijf je voorbereiding',
    closing: ['Wat je opschrijft ziet alleen jij, tot je het zelf deelt.'],
    reason: whyYou.nl(data),
  }),
  en: (data, { span }) => ({
    subject: `Prepare your ${texts.en.name} with ${namesIn('en', data.others)}`,
    preheader: span(data.appointment),
    title: `Prepare your ${texts.en.name}`,
    opening: [
      `Soon you will talk with ${namesIn('en', data.others)} about the module ‘${data.module}’. ${texts.en.thought(data)}`,
    ],
    facts: [
      ['When', span(data.appointment)],
      ['Where', data.appointment.place],
    ],
    button: 'Write your preparation',
    closing: ['Only you see what you write, until you share it yourself.'],
    reason: whyYou.en(data),
  }),
});
