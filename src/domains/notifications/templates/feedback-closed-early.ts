import type { MailData, Wording } from './wording.js';

export interface FeedbackClosedEarlyData extends MailData {
  programme: string;
  module: string;
  closedAt: Date;
}

/** That the round has closed before the day that the reader was told. Nothing is left to do, so nothing is linked to. */
export const feedbackClosedEarly: Wording<FeedbackClosedEarlyData> = {
  nl: ({ programme, module, closedAt }, { moment }) => ({
    subject: 'De feedbackronde is eerder gesloten',
    preheader: 'Je hoeft niets meer in te vullen.',
    title: 'De feedbackronde is eerder gesloten',
    opening: [
      `We vroegen je om een vragenlijst in te vullen voor de module ‘${module}’. De ronde is eerder gesloten dan we zeiden: op ${moment(closedAt)}.`,
      'Je hoeft niets meer te doen. Wat je had ingevuld maar nog niet had verstuurd, gooien we weg.',
    ],
    reason: `Je krijgt deze mail omdat we je voor ‘${programme}’ vroegen om een vragenlijst in te vullen.`,
  }),
  en: ({ programme, module, closedAt }, { moment }) => ({
    subject: 'The feedback round has closed early',
    preheader: 'You need not fill in anything any more.',
    title: 'The feedback round has closed early',
    opening: [
      `We asked you to fill in a questionnaire for the module ‘${module}’. The round has closed earlier than we said: on ${moment(closedAt)}.`,
      'You need not do anything any more. What you had filled in and not sent yet, we throw away.',
    ],
    reason: `You get this mail because we asked you to fill in a questionnaire for ‘${programme}’.`,
  }),
};
