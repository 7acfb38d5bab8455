import { comesTo, type Objection, type Offer, type Relation, type Wish } from './objection.rules.js';

/** One thing that speaks for a match, or tells how it came about. Stored as it is; put into words when it is read. */
export type ExplanationPart =
  | { readonly code: 'LANGUAGE'; readonly language: string }
  | { readonly code: 'LOCATION'; readonly location: string }
  | { readonly code: 'COACHED_BEFORE' }
  | { readonly code: 'INDEPENDENT' }
  | { readonly code: 'LOAD'; readonly load: number; readonly capacity: number }
  | { readonly code: 'BY_HAND' };

export type Explanation = readonly ExplanationPart[];
type Language = 'nl' | 'en';

/**
 * What a match rests on. It never says who was or was not asked for a 360.
 * @param load participants of the learning manager, this one included
 */
export function explain(
  wish: Wish,
  offer: Offer & { readonly capacity: number },
  relation: Partial<Relation>,
  load: number,
): Explanation {
  return [
    { code: 'LANGUAGE', language: wish.language },
    ...(wish.location !== null && comesTo(offer, wish.location)
      ? [{ code: 'LOCATION', location: wish.location } as const]
      : []),
    ...(relation.coachedBefore ? [{ code: 'COACHED_BEFORE' } as const] : []),
    { code: 'INDEPENDENT' },
    { code: 'LOAD', load, capacity: offer.capacity },
  ];
}

/** What the two themselves are told: not how many others there are, nor that there was no other reason than somebody's wish. */
export const forTheTwo = (explanation: Explanation): Explanation => explanation.filter(({ code }) => code !== 'LOAD');

const LANGUAGES: Record<Language, Record<string, string>> = {
  nl: { nl: 'het Nederlands', en: 'het Engels' },
  en: { nl: 'Dutch', en: 'English' },
};

const CLAUSES: Record<Language, (part: ExplanationPart, participant: string) => string> = {
  nl: (part, participant) => {
    switch (part.code) {
      case 'LANGUAGE':
        return `coacht in ${LANGUAGES.nl[part.language] ?? part.language}`;
      case 'LOCATION':
        return `komt in ${part.location}`;
      case 'COACHED_BEFORE':
        return `was al eerder leermanager van ${participant}`;
      case 'INDEPENDENT':
        return `staat buiten de lijn van ${participant}`;
      case 'LOAD':
        return `heeft met deze koppeling ${part.load} van ${part.capacity} plaatsen bezet`;
      case 'BY_HAND':
        return 'is door de coördinator gekozen';
    }
  },
  en: (part, participant) => {
    switch (part.code) {
      case 'LANGUAGE':
        return `coaches in ${LANGUAGES.en[part.language] ?? part.language}`;
      case 'LOCATION':
        return `comes to ${part.location}`;
      case 'COACHED_BEFORE':
        return `was the learning manager of ${participant} before`;
      case 'INDEPENDENT':
        return `stands outside the line of ${participant}`;
      case 'LOAD':
        return `has ${part.load} of ${part.capacity} places taken with this match`;
      case 'BY_HAND':
        return 'was chosen by the coordinator';
    }
  },
};

/** 'Lena Laan coacht in het Nederlands, komt in Noord en staat buiten de lijn van Anna Aker.' */
export function explanationSentence(
  explanation: Explanation,
  names: { readonly participant: string; readonly learningManager: string },
  language: Language,
): string {
  const clauses = explanation.map((part) => CLAUSES[language](part, names.participant));
  return `${names.learningManager} ${new Intl.ListFormat(language, { type: 'conjunction' }).format(clauses)}.`;
}

const REASONS: Record<Language, Record<Objection, string>> = {
  nl: {
    SELF: 'het is dezelfde persoon',
    OWN_LINE: 'de een staat in de lijn van de ander',
    FORMER_MANAGER: 'de een was leidinggevende van de ander',
    OWN_RATER: 'de leermanager staat of stond bij de feedbackgevers van de deelnemer',
    ANOTHER_ASKED: 'na het kennismakingsgesprek is om een ander gevraagd',
    LANGUAGE: 'de leermanager coacht niet in de taal van de deelnemer',
    LOCATION: 'de leermanager komt niet waar de deelnemer wil afspreken',
  },
  en: {
    SELF: 'it is the same person',
    OWN_LINE: 'one stands in the line of the other',
    FORMER_MANAGER: 'one was the manager of the other',
    OWN_RATER: 'the learning manager is or was among those asked for feedback on the participant',
    ANOTHER_ASKED: 'after the chemistry call another was asked for',
    LANGUAGE: 'the learning manager does not coach in the language of the participant',
    LOCATION: 'the learning manager does not come where the participant wants to meet',
  },
};

/** Why two people cannot be matched, in the words for coordinators: 'de een was leidinggevende van de ander'. */
export const reasonsInWords = (objections: readonly Objection[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(
    objections.map((objection) => REASONS[language][objection]),
  );
