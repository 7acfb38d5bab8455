import type { ModuleMailData, Wording } from './wording.js';

export interface PracticeMomentDueData extends ModuleMailData {
  /** Calendar day of the moment, as midnight UTC. */
  day: Date;
}

export const practiceMomentDue: Wording<PracticeMomentDueData> = {
  nl: ({ module, programme, day: date }, { day }) => ({
    subject: 'Hoe ging het oefenen?',
    preheader: 'Een paar regels is genoeg.',
    title: 'Hoe ging het oefenen?',
    opening: [
      `Op ${day(date)} wilde je oefenen met je ontwikkelopdracht voor de module ‘${module}’.`,
      'Schrijf in een paar regels op hoe het ging: daar leer je het meest van. Je kiest zelf wie het leest. Kwam het er niet van? Kies dan een andere dag.',
    ],
    button: 'Kijk terug',
    reason: `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
  }),
  en: ({ module, programme, day: date }, { day }) => ({
    subject: 'How did practising go?',
    preheader: 'A few lines will do.',
    title: 'How did practising go?',
    opening: [
      `On ${day(date)} you wanted to practise your development assignment for the module ‘${module}’.`,
      'Write down in a few lines how it went: that is what you learn most from. You choose who reads it. Did it not come off? Then choose another day.',
    ],
    button: 'Look back',
    reason: `You get this mail because you are a participant of ‘${programme}’.`,
  }),
};
