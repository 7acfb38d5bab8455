/** Who reads what somebody writes, from the narrowest to the widest. */
export const AUDIENCES = ['OWN', 'TWO', 'THREE', 'GROUP', 'PROGRAMME', 'ORGANISATION'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The languages that people are spoken to in. */
type Language = 'nl' | 'en';

/** A text's audience as its writer is told it, before and while writing. */
export interface AudienceTold {
  readonly audience: Audience;
  /** 'Jij en Karin de Boer.' */
  readonly sentence: string;
}

const WORDS = {
  nl: {
    OWN: 'Alleen jij.',
    you: 'Jij',
    GROUP: 'Iedereen in deze groep',
    PROGRAMME: 'Iedereen in dit programma.',
    ORGANISATION: 'Alle coördinatoren en directeuren van je organisatie.',
  },
  en: {
    OWN: 'Only you.',
    you: 'You',
    GROUP: 'Everyone in this group',
    PROGRAMME: 'Everyone in this programme.',
    ORGANISATION: 'All coordinators and directors of your organisation.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/**
 * Tells a writer who reads the text.
 * @param names full names of the readers beside the writer: one for TWO, two for THREE, the others of the group for GROUP; none for OWN,
 * PROGRAMME and ORGANISATION
 */
export function audienceTold(audience: Audience, names: readonly string[], language: Language): AudienceTold {
  const words = WORDS[language];
  const list = (parts: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
  switch (audience) {
    case 'TWO':
    case 'THREE':
      return { audience, sentence: `${list([words.you, ...names])}.` };
    case 'GROUP':
      return { audience, sentence: names.length === 0 ? `${words.GROUP}.` : `${words.GROUP}: ${list(names)}.` };
    default:
      return { audience, sentence: words[audience] };
  }
}
