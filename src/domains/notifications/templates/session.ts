import type { Appointment, ModuleMailData } from './wording.js';
import type { Words } from './words.js';

/** A mail to one attendee about one session. */
export interface SessionMailData extends ModuleMailData {
  /** The session's own name: 'Kick-off', 'Inspiratiesessie groep 2'. */
  session: string;
  /** With the reader as the only attendee: who else comes is not told by mail. */
  appointment: Appointment;
}

export const sessionTexts = {
  nl: {
    facts: ({ appointment }: SessionMailData, { span }: Words): [string, string][] => [
      ['Wanneer', span(appointment)],
      ['Waar', appointment.place],
    ],
    reason: ({ programme }: SessionMailData) => `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
    entry: ({ session, module, programme, appointment }: SessionMailData) => ({
      ...appointment,
      summary: `${session}: ${module}`,
      description: `Bijeenkomst van ‘${programme}’, module ‘${module}’.`,
    }),
  },
  en: {
    facts: ({ appointment }: SessionMailData, { span }: Words): [string, string][] => [
      ['When', span(appointment)],
      ['Where', appointment.place],
    ],
    reason: ({ programme }: SessionMailData) => `You get this mail because you are a participant of ‘${programme}’.`,
    entry: ({ session, module, programme, appointment }: SessionMailData) => ({
      ...appointment,
      summary: `${session}: ${module}`,
      description: `Session of ‘${programme}’, module ‘${module}’.`,
    }),
  },
};
