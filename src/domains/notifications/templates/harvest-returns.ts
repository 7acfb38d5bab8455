import type { ModuleMailData, Wording } from './wording.js';

export interface HarvestReturnsData extends ModuleMailData {
  /** How many months ago: 3, 6 or 12. */
  months: number;
  /** How many commitments come back. */
  commitments: number;
  /** Calendar day on which they were made, as midnight UTC. */
  givenOn: Date;
}

export const harvestReturns: Wording<HarvestReturnsData> = {
  nl: ({ months, commitments, module, programme, givenOn }, { day }) => ({
    subject: commitments === 1 ? 'Wat is er van je voornemen geworden?' : 'Wat is er van je voornemens geworden?',
    preheader: 'Volgehouden, nog bezig of losgelaten: een regel is genoeg.',
    title: `Je voornemen van ${months} maanden geleden`,
    opening: [
      commitments === 1
        ? `Op ${day(givenOn)}, aan het eind van de module ‘${module}’, nam je je iets voor.`
        : `Op ${day(givenOn)}, aan het eind van de module ‘${module}’, nam je je ${commitments} dingen voor.`,
      'Lees het terug, en vertel of je het hebt volgehouden, er nog mee bezig bent of het hebt losgelaten. Dat leest alleen wie ook het voornemen leest.',
    ],
    button: 'Lees het terug',
    reason: `Je krijgt deze mail omdat je bij ‘${programme}’ een voornemen opschreef.`,
  }),
  en: ({ months, commitments, module, programme, givenOn }, { day }) => ({
    subject: commitments === 1 ? 'What has become of your commitment?' : 'What has become of your commitments?',
    preheader: 'Kept, under way or let go: one line will do.',
    title: `Your commitment of ${months} months ago`,
    opening: [
      commitments === 1
        ? `On ${day(givenOn)}, at the end of the module ‘${module}’, you made a commitment.`
        : `On ${day(givenOn)}, at the end of the module ‘${module}’, you made ${commitments} commitments.`,
      'Read it again, and tell whether you kept it up, are still at it, or let it go. Only who reads the commitment reads that.',
    ],
    button: 'Read it again',
    reason: `You get this mail because you wrote down a commitment in ‘${programme}’.`,
  }),
};
