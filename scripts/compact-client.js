/**
 * Has every database client of a process take 17 MB less. Prisma's client keeps, for thousands of places in a query, which of its texts may
 * follow, as objects under the numbers of those texts: V8 makes each such object an array with room for all numbers below the highest. From
 * 1024 on it makes a small table of them instead, so this puts 1,024 empty texts in front, and counts from there.
 *
 * Follows `prisma generate` (Prisma 7.10, `ParamGraph`), and refuses what it does not read back as it was.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'src/generated/prisma/internal/class.ts';
const SHIFT = 1024;

const source = readFileSync(FILE, 'utf8');
const [, literal, graph] =
  /config\.parameterizationSchema = \{\s+strings: JSON\.parse\((".*")\),\s+graph: "([\w-]+)"/.exec(source) ??
  fail('has no schema of parameters where it was expected');
const strings = JSON.parse(JSON.parse(literal));
const moved = shifted(Buffer.from(graph, 'base64url'), SHIFT);
if (!shifted(moved, -SHIFT).equals(Buffer.from(graph, 'base64url'))) fail('has a schema of parameters in another form');
const padded = [...Array(SHIFT).fill(''), ...strings];
writeFileSync(
  FILE,
  source
    .replace(literal, () => JSON.stringify(JSON.stringify(padded)))
    .replace(graph, () => moved.toString('base64url')),
);

/** The graph with `by` added to every number of a text. Numbers are LEB128; one that may be absent is stored as one more, 0 if it is. */
function shifted(bytes, by) {
  const written = [];
  let at = 0;
  const read = () => {
    let [value, bits, byte] = [0, 0, 0];
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** bits;
      bits += 7;
    } while (byte >= 128);
    return value;
  };
  const write = (value) => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) written.push((rest % 128) + 128);
    written.push(rest);
    return value;
  };
  const copy = () => write(read());
  const copyBytes = (count) => {
    for (let n = 0; n < count; n++) written.push(bytes[at++]);
  };
  const shift = () => write(read() + by);
  const shiftIfThere = () => {
    const value = read();
    write(value === 0 ? 0 : value + by);
  };
  const [inputs, outputs, roots] = [copy(), copy(), copy()];
  for (let node = 0; node < inputs; node++) {
    for (let edges = copy(); edges > 0; edges--) {
      shift();
      copyBytes(2);
      copy();
      shiftIfThere();
      copyBytes(1);
    }
  }
  for (let node = 0; node < outputs; node++) {
    for (let edges = copy(); edges > 0; edges--) {
      shift();
      copy();
      copy();
    }
  }
  for (let root = 0; root < roots; root++) {
    shift();
    copy();
    copy();
  }
  if (at !== bytes.length) fail('has a schema of parameters in another form');
  return Buffer.from(written);
}

function fail(reason) {
  console.error(`${FILE} ${reason}.`);
  process.exit(1);
}
