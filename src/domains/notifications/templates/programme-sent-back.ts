import type { LinkingMailData, Wording } from './wording.js';

export interface ProgrammeSentBackData extends LinkingMailData {
  programme: string;
  /** The director's name. */
  director: string;
  /** What the director said. */
  word: string;
}

export const programmeSentBack: Wording<ProgrammeSentBackData> = {
  nl: ({ programme, director, word }) => ({
    subject: `${director} stuurt het ontwerp van ${programme} terug`,
    preheader: 'Met een woord erbij.',
    title: 'Het ontwerp is terug',
    opening: [`${director} heeft ‘${programme}’ niet goedgekeurd, en schrijft:`, `‘${word}’`],
    button: 'Ga naar het ontwerp',
    closing: ['Pas het ontwerp aan en dien het opnieuw in.'],
    reason: `Je krijgt deze mail omdat je ‘${programme}’ hebt ingediend.`,
  }),
  en: ({ programme, director, word }) => ({
    subject: `${director} sends the design of ${programme} back`,
    preheader: 'With a word.',
    title: 'The design is back',
    opening: [`${director} has not approved ‘${programme}’, and writes:`, `‘${word}’`],
    button: 'Go to the design',
    closing: ['Change the design and submit it again.'],
    reason: `You get this mail because you submitted ‘${programme}’.`,
  }),
};
