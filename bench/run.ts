/**
 * `npm run bench`: how fast and how large this is, beside the least that could be, on this machine and in this run. Prints, asserts nothing.
 * `npm run bench -- submitting storage` measures only those; `npm run bench -- demo` times the demo, which is not in the list otherwise.
 * The database is a scratch one, and everything listens on 127.0.0.1.
 */
import { cpus, loadavg } from 'node:os';
import type { Line, Measurement } from './measurement.ts';
import { ROUNDS } from './measurement.ts';
import { demo } from './measurements/demo.ts';
import { matching } from './measurements/matching.ts';
import { rankTest } from './measurements/rank-test.ts';
import { board, home, page, progress } from './measurements/reading.ts';
import { reporting } from './measurements/reporting.ts';
import { starting } from './measurements/starting.ts';
import { storage } from './measurements/storage.ts';
import { submitting } from './measurements/submitting.ts';
import { SIZE } from './sample-data.ts';
import { aligned } from './table.ts';
import { setUp, type Workbench } from './workbench.ts';

const MEASUREMENTS: readonly Measurement[] = [
  starting,
  page,
  progress,
  board,
  home,
  submitting,
  reporting,
  storage,
  rankTest,
  matching,
];
const ALL = [...MEASUREMENTS, demo];

async function measure(bench: Workbench, chosen: readonly Measurement[]): Promise<void> {
  const lines: Line[] = [];
  const loads: number[] = [];
  for (const measurement of chosen) {
    loads.push(loadavg()[0]!);
    lines.push(...(await measurement.measure(bench)));
  }
  const { description } = await bench.database();
  console.log(
    `\nLeerlijn on ${cpus().length} cores, Node ${process.versions.node}, ${description}; ${SIZE.tenants} organisations x ${SIZE.people} people.` +
      `\nLoad average before each measurement: ${loads.map((load) => load.toFixed(1)).join(', ')} (the bench itself makes about 2).\n`,
  );
  console.log(
    aligned([
      ['what', 'median', `of ${ROUNDS}`, 'budget'],
      ...lines.map(({ what, measured, spread, budget }) => [what, measured, spread ?? '', budget ?? '']),
    ]),
  );
  const compared = lines.filter(({ ours }) => ours);
  if (compared.length === 0) return;
  const rows = compared.map(({ what, ours, theirs }) => [what, ours!, theirs ?? '']);
  console.log(`\n${aligned([['what', 'Leerlijn', 'the least there could be'], ...rows])}`);
  console.log(
    '\nOver HTTP a ratio is our throughput over theirs, of reports our time over theirs, in rounds that take turns. The client runs on the' +
      '\nsame cores: ratios scatter by 20 to 30 per cent. Milliseconds of cpu are those of the HTTP process alone, per request, and scatter less.',
  );
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !ALL.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Choose from: ${ALL.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const chosen = names.length > 0 ? ALL.filter(({ name }) => names.includes(name)) : MEASUREMENTS;
const bench = setUp();
try {
  await measure(bench, chosen);
} catch (error) {
  console.error(`The bench did not come to its end. ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await bench.close();
}
