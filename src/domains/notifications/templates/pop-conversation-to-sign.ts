import { type PopConversationMailData, whyYou } from './pop-conversation.js';
import type { Wording } from './wording.js';

export const popConversationToSign: Wording<PopConversationMailData> = {
  nl: (data) => ({
    subject: `Teken de afspraken uit je POP-gesprek met ${data.partner}`,
    preheader: 'Lees ze en teken als ze kloppen.',
    title: 'Kloppen de afspraken?',
    opening: [
      `De doelen en afspraken uit het POP-gesprek met ${data.partner} staan klaar. Lees ze en teken als ze kloppen.`,
      'Klopt er iets niet? Pas het dan aan. Wie al had getekend, tekent daarna opnieuw.',
    ],
    button: 'Lees en teken',
    closing: ['De afspraken zijn van jullie samen. Je eigen aantekeningen ziet alleen jij.'],
    reason: whyYou.nl(data),
  }),
  en: (data) => ({
    subject: `Sign the agreements from your POP conversation with ${data.partner}`,
    preheader: 'Read them, and sign if they are right.',
    title: 'Are the agreements right?',
    opening: [
      `The goals and agreements from the POP conversation with ${data.partner} are ready. Read them, and sign if they are right.`,
      'Is something not right? Then change it. Whoever had signed already, signs again.',
    ],
    button: 'Read and sign',
    closing: ['The agreements belong to you both. Only you see your own notes.'],
    reason: whyYou.en(data),
  }),
};
