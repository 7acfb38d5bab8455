import { type ConversationMailData, namesIn, whyYou } from './conversation.js';
import type { Wording } from './wording.js';

export const popConversationToSign: Wording<ConversationMailData> = {
  nl: (data) => ({
    subject: `Teken de afspraken uit je POP-gesprek met ${namesIn('nl', data.others)}`,
    preheader: 'Lees ze en teken als ze kloppen.',
    title: 'Kloppen de afspraken?',
    opening: [
      `De doelen en afspraken uit het POP-gesprek met ${namesIn('nl', data.others)} staan klaar. Lees ze en teken als ze kloppen.`,
      'Klopt er iets niet? Pas het dan aan. Wie al had getekend, tekent daarna opnieuw.',
    ],
    button: 'Lees en teken',
    closing: ['De afspraken zijn van jullie samen. Je eigen aantekeningen ziet alleen jij.'],
    reason: whyYou.nl(data),
  }),
  en: (data) => ({
    subject: `Sign the agreements from your POP conversation with ${namesIn('en', data.others)}`,
    preheader: 'Read them, and sign if they are right.',
    title: 'Are the agreements right?',
    opening: [
      `The goals and agreements from the POP conversation with ${namesIn('en', data.others)} are ready. Read them, and sign if they are right.`,
      'Is something not right? Then change it. Whoever had signed already, signs again.',
    ],
    button: 'Read and sign',
    closing: ['The agreements belong to you both. Only you see your own notes.'],
    reason: whyYou.en(data),
  }),
};

export const finalConversationToSign: Wording<ConversationMailData> = {
  nl: (data) => ({
    subject: `Teken het eindgesprek met ${namesIn('nl', data.others)}`,
    preheader: 'Lees wat er is geleerd en teken als het klopt.',
    title: 'Klopt het zo?',
    opening: [
      `Wat ${data.reader === 'PARTICIPANT' ? 'je hebt' : `${data.participant} heeft`} geleerd in de module ‘${data.module}’ staat op papier. Lees het en teken als het klopt; jullie tekenen alle drie.`,
      'Wil je er iets aan toevoegen? Doe dat dan eerst. Wie al had getekend, tekent daarna opnieuw.',
    ],
    button: 'Lees en teken',
    closing: ['Wat er staat lezen alleen jullie drieën.'],
    reason: whyYou.nl(data),
  }),
  en: (data) => ({
    subject: `Sign the final conversation with ${namesIn('en', data.others)}`,
    preheader: 'Read what was learnt, and sign if it is right.',
    title: 'Is it right like this?',
    opening: [
      `What ${data.reader === 'PARTICIPANT' ? 'you' : data.participant} learnt in the module ‘${data.module}’ is on paper. Read it, and sign if it is right; all three of you sign.`,
      'Do you want to add something? Do so first. Whoever had signed already, signs again.',
    ],
    button: 'Read and sign',
    closing: ['Only the three of you read what is there.'],
    reason: whyYou.en(data),
  }),
};
