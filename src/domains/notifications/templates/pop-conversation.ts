import type { ModuleMailData } from './wording.js';

/** A mail to one of the two about their POP conversation. */
export interface PopConversationMailData extends ModuleMailData {
  /** Which of the two reads it. */
  reader: 'PARTICIPANT' | 'MANAGER';
  /** Name of the other. */
  partner: string;
}

export const whyYou = {
  nl: ({ reader, partner, programme }: PopConversationMailData) =>
    reader === 'PARTICIPANT'
      ? `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`
      : `Je krijgt deze mail omdat je leidinggevende bent van ${partner}, deelnemer van ‘${programme}’.`,
  en: ({ reader, partner, programme }: PopConversationMailData) =>
    reader === 'PARTICIPANT'
      ? `You get this mail because you are a participant of ‘${programme}’.`
      : `You get this mail because you are the manager of ${partner}, a participant of ‘${programme}’.`,
};
