import type { ModuleMailData, Wording } from './wording.js';

export interface AssignmentHelpAskedData extends ModuleMailData {
  /** The name of who asks. */
  participant: string;
}

export const assignmentHelpAsked: Wording<AssignmentHelpAskedData> = {
  nl: ({ participant, module }) => ({
    subject: `${participant} vraagt je om mee te denken`,
    preheader: 'Over het concept van een ontwikkelopdracht.',
    title: 'Denk mee over een ontwikkelopdracht',
    opening: [
      `${participant} schrijft een ontwikkelopdracht voor de module ‘${module}’ en vraagt of je helpt. Je kunt het concept lezen en aanvullen, tot het oefenen begint.`,
    ],
    button: 'Lees het concept',
    reason: `Je krijgt deze mail omdat ${participant} je als trainer om hulp vraagt.`,
  }),
  en: ({ participant, module }) => ({
    subject: `${participant} asks you to think along`,
    preheader: 'About the draft of a development assignment.',
    title: 'Think along about a development assignment',
    opening: [
      `${participant} is writing a development assignment for the module ‘${module}’ and asks for your help. You can read and complete the draft until practising begins.`,
    ],
    button: 'Read the draft',
    reason: `You get this mail because ${participant} asks you to help, as a trainer.`,
  }),
};
