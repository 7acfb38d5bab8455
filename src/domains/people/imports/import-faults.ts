import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './import-vocabulary.js';

interface FaultKind extends Readonly<Record<Language, string>> {
  /** With an ERROR in it a file cannot be applied; a NOTICE is only to be read. */
  readonly severity: 'ERROR' | 'NOTICE';
}

/** Everything that can be said of an imported file: the code is for programs, the texts (ICU messages) are for people. */
const FAULT_KINDS = {
  NOT_A_TEXT_FILE: {
    severity: 'ERROR',
    en: 'not a text file: save the sheet as CSV and import that',
    nl: 'geen tekstbestand: sla het werkblad op als CSV en importeer dat',
  },
  EMPTY_FILE: {
    severity: 'ERROR',
    en: 'no rows under a header',
    nl: 'geen rijen onder een kopregel',
  },
  QUOTE_NOT_CLOSED: {
    severity: 'ERROR',
    en: 'a quotation mark that opens in this row is never closed',
    nl: 'een aanhalingsteken dat in deze rij opent, wordt nergens gesloten',
  },
  MISSING_COLUMN: {
    severity: 'ERROR',
    en: 'a required column is missing',
    nl: 'een verplichte kolom ontbreekt',
  },
  DOUBLED_COLUMN: {
    severity: 'ERROR',
    en: 'means the same as the column "{other}"',
    nl: 'betekent hetzelfde als de kolom "{other}"',
  },
  UNKNOWN_COLUMN: {
    severity: 'NOTICE',
    en: 'column not recognised, and left out',
    nl: 'kolom niet herkend, en overgeslagen',
  },
  FIELD_COUNT: {
    severity: 'ERROR',
    en: '{found, plural, one {# field} other {# fields}} where {expected} are expected',
    nl: '{found, plural, one {# veld} other {# velden}} waar er {expected} worden verwacht',
  },
  EMPTY: {
    severity: 'ERROR',
    en: 'empty',
    nl: 'leeg',
  },
  TOO_LONG: {
    severity: 'ERROR',
    en: 'longer than {limit} characters',
    nl: 'langer dan {limit} tekens',
  },
  UNPRINTABLE_CHARACTER: {
    severity: 'ERROR',
    en: 'a line break or a character that cannot be printed ({character})',
    nl: 'een regeleinde of een teken dat niet kan worden afgedrukt ({character})',
  },
  TEXT_DIRECTION_MARK: {
    severity: 'ERROR',
    en: 'an invisible mark that changes the direction of the text ({character})',
    nl: 'een onzichtbaar teken dat de tekstrichting verandert ({character})',
  },
  LIKE_A_FORMULA: {
    severity: 'NOTICE',
    en: 'accepted as text, and never written unescaped to a spreadsheet',
    nl: 'overgenomen als tekst, en nooit als formule in een werkblad gezet',
  },
  NOT_AN_EMAIL_ADDRESS: {
    severity: 'ERROR',
    en: 'not an e-mail address',
    nl: 'geen e-mailadres',
  },
  NO_SUCH_DATE: {
    severity: 'ERROR',
    en: 'no such date',
    nl: 'geen bestaande datum',
  },
  LANGUAGE_NOT_OFFERED: {
    severity: 'ERROR',
    en: 'language not offered',
    nl: 'deze taal is er niet',
  },
  UNKNOWN_ECHELON: {
    severity: 'ERROR',
    en: 'unknown echelon',
    nl: 'onbekend echelon',
  },
  UNKNOWN_UNIT_TYPE: {
    severity: 'ERROR',
    en: 'unknown type of unit',
    nl: 'onbekend type eenheid',
  },
  DUPLICATE: {
    severity: 'ERROR',
    en: 'duplicate of row {row}',
    nl: 'komt al voor in rij {row}',
  },
  EMAIL_TAKEN: {
    severity: 'ERROR',
    en: 'the address of somebody else, who is not in this file',
    nl: 'het adres van iemand anders, die niet in dit bestand staat',
  },
  UNKNOWN_UNIT: {
    severity: 'ERROR',
    en: 'unknown unit',
    nl: 'onbekende organisatie-eenheid',
  },
  UNKNOWN_MANAGER: {
    severity: 'ERROR',
    en: 'unknown manager',
    nl: 'onbekende leidinggevende',
  },
  OWN_MANAGER: {
    severity: 'ERROR',
    en: 'somebody who is their own manager',
    nl: 'iemand die de eigen leidinggevende is',
  },
  CYCLE_OF_MANAGERS: {
    severity: 'ERROR',
    en: 'a cycle of managers',
    nl: 'een kring van leidinggevenden',
  },
  UNKNOWN_PARENT: {
    severity: 'ERROR',
    en: 'unknown unit above it',
    nl: 'onbekende bovenliggende eenheid',
  },
  OWN_PARENT: {
    severity: 'ERROR',
    en: 'a unit that stands under itself',
    nl: 'een eenheid die onder zichzelf staat',
  },
  CYCLE_OF_UNITS: {
    severity: 'ERROR',
    en: 'a cycle of units',
    nl: 'een kring van eenheden',
  },
  NOT_BELOW_PARENT: {
    severity: 'ERROR',
    en: 'the unit above it is not of a higher type',
    nl: 'de bovenliggende eenheid is niet van een hoger type',
  },
  NOT_ABOVE_CHILD: {
    severity: 'ERROR',
    en: 'unit {child}, which stands under it, is not of a lower type',
    nl: 'eenheid {child}, die eronder staat, is niet van een lager type',
  },
  SECOND_ROOT: {
    severity: 'NOTICE',
    en: 'stands under no unit, and so does {first}',
    nl: 'staat onder geen eenheid, net als {first}',
  },
} as const satisfies Record<string, FaultKind>;

export type ImportFaultCode = keyof typeof FAULT_KINDS;
export type FaultParams = Readonly<Record<string, string | number>>;

/** One thing that is wrong with a file, or that its reader should know. */
export interface ImportFault {
  /** The row as a spreadsheet numbers it, the header being row 1; 0 for the file as a whole. See readTable. */
  readonly row: number;
  /** The column as the file itself spells it; '' for the row as a whole. */
  readonly column: string;
  readonly code: ImportFaultCode;
  readonly severity: FaultKind['severity'];
  /** What the text mentions, and for a cycle its `members`. */
  readonly params: FaultParams;
}

export const IMPORT_FAULT_CODES = Object.keys(FAULT_KINDS) as readonly ImportFaultCode[];

export const importFault = (
  row: number,
  column: string,
  code: ImportFaultCode,
  params: FaultParams = {},
): ImportFault => ({
  row,
  column,
  code,
  severity: FAULT_KINDS[code].severity,
  params,
});

/** Whether nothing stands in the way of applying the file: notices do not. */
export const isApplicable = (faults: readonly ImportFault[]): boolean =>
  faults.every((fault) => fault.severity !== 'ERROR');

/** Why, in a few words, as they follow 'row 3, column leidinggevende:'. */
export const faultText = ({ code, params }: Pick<ImportFault, 'code' | 'params'>, language: Language): string =>
  String(new IntlMessageFormat(FAULT_KINDS[code][language], language).format(params));
