import { type ConversationMailData, type ConversationTexts, whyYou } from './conversation.js';
import type { Wording } from './wording.js';
import type { Span } from './words.js';

export interface ConversationTimesProposedData extends ConversationMailData {
  /** Name of who proposes them. */
  proposer: string;
  place: string;
  /** The earliest first. */
  times: Span[];
}

export const conversationTimesProposed = (texts: ConversationTexts): Wording<ConversationTimesProposedData> => ({
  nl: (data, { span }) => ({
    subject: `${data.proposer} stelt tijden voor: ${texts.nl.name}`,
    preheader: 'Kies wat jou uitkomt, of stel andere tijden voor.',
    title: 'Wanneer komt het uit?',
    opening: [
      `${data.proposer} stelt tijden voor het ${texts.nl.name} van de module ‘${data.module}’ voor. Kies wat jou uitkomt, of stel andere tijden voor:`,
    ],
    list: { kind: 'names', items: data.times.map((time) => ({ term: span(time) })) },
    facts: [['Waar', data.place]],
    button: 'Kies een tijd',
    reason: whyYou.nl(data),
  }),
  en: (data, { span }) => ({
    subject: `${data.proposer} proposes times: ${texts.en.name}`,
    preheader: 'Choose what suits you, or propose other times.',
    title: 'When does it suit?',
    opening: [
      `${data.proposer} proposes times for the ${texts.en.name} of the module ‘${data.module}’. Choose what suits you, or propose other times:`,
    ],
    list: { kind: 'names', items: data.times.map((time) => ({ term: span(time) })) },
    facts: [['Where', data.place]],
    button: 'Choose a time',
    reason: whyYou.en(data),
  }),
});
