import { asDate, asEmailAddress, asOneOf, asText, orNull } from './cells.rules.js';
import { type Change, difference } from './difference.rules.js';
import {
  ECHELON_WORDS,
  type Echelon,
  PERSON_HEADERS as HEADERS,
  LANGUAGE_WORDS,
  type Language,
} from './import-vocabulary.js';
import { cycleFindings, hierarchyOf, repetitions, unknownReferences, without } from './references.rules.js';
import {
  type ColumnMapping,
  conclude,
  type Draft,
  type Fields,
  type Finding,
  type Reading,
  type RowOf,
  readSheet,
} from './sheet.rules.js';
import type { Table } from './table.rules.js';

interface Person {
  personnelNumber: string;
  givenName: string;
  /** Tussenvoegsel, '' for none. */
  infix: string;
  familyName: string;
  /** In lower case. */
  email: string;
  language: Language;
  /** The unit's code. */
  unit: string;
  /** '' for none. */
  jobTitle: string;
  /** The manager's personnel number. */
  manager: string | null;
  /** Null for who leads nobody. */
  echelon: Echelon | null;
  /** yyyy-mm-dd. */
  startedOn: string | null;
  /** The last day, yyyy-mm-dd; null for who stays. */
  endedOn: string | null;
}

export type PersonField = keyof Person;
export type PersonRow = RowOf<
  Person,
  'infix' | 'language' | 'jobTitle' | 'manager' | 'echelon' | 'startedOn' | 'endedOn'
>;

/** Somebody of the tenant; without a personnel number when entered by hand, such as its first administrator. */
export type KnownPerson = Readonly<
  Omit<Person, 'personnelNumber' | 'unit'> & { personnelNumber: string | null; unit: string | null }
>;

const PERSON_FIELDS: Fields<Person> = {
  personnelNumber: {
    headers: HEADERS.personnelNumber,
    columnRequired: true,
    valueRequired: true,
    limit: 32,
    read: asText,
  },
  givenName: { headers: HEADERS.givenName, columnRequired: true, valueRequired: true, limit: 100, read: asText },
  infix: { headers: HEADERS.infix, limit: 40, read: asText },
  familyName: { headers: HEADERS.familyName, columnRequired: true, valueRequired: true, limit: 100, read: asText },
  email: { headers: HEADERS.email, columnRequired: true, valueRequired: true, limit: 254, read: asEmailAddress },
  language: {
    headers: HEADERS.language,
    valueRequired: true,
    limit: 20,
    read: asOneOf(LANGUAGE_WORDS, 'LANGUAGE_NOT_OFFERED'),
  },
  unit: { headers: HEADERS.unit, columnRequired: true, valueRequired: true, limit: 64, read: asText },
  jobTitle: { headers: HEADERS.jobTitle, limit: 200, read: asText },
  manager: { headers: HEADERS.manager, limit: 32, read: orNull(asText) },
  echelon: { headers: HEADERS.echelon, limit: 20, read: orNull(asOneOf(ECHELON_WORDS, 'UNKNOWN_ECHELON')) },
  startedOn: { headers: HEADERS.startedOn, limit: 20, read: orNull(asDate) },
  endedOn: { headers: HEADERS.endedOn, limit: 20, read: orNull(asDate) },
};

/**
 * Reads a sheet of people, and holds the rows against each other, the tenant's units (by code) and the people it has. All
 * that is wrong is told at once; a row at fault still counts where other rows refer to it, so that one fault does not draw
 * others after it.
 */
export function readPeople(
  table: Table,
  mapping: ColumnMapping<PersonField> | undefined,
  known: { readonly people: readonly KnownPerson[]; readonly units: readonly { readonly code: string }[] },
): Reading<PersonRow, PersonField> {
  const sheet = readSheet(table, PERSON_FIELDS, 'personnelNumber', mapping);
  const { drafts } = sheet;
  const repeated = repetitions(drafts, 'personnelNumber');
  const distinct = without(drafts, repeated);
  const units = new Set(known.units.map(({ code }) => code));
  const links = distinct.map(({ row, values }) => ({ row, member: values.personnelNumber, superior: values.manager }));
  const line = hierarchyOf(
    links,
    new Map(
      known.people.flatMap(({ personnelNumber, manager }) => (personnelNumber ? [[personnelNumber, manager]] : [])),
    ),
  );
  return conclude(sheet, [
    ...repeated,
    ...repetitions(distinct, 'email'),
    ...takenAddresses(distinct, known.people),
    ...unknownReferences(drafts, 'unit', (unit) => units.has(unit), 'UNKNOWN_UNIT'),
    ...unknownReferences(drafts, 'manager', (manager) => line.superiorOf.has(manager), 'UNKNOWN_MANAGER'),
    ...cycleFindings(links, line, 'manager', { own: 'OWN_MANAGER', cycle: 'CYCLE_OF_MANAGERS' }),
  ]);
}

/**
 * Addresses of people who are not in the file. Those who are in it may pass on their address, or swap; somebody known
 * without a personnel number is the one who now gets it, unless the row is about another known person.
 */
function takenAddresses(drafts: readonly Draft<Person>[], people: readonly KnownPerson[]): Finding<'email'>[] {
  const inFile = new Set(drafts.map(({ values }) => values.personnelNumber));
  const isKnown = new Set(people.map(({ personnelNumber }) => personnelNumber));
  const ownerOf = new Map(people.map((person) => [person.email.toLowerCase(), person]));
  return drafts
    .filter(({ values: { email, personnelNumber } }) => {
      const owner = ownerOf.get(email ?? '');
      if (!owner || !personnelNumber || owner.personnelNumber === personnelNumber) return false;
      return owner.personnelNumber === null ? isKnown.has(personnelNumber) : !inFile.has(owner.personnelNumber);
    })
    .map(({ row }) => ({ row, field: 'email', code: 'EMAIL_TAKEN' }));
}

export interface PeopleDifference<Known extends KnownPerson = KnownPerson> {
  readonly added: readonly PersonRow[];
  readonly changed: readonly { personnelNumber: string; known: Known; changes: readonly Change<PersonField>[] }[];
  readonly unchanged: number;
  /** How many known people with a personnel number the file does not have. An import never removes anybody. */
  readonly absent: number;
}

/**
 * What applying the rows would change in the people who are known. `Known` may carry more than the fields of an import,
 * such as an id. Meant for rows of a file without errors.
 */
export function peopleDifference<Known extends KnownPerson>(
  known: readonly Known[],
  rows: readonly PersonRow[],
): PeopleDifference<Known> {
  const byNumber = new Map(known.map((person) => [person.personnelNumber, person]));
  const unnumbered = known.filter(({ personnelNumber }) => personnelNumber === null);
  const byAddress = new Map(unnumbered.map((person) => [person.email.toLowerCase(), person]));
  const { added, changed, unchanged } = difference(
    rows,
    Object.keys(PERSON_FIELDS) as PersonField[],
    ({ personnelNumber, email }) => byNumber.get(personnelNumber) ?? byAddress.get(email),
  );
  const inFile = new Set<string | null>(rows.map(({ personnelNumber }) => personnelNumber));
  return {
    added,
    changed: changed.map(({ row, known, changes }) => ({ personnelNumber: row.personnelNumber, known, changes })),
    unchanged,
    absent: known.filter(({ personnelNumber }) => personnelNumber !== null && !inFile.has(personnelNumber)).length,
  };
}
