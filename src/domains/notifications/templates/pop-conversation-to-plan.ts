import { type PopConversationMailData, whyYou } from './pop-conversation.js';
import type { Wording } from './wording.js';

export interface PopConversationToPlanData extends PopConversationMailData {
  /** Last calendar day for the conversation, as midnight UTC. */
  until: Date;
}

export const popConversationToPlan: Wording<PopConversationToPlanData> = {
  nl: (data, { day }) => ({
    subject: `Plan het POP-gesprek met ${data.partner}`,
    preheader: `Uiterlijk ${day(data.until)}.`,
    title: `Plan je gesprek met ${data.partner}`,
    opening: [
      `Het POP-gesprek voor de module ‘${data.module}’ staat nog niet in de agenda.`,
      data.reader === 'PARTICIPANT'
        ? 'In dit gesprek kies je samen met je leidinggevende wat je wilt ontwikkelen. Een uur is meestal genoeg.'
        : `In dit gesprek kiezen jullie samen wat ${data.partner} wil ontwikkelen. Een uur is meestal genoeg. Neem zelf het initiatief als het nog niet is gelukt.`,
    ],
    facts: [['Uiterlijk', day(data.until)]],
    button: 'Plan het gesprek',
    reason: whyYou.nl(data),
  }),
  en: (data, { day }) => ({
    subject: `Plan the POP conversation with ${data.partner}`,
    preheader: `By ${day(data.until)}.`,
    title: `Plan your conversation with ${data.partner}`,
    opening: [
      `The POP conversation for the module ‘${data.module}’ is not in the calendar yet.`,
      data.reader === 'PARTICIPANT'
        ? 'In this conversation you choose together with your manager what you want to develop. An hour is usually enough.'
        : `In this conversation the two of you choose what ${data.partner} wants to develop. An hour is usually enough. Please take the first step if it has not been planned yet.`,
    ],
    facts: [['By', day(data.until)]],
    button: 'Plan the conversation',
    reason: whyYou.en(data),
  }),
};
