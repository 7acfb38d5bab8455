import {
  Composer,
  type CST,
  Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
/** Bytes, in UTF-8, that a file may have. */
export const LARGEST_FILE = 100_000;
/** Names, values, marks and spaces between them that a file may have: as many as a file of that size has when it is written by people. */
const MOST_PARTS = 40_000;
/** What may stand within each other; formats go half as deep. */
const DEEPEST = 20;

/** A place in a file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

export type FileFaultCode =
  | 'TOO_LONG'
  | 'TOO_MANY_PARTS'
  | 'TOO_DEEP'
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

export type YamlFile =
  | {
      readable: true;
      content: unknown;
      /** Where something is written, or where the nearest thing around it begins. */
      placeOf: (path: readonly string[]) => Place;
    }
  | {
      readable: false;
      /** The first of them. */
      faults: FileFault[];
      /** How many there are besides. */
      untold: number;
    };

/** Faults that are told of one file: who has mended fifty looks again. */
const MOST_FAULTS = 50;

/** The faults that are told, and how many are not. */
export const tellable = <Fault>(faults: readonly Fault[]): { told: Fault[]; untold: number } => ({
  told: faults.slice(0, MOST_FAULTS),
  untold: Math.max(0, faults.length - MOST_FAULTS),
});

/** What is wrong by the codes of the yaml library; what is not listed is no YAML. */
const CODES: Readonly<Record<string, FileFaultCode>> = {
  BAD_INDENT: 'INDENTATION',
  TAB_AS_INDENT: 'INDENTATION',
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
 * faults of syntax come at once, up to fifty; what is larger, deeper or in more parts than what people write is read no further.
 */
export function readYamlFile(yaml: string): YamlFile {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    // A file without a line has no place to name.
    const { line, col } = lines.linePos(Math.min(offset, yaml.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unreadable = (found: readonly { code: FileFaultCode; offset: number }[]): YamlFile => {
    const { told, untold } = tellable(found);
    return { readable: false, faults: told.map(({ code, offset }) => ({ place: placeAt(offset), code })), untold };
  };
  if (Buffer.byteLength(yaml) > LARGEST_FILE) return unreadable([{ code: 'TOO_LONG', offset: 0 }]);
  const { tokens, excess } = tokensOf(yaml, lines);
  if (excess) return unreadable([excess]);
  // The library looks for names that are used twice in a time that grows with the square of their number: `namesTwice` does it.
  const composer = new Composer({ uniqueKeys: false, resolveKnownTags: false, stringKeys: true });
  const [document, second] = composer.compose(tokens, true, yaml.length);
  const faults = [...document!.errors, ...document!.warnings].map(({ pos, code }) => ({
    offset: pos[0],
    code: CODES[code] ?? 'NO_YAML',
  }));
  if (second) faults.push({ offset: second.range[0], code: 'SEVERAL_DOCUMENTS' });
  visit(document!, {
    Alias: (_, { range }) => {
      faults.push({ offset: range?.[0] ?? 0, code: 'REFERENCE' });
    },
    Map: (_, map) => {
      faults.push(...namesTwice(map).map((offset) => ({ offset, code: 'NAME_TWICE' as const })));
    },
  });
  if (faults.length > 0) return unreadable(faults);
  return {
    readable: true,
    content: document!.toJS({ maxAliasCount: 0 }),
    placeOf: (path) => placeAt(offsetOf(document!.contents, path)),
  };
}

/** The parts of a file, as far as they stay within the limits; `excess` is where they do not. */
function tokensOf(
  yaml: string,
  lines: LineCounter,
): { tokens: CST.Token[]; excess?: { code: FileFaultCode; offset: number } } {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  let parts = 0;
  for (const part of new Lexer().lex(yaml)) {
    tokens.push(...parser.next(part));
    parts += 1;
    if (parts > MOST_PARTS) return { tokens, excess: { code: 'TOO_MANY_PARTS', offset: parser.offset } };
    if (parser.stack.length > DEEPEST) return { tokens, excess: { code: 'TOO_DEEP', offset: parser.offset } };
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** Where a name stands that the same map has already. */
function namesTwice(map: YAMLMap): number[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (seen.has(name)) return [key.range?.[0] ?? 0];
    seen.add(name);
    return [];
  });
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

/** The languages of a text, in the order in which a file has them. */
const LANGUAGES = ['nl', 'en'];

/** Data as a file: texts on one line with their languages in order, and lists of plain values on one line; its maps keep the order of their names. */
export function yamlFileOf(data: unknown): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => String(isScalar(key) ? key.value : key));
      if (keys.every((key) => LANGUAGES.includes(key))) {
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

const languageAt = ({ key }: Pair): number => LANGUAGES.indexOf(isScalar(key) ? String(key.value) : '');
