import type { ModuleMailData, Wording } from './wording.js';

export const feedbackReportReady: Wording<ModuleMailData> = {
  nl: ({ programme, module }) => ({
    subject: 'Het verslag van je feedback staat klaar',
    preheader: 'Alleen jij kunt het lezen, tot je het zelf deelt.',
    title: 'Je verslag staat klaar',
    opening: [
      `De feedbackronde van de module ‘${module}’ is gesloten. Je verslag staat klaar.`,
      'Neem er rustig de tijd voor, het liefst op een moment dat je daarna niets hoeft. Kijk wat je verrast, en wat je herkent.',
    ],
    button: 'Lees je verslag',
    notices: [
      {
        title: 'Het verslag is van jou',
        body: [
          'Jij kiest wie het nog meer mag lezen. De uitkomst verandert niet meer.',
          'Bij elke groep staat of die onder eigen naam of anoniem feedback gaf. Ga niet na wie van de anonieme groepen wat heeft gezegd.',
        ],
      },
    ],
    closing: ['Neem naar je POP-gesprek één of twee dingen mee waar je aan wilt werken.'],
    reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
  }),
  en: ({ programme, module }) => ({
    subject: 'The report of your feedback is ready',
    preheader: 'Only you can read it, until you share it yourself.',
    title: 'Your report is ready',
    opening: [
      `The feedback round of the module ‘${module}’ is closed. Your report is ready.`,
      'Take your time for it, best at a moment when nothing is waiting for you. See what surprises you, and what you recognise.',
    ],
    button: 'Read your report',
    notices: [
      {
        title: 'The report is yours',
        body: [
          'You choose who else may read it. The outcome does not change any more.',
          'With each group it says whether it gave feedback by name or anonymously. Please do not try to find out who of the anonymous groups said what.',
        ],
      },
    ],
    closing: ['Take one or two things that you want to work on to your POP conversation.'],
    reason: `You get this mail because you are a participant of ‘${programme}’.`,
  }),
};
