import type { Locale } from '../../../platform/auth/actor.js';
import type { ModuleMailData } from './wording.js';

/** A mail to one of those who have a POP conversation or a final conversation. */
export interface ConversationMailData extends ModuleMailData {
  /** As what they have it. */
  reader: 'PARTICIPANT' | 'MANAGER' | 'LEARNING_MANAGER';
  /** Name of the participant. */
  participant: string;
  /** Names of all but the reader. */
  others: string[];
}

/** What a kind of conversation is called, and what it is for. */
export interface ConversationWords {
  name: string;
  /** What happens in it. */
  purpose(data: ConversationMailData): string;
  /** What to think of beforehand. */
  thought(data: ConversationMailData): string;
}

/** One kind of conversation in every language. */
export type ConversationTexts = Record<Locale, ConversationWords>;

export const popConversationTexts: ConversationTexts = {
  nl: {
    name: 'POP-gesprek',
    purpose: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'In dit gesprek kies je samen met je leidinggevende wat je wilt ontwikkelen.'
        : `In dit gesprek kiezen jullie samen wat ${participant} wil ontwikkelen.`,
    thought: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'Denk alvast na: welk gedrag wil je ontwikkelen, in welke situatie, en hoe merken anderen dat?'
        : `Denk alvast na: wat heeft ${participant} van jou nodig om te kunnen oefenen?`,
  },
  en: {
    name: 'POP conversation',
    purpose: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'In this conversation you choose together with your manager what you want to develop.'
        : `In this conversation the two of you choose what ${participant} wants to develop.`,
    thought: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'Think ahead: which behaviour do you want to develop, in which situation, and how will others notice?'
        : `Think ahead: what does ${participant} need from you to be able to practise?`,
  },
};

export const finalConversationTexts: ConversationTexts = {
  nl: {
    name: 'eindgesprek',
    purpose: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'In dit gesprek kijk je met je leidinggevende en je leermanager terug: wat heb je geleerd, en hoe ga je ermee door?'
        : `In dit gesprek kijken jullie met z’n drieën terug: wat heeft ${participant} geleerd, en hoe gaat het verder?`,
    thought: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'Denk alvast na: wat doe je nu anders, en waaraan merken anderen dat?'
        : `Denk alvast na: wat zag je ${participant} anders doen, en wat helpt om daarmee door te gaan?`,
  },
  en: {
    name: 'final conversation',
    purpose: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'In this conversation you look back with your manager and your learning manager: what did you learn, and how do you go on with it?'
        : `In this conversation the three of you look back: what did ${participant} learn, and how does it go on?`,
    thought: ({ reader, participant }) =>
      reader === 'PARTICIPANT'
        ? 'Think ahead: what do you do differently now, and how do others notice?'
        : `Think ahead: what did you see ${participant} do differently, and what helps to go on with it?`,
  },
};

/** 'Marga Meijer en Lea Leer'. */
export const namesIn = (locale: Locale, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

export const whyYou = {
  nl: ({ reader, participant, programme }: Omit<ConversationMailData, 'others'>) =>
    reader === 'PARTICIPANT'
      ? `Je krijgt deze mail omdat je deelnemer bent van ‘${programme}’.`
      : `Je krijgt deze mail omdat je ${reader === 'MANAGER' ? 'leidinggevende' : 'leermanager'} bent van ${participant}, deelnemer van ‘${programme}’.`,
  en: ({ reader, participant, programme }: Omit<ConversationMailData, 'others'>) =>
    reader === 'PARTICIPANT'
      ? `You get this mail because you are a participant of ‘${programme}’.`
      : `You get this mail because you are the ${reader === 'MANAGER' ? 'manager' : 'learning manager'} of ${participant}, a participant of ‘${programme}’.`,
};
