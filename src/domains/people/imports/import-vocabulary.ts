/**
 * The words by which spreadsheets call columns and values, as data. They are compared as plainWord() leaves them, so that
 * case, spaces, hyphens and diacritics make no difference. Of a column, the first name is what we call it ourselves.
 */

export type Language = 'nl' | 'en';

export type Echelon = 'STRATEGIC' | 'TACTICAL' | 'OPERATIONAL';

/** From the top of the organisation down: a unit stands under one of an earlier type. */
export const UNIT_TYPES = ['ORGANISATION', 'CLUSTER', 'DIRECTORATE', 'DEPARTMENT', 'TEAM'] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export const PERSON_HEADERS = {
  personnelNumber: [
    'personeelsnummer',
    'personeelsnr',
    'pers.nr.',
    'medewerkernummer',
    'registratienummer',
    'personnel number',
    'employee number',
    'employee id',
    'staff number',
  ],
  givenName: ['voornaam', 'roepnaam', 'given name', 'first name'],
  infix: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels', 'infix', 'name prefix'],
  familyName: ['achternaam', 'familienaam', 'family name', 'last name', 'surname'],
  email: ['e-mail', 'e-mailadres', 'mail', 'mailadres', 'zakelijk e-mailadres', 'email address', 'work email'],
  language: ['taal', 'voorkeurstaal', 'correspondentietaal', 'language', 'preferred language'],
  unit: [
    'organisatie-eenheid',
    'organisatorische eenheid',
    'eenheid',
    'eenheidscode',
    'afdelingscode',
    'unit',
    'unit code',
    'organisational unit',
    'organizational unit',
    'org unit',
  ],
  jobTitle: ['functie', 'functienaam', 'functietitel', 'job title', 'job', 'position', 'title'],
  manager: [
    'leidinggevende',
    'personeelsnummer leidinggevende',
    'manager',
    'manager number',
    'manager personnel number',
    'reports to',
    'supervisor',
  ],
  echelon: ['echelon', 'leiderschapsniveau', 'leadership level'],
  startedOn: [
    'in dienst',
    'datum in dienst',
    'in dienst sinds',
    'datum indiensttreding',
    'started on',
    'start date',
    'hire date',
    'date of employment',
  ],
  endedOn: [
    'uit dienst',
    'datum uit dienst',
    'uit dienst per',
    'datum uitdiensttreding',
    'laatste werkdag',
    'ended on',
    'end date',
    'last day',
    'termination date',
  ],
} as const;

export const UNIT_HEADERS = {
  code: ['code', 'eenheidscode', 'organisatiecode', 'afdelingscode', 'unit code', 'unit'],
  name: ['naam', 'omschrijving', 'eenheidsnaam', 'name', 'unit name', 'description'],
  type: ['type', 'soort', 'eenheidstype', 'unit type', 'level'],
  parent: [
    'bovenliggend',
    'bovenliggende eenheid',
    'valt onder',
    'hoofdeenheid',
    'parent',
    'parent code',
    'parent unit',
  ],
} as const;

export const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['nl', 'nl-NL', 'nl-BE', 'Nederlands', 'Dutch'],
  en: ['en', 'en-GB', 'en-US', 'Engels', 'English'],
};

export const ECHELON_WORDS: Readonly<Record<Echelon, readonly string[]>> = {
  STRATEGIC: ['strategisch', 'strategic'],
  TACTICAL: ['tactisch', 'tactical'],
  OPERATIONAL: ['operationeel', 'operational'],
};

export const UNIT_TYPE_WORDS: Readonly<Record<UnitType, readonly string[]>> = {
  ORGANISATION: ['organisatie', 'organisation', 'organization'],
  CLUSTER: ['cluster'],
  DIRECTORATE: ['directie', 'directorate'],
  DEPARTMENT: ['afdeling', 'department'],
  TEAM: ['team'],
};

/** A word as it is compared: 'Organisatie-eenheid ' and 'organisatieeenheid' are one word, and so are 'Coördinator' and 'coordinator'. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
