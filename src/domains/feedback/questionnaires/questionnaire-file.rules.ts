import {
  Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { parseQuestionnaire, type QuestionnaireDefinition } from './questionnaire.rules.js';
import { LANGUAGES } from './texts.rules.js';

/** Characters that a file may have. */
export const LARGEST_FILE = 500_000;

/** A place in a file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

type FileFaultCode =
  | 'TOO_LONG'
  | 'INDENTATION'
  | 'NAME_TWICE'
  | 'SEVERAL_DOCUMENTS'
  | 'REFERENCE'
  | 'TAG'
  | 'PUNCTUATION'
  | 'NO_YAML';

export interface FileFault {
  place: Place;
  code: FileFaultCode;
}

export type QuestionnaireFile =
  | {
      readable: true;
      content: unknown;
      /** Where something is written, or where the nearest thing around it begins. */
      placeOf: (path: readonly string[]) => Place;
    }
  | { readable: false; faults: FileFault[] };

/** What is wrong by the codes of the yaml library; what is not listed is no YAML. */
const CODES: Readonly<Record<string, FileFaultCode>> = {
  BAD_INDENT: 'INDENTATION',
  TAB_AS_INDENT: 'INDENTATION',
  DUPLICATE_KEY: 'NAME_TWICE',
  MULTIPLE_DOCS: 'SEVERAL_DOCUMENTS',
  ALIAS_PROPS: 'REFERENCE',
  BAD_ALIAS: 'REFERENCE',
  MULTIPLE_ANCHORS: 'REFERENCE',
  MULTIPLE_TAGS: 'TAG',
  TAG_RESOLVE_FAILED: 'TAG',
  BAD_SCALAR_START: 'PUNCTUATION',
  BLOCK_AS_IMPLICIT_KEY: 'PUNCTUATION',
  BLOCK_IN_FLOW: 'PUNCTUATION',
  MISSING_CHAR: 'PUNCTUATION',
  MULTILINE_IMPLICIT_KEY: 'PUNCTUATION',
  UNEXPECTED_TOKEN: 'PUNCTUATION',
};

/**
 * Reads a file of one YAML document: plain values only, no tags and no references, with which a small file can mean a huge one. All
 * faults of syntax come at once.
 */
export function readQuestionnaireFile(yaml: string): QuestionnaireFile {
  if (yaml.length > LARGEST_FILE) {
    return { readable: false, faults: [{ place: { line: 1, column: 1 }, code: 'TOO_LONG' }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, resolveKnownTags: false, stringKeys: true });
  const placeAt = (offset: number): Place => {
    // A file without a line has no place to name.
    const { line, col } = lines.linePos(Math.min(offset, yaml.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults: FileFault[] = [...document.errors, ...document.warnings].map(({ pos, code }) => ({
    place: placeAt(pos[0]),
    code: CODES[code] ?? 'NO_YAML',
  }));
  visit(document, {
    Alias: (_, { range }) => {
      faults.push({ place: placeAt(range?.[0] ?? 0), code: 'REFERENCE' });
    },
  });
  if (faults.length > 0) return { readable: false, faults };
  return {
    readable: true,
    content: document.toJS({ maxAliasCount: 0 }),
    placeOf: (path) => placeAt(offsetOf(document.contents, path)),
  };
}

/** The offset of a value; for a field that should not be there, or that has none, of its name. */
function offsetOf(root: Node | null, path: readonly string[]): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [at, step] of path.entries()) {
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && node.items[Number(step)]) {
      node = node.items[Number(step)] as Node;
      offset = node.range?.[0] ?? offset;
    } else break;
    if (at === path.length - 1) break;
  }
  return offset;
}

const pairOf = (map: YAMLMap, key: string): Pair<Scalar, Node | null> | undefined =>
  (map.items as Pair<Scalar, Node | null>[]).find((pair) => String(pair.key.value) === key);

/** A definition as a file in the format of examples/dienstverlening/vragenlijst-module-1.yaml; reading it gives the same definition. */
export function questionnaireFile(definition: QuestionnaireDefinition): string {
  // A stored definition has its keys in the order of the database; parsing puts them in that of the format.
  const parsed = parseQuestionnaire(definition);
  const document = new Document(parsed.valid ? parsed.definition : definition, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => String(isScalar(key) ? key.value : key));
      if (keys.every((key) => LANGUAGES.some((language) => language === key))) {
        map.flow = true;
        map.items.sort((one, other) => languageAt(one) - languageAt(other));
      }
      if (map.items.every(({ value }) => isScalar(value) && typeof value.value === 'number')) map.flow = true;
    },
    Seq: (_, sequence) => {
      if (sequence.items.every(isScalar)) sequence.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const languageAt = ({ key }: Pair): number =>
  LANGUAGES.findIndex((language) => isScalar(key) && key.value === language);
