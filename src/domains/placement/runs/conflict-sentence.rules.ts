import type { Conflict, ConflictingRule } from '../conflict.rules.js';
import type { ApartCode, ForbiddenCode } from '../placement.rules.js';

type Language = 'nl' | 'en';

/** How many people and rules a sentence names. */
const NAMED = 6;

const FORBIDDEN: Record<Language, Record<ForbiddenCode, string>> = {
  nl: {
    OWN_LINE: 'de een staat in de lijn van de ander',
    OWN_RATER: 'staat of stond bij de feedbackgevers',
    FORMER_MANAGER: 'de een was leidinggevende van de ander',
    LANGUAGE: 'een andere taal',
    LOCATION: 'een andere plaats',
    CHEMISTRY: 'er is eerder om een ander gevraagd',
  },
  en: {
    OWN_LINE: 'one stands in the line of the other',
    OWN_RATER: 'is or was among those asked for feedback',
    FORMER_MANAGER: 'one was the manager of the other',
    LANGUAGE: 'another language',
    LOCATION: 'another place',
    CHEMISTRY: 'another was asked for before',
  },
};
const APART: Record<Language, Record<ApartCode, string>> = {
  nl: { OWN_MANAGER: 'de een geeft leiding aan de ander' },
  en: { OWN_MANAGER: 'one manages the other' },
};

const CLAUSES: Record<Language, (rule: ConflictingRule, nameOf: (id: string) => string) => string> = {
  nl: (rule, nameOf) => {
    switch (rule.kind) {
      case 'FORBIDDEN':
        return `${nameOf(rule.person)} kan niet bij ${listed(rule.places, nameOf, 'nl')} (${FORBIDDEN.nl[rule.code]})`;
      case 'LOCKED':
        return `${nameOf(rule.person)} is met de hand bij ${nameOf(rule.place)} gezet`;
      case 'APART':
        return `${nameOf(rule.person)} en ${nameOf(rule.from)} horen niet bij elkaar (${APART.nl[rule.code]})`;
      case 'MINIMUM':
        return `${nameOf(rule.place)} heeft ten minste ${rule.minimum} mensen nodig`;
      case 'MAXIMUM':
        return `${nameOf(rule.place)} heeft plaats voor ${rule.maximum}`;
    }
  },
  en: (rule, nameOf) => {
    switch (rule.kind) {
      case 'FORBIDDEN':
        return `${nameOf(rule.person)} cannot be with ${listed(rule.places, nameOf, 'en')} (${FORBIDDEN.en[rule.code]})`;
      case 'LOCKED':
        return `${nameOf(rule.person)} was put with ${nameOf(rule.place)} by hand`;
      case 'APART':
        return `${nameOf(rule.person)} and ${nameOf(rule.from)} do not belong together (${APART.en[rule.code]})`;
      case 'MINIMUM':
        return `${nameOf(rule.place)} needs ${rule.minimum} people at least`;
      case 'MAXIMUM':
        return `${nameOf(rule.place)} has room for ${rule.maximum}`;
    }
  },
};

const BEGINNINGS: Record<Language, (names: string, count: number) => string> = {
  nl: (names, count) => {
    if (count === 0) return 'Zo is niet iedereen in te delen';
    return count === 1
      ? `Voor ${names} is geen plaats te vinden`
      : `Voor ${names} (${count}) zijn niet allemaal plaatsen te vinden`;
  },
  en: (names, count) => {
    if (count === 0) return 'There is no place for everybody like this';
    return count === 1 ? `No place can be found for ${names}` : `Places cannot be found for all of ${names} (${count})`;
  },
};
const MORE: Record<Language, (count: number) => string> = {
  nl: (count) => `nog ${count}`,
  en: (count) => `${count} more`,
};

function listed(ids: readonly string[], nameOf: (id: string) => string, language: Language): string {
  const names = ids.slice(0, NAMED).map(nameOf);
  const rest = ids.length - names.length;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    rest > 0 ? [...names, MORE[language](rest)] : names,
  );
}

/** Why people cannot be placed, as a coordinator reads it: 'Voor Eva Evers is geen plaats te vinden: Eva Evers kan niet bij Lena Laan (…).' */
export function conflictSentence(
  { persons, rules }: Conflict,
  nameOf: (id: string) => string,
  language: Language,
): string {
  const clauses = rules.slice(0, 2 * NAMED).map((rule) => CLAUSES[language](rule, nameOf));
  const rest = rules.length - clauses.length;
  const told = rest > 0 ? [...clauses, MORE[language](rest)] : clauses;
  const beginning = BEGINNINGS[language](listed(persons, nameOf, language), persons.length);
  return told.length > 0 ? `${beginning}: ${told.join('; ')}.` : `${beginning}.`;
}
