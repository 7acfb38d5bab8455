import type { ModuleMailData, Wording } from './wording.js';

export interface FeedbackReportSharedData extends ModuleMailData {
  /** The name of whose report it is. */
  participant: string;
}

export const feedbackReportShared: Wording<FeedbackReportSharedData> = {
  nl: ({ participant, module }) => ({
    subject: `${participant} deelt een feedbackverslag met je`,
    preheader: 'Je kunt het lezen zolang het met je wordt gedeeld.',
    title: `${participant} deelt een verslag met je`,
    opening: [`Het is het verslag van de 360 graden feedback bij de module ‘${module}’.`],
    button: 'Lees het verslag',
    notices: [
      {
        title: `Het verslag is van ${participant}`,
        body: [
          'Het is met jou gedeeld, en niet met je collega’s. Stuur het niet door. Je kunt het niet meer lezen als het delen stopt.',
          'Ga niet na wie van de anonieme groepen wat heeft gezegd.',
        ],
      },
    ],
    reason: `Je krijgt deze mail omdat ${participant} een verslag met je deelt.`,
  }),
  en: ({ participant, module }) => ({
    subject: `${participant} shares a feedback report with you`,
    preheader: 'You can read it as long as it is shared with you.',
    title: `${participant} shares a report with you`,
    opening: [`It is the report of the 360 feedback for the module ‘${module}’.`],
    button: 'Read the report',
    notices: [
      {
        title: `The report belongs to ${participant}`,
        body: [
          'It is shared with you, and not with your colleagues. Please do not pass it on. You can no longer read it once the sharing stops.',
          'Please do not try to find out who of the anonymous groups said what.',
        ],
      },
    ],
    reason: `You get this mail because ${participant} shares a report with you.`,
  }),
};
