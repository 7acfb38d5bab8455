/** Who reads what somebody writes, from the narrowest to the widest. */
export const AUDIENCES = ['OWN', 'TWO', 'THREE', 'GROUP', 'PROGRAMME', 'DESIGN', 'ORGANISATION'] as const;
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
    designers: ['De coördinatoren van je organisatie', 'de directeur van dit programma'],
    ORGANISATION: 'Alle coördinatoren en directeuren van je organisatie.',
  },
  en: {
    OWN: 'Only you.',
    you: 'You',
    GROUP: 'Everyone in this group',
    PROGRAMME: 'Everyone in this programme.',
    designers: ['The coordinators of your organisation', 'the director of this programme'],
    ORGANISATION: 'All coordinators and directors of your organisation.',
  },
} as const satisfies Record<Language, Record<string, string | readonly string[]>>;

/**
 * Tells a writer who reads the text.
 * @param names full names of the readers beside the writer: one for TWO, two for THREE, the others of the group for GROUP; for DESIGN who else has a
 * part in it; none for OWN, PROGRAMME and ORGANISATION
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
    case 'DESIGN':
      return { audience, sentence: `${list([...words.designers, ...names])}.` };
    default:
      return { audience, sentence: words[audience] };
  }
}
