import type { ModuleMailData, Wording } from './wording.js';

export interface AssignmentSharedData extends ModuleMailData {
  /** The name of whose assignment it is. */
  participant: string;
}

export const assignmentShared: Wording<AssignmentSharedData> = {
  nl: ({ participant, module }) => ({
    subject: `${participant} deelt een ontwikkelopdracht met je`,
    preheader: 'Je kunt de opdracht lezen zolang die met je wordt gedeeld.',
    title: `${participant} deelt een opdracht met je`,
    opening: [
      `Het is de ontwikkelopdracht bij de module ‘${module}’. Je leest wat ${participant} wil leren en doen, en wat daar al van te zien is.`,
    ],
    button: 'Lees de opdracht',
    notices: [
      {
        title: `De opdracht is van ${participant}`,
        body: [
          'Die is met jou gedeeld als leidinggevende, en niet met je collega’s. Stuur niets door.',
          'Oefenmomenten en reflecties worden niet gedeeld. Je kunt de opdracht niet meer lezen als het delen stopt.',
        ],
      },
    ],
    reason: `Je krijgt deze mail omdat ${participant} een ontwikkelopdracht met je deelt.`,
  }),
  en: ({ participant, module }) => ({
    subject: `${participant} shares a development assignment with you`,
    preheader: 'You can read the assignment as long as it is shared with you.',
    title: `${participant} shares an assignment with you`,
    opening: [
      `It is the development assignment for the module ‘${module}’. You read what ${participant} wants to learn and do, and what already shows of it.`,
    ],
    button: 'Read the assignment',
    notices: [
      {
        title: `The assignment belongs to ${participant}`,
        body: [
          'It is shared with you as the manager, and not with your colleagues. Please do not pass anything on.',
          'Practice moments and reflections are not shared. You can no longer read the assignment once the sharing stops.',
        ],
      },
    ],
    reason: `You get this mail because ${participant} shares a development assignment with you.`,
  }),
};
