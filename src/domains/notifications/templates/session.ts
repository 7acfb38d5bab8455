import type { Appointment, LinkingMailData } from './wording.js';
import type { Words } from './words.js';

/** A mail to one attendee about one session. */
export interface SessionMailData extends LinkingMailData {
  programme: string;
  /** Null for a session in which the programme is designed. */
  module: string | null;
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
    /** Of what it is a session. */
    of: ({ programme, module }: SessionMailData) =>
      module === null ? `het ontwerp van ‘${programme}’` : `de module ‘${module}’`,
    reason: ({ programme, module }: SessionMailData) =>
      module === null
        ? `Je krijgt deze mail omdat je bent gevraagd ‘${programme}’ mee te ontwerpen.`
        : `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`,
    entry: ({ session, module, programme, appointment }: SessionMailData) => ({
      ...appointment,
      summary: `${session}: ${module ?? programme}`,
      description:
        module === null ? `Ontwerp van ‘${programme}’.` : `Bijeenkomst van ‘${programme}’, module ‘${module}’.`,
    }),
  },
  en: {
    facts: ({ appointment }: SessionMailData, { span }: Words): [string, string][] => [
      ['When', span(appointment)],
      ['Where', appointment.place],
    ],
    /** Of what it is a session. */
    of: ({ programme, module }: SessionMailData) =>
      module === null ? `the design of ‘${programme}’` : `the module ‘${module}’`,
    reason: ({ programme, module }: SessionMailData) =>
      module === null
        ? `You get this mail because you were asked to help design ‘${programme}’.`
        : `You get this mail because you are a participant of ‘${programme}’.`,
    entry: ({ session, module, programme, appointment }: SessionMailData) => ({
      ...appointment,
      summary: `${session}: ${module ?? programme}`,
      description: module === null ? `Design of ‘${programme}’.` : `Session of ‘${programme}’, module ‘${module}’.`,
    }),
  },
};
