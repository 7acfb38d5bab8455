import { Refusal, type Refused, refuseAll } from '../graphql/failures.js';
import type { Texts, UserErrorKind } from '../graphql/user-errors.js';
import { readYamlFile, tellable, type YamlFile } from './yaml-file.rules.js';

export type ReadableFile = Extract<YamlFile, { readable: true }>;

/** How a domain says what is wrong with a file: its syntax, its content by path, and how many faults there are besides. */
export interface FileErrors {
  readonly unreadable: UserErrorKind;
  readonly fault: UserErrorKind;
  readonly more: UserErrorKind;
}

/** Where a mutation takes a file. */
export const FILE_FIELD = ['input', 'yaml'];

/** What keeps a file from being read, in both languages; `thing` is what a file is: 'vragenlijst', 'questionnaire'. */
export const unreadableTexts = (thing: Texts): Texts => ({
  nl: `Regel {line}, kolom {column}: {fault, select, TOO_LONG {het bestand is groter dan 100.000 bytes} TOO_MANY_PARTS {het bestand heeft tot hier al meer namen en waarden dan een ${thing.nl} kan hebben} TOO_DEEP {hier staat meer in elkaar dan in een ${thing.nl} kan} INDENTATION {de inspringing klopt niet, of een haakje blijft open} NAME_TWICE {deze naam staat hier al} SEVERAL_DOCUMENTS {hier begint een tweede ${thing.nl}; een bestand bevat er één} REFERENCE {verwijzingen met & en * lezen we niet} TAG {aanduidingen met ! lezen we niet} PUNCTUATION {er ontbreekt hier een leesteken (aanhalingsteken, haakje, komma of dubbele punt), of er staat er een te veel} NO_YAML {dit is geen leesbare YAML} other {hier klopt iets niet ({fault})}}`,
  en: `Line {line}, column {column}: {fault, select, TOO_LONG {the file is larger than 100,000 bytes} TOO_MANY_PARTS {up to here the file has more names and values than a ${thing.en} can have} TOO_DEEP {more stands within each other here than in a ${thing.en} can} INDENTATION {the indentation is wrong, or a bracket is never closed} NAME_TWICE {this name is here already} SEVERAL_DOCUMENTS {a second ${thing.en} begins here; a file holds one} REFERENCE {references by & and * are not read} TAG {marks by ! are not read} PUNCTUATION {a punctuation mark (quote, bracket, comma or colon) is missing here, or is one too many} NO_YAML {this is no readable YAML} other {something is wrong here ({fault})}}`,
});

export const MORE_FAULTS: Texts = {
  nl: 'Er {count, plural, one {is nog # fout} other {zijn nog # fouten}}. Verbeter eerst deze, en bied het bestand opnieuw aan.',
  en: 'There {count, plural, one {is # more fault} other {are # more faults}}. Mend these first, and offer the file again.',
};

const moreOf = ({ more }: FileErrors, count: number): Refused[] =>
  count > 0 ? [{ kind: more, field: FILE_FIELD, values: { count } }] : [];

/**
 * Reads a file that somebody gave as FILE_FIELD.
 * @throws Refusal with the first fifty faults of its syntax by place, then how many more there are
 */
export function readableFile(yaml: string, errors: FileErrors): ReadableFile {
  const file = readYamlFile(yaml);
  if (file.readable) return file;
  refuseAll([
    ...file.faults.map(({ place, code }) => ({
      kind: errors.unreadable,
      field: FILE_FIELD,
      values: { ...place, fault: code },
    })),
    ...moreOf(errors, file.untold),
  ]);
  throw new Error('A file is unreadable without a fault');
}

/** The refusal for what a readable file says that cannot be: the first fifty faults by path and place, then how many more there are. */
export function faultyFile(
  file: ReadableFile,
  faults: readonly { readonly path: string[]; readonly code: string }[],
  errors: FileErrors,
): Refusal {
  const { told, untold } = tellable(faults);
  const [first, ...rest] = [
    ...told.map(({ path, code }) => ({
      kind: errors.fault,
      field: [...FILE_FIELD, ...path],
      values: { path: pathInWords(path), ...file.placeOf(path), fault: code },
    })),
    ...moreOf(errors, untold),
  ];
  if (!first) throw new Error('A file is faulty without a fault');
  return new Refusal(first, ...rest);
}

/** A path as people read it; the root is a dot. */
export const pathInWords = (path: readonly string[]): string => path.join('.') || '.';
