/**
 * The attacker at length: `npm run test:attack`, with `-- --histories 20000 --seed 7` for other than 100,000 and a seed of the day's own.
 * One worker for each core plays its part. Ends with 1 when something leaks, and tells the story of it.
 *
 * Node runs this by leaving the types away, so that files are found under the names that imports give them, with .ts for .js.
 */
import { registerHooks } from 'node:module';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const isOurs = (file = ''): boolean => !file.includes('/node_modules/');
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier.startsWith('.') && isOurs(context.parentURL) ? specifier.replace(/\.js$/, '.ts') : specifier,
      context,
    ),
});

interface Part {
  histories: number;
  seed: number;
}

type Report =
  | { held: number }
  | { done: { story: string | null; forRaters: Record<string, number>; deviations: Record<string, number> } };

/** Histories between two lines of progress of a worker. */
const STEP = 500;

if (isMainThread) await lead();
else await attack(workerData as Part);

async function lead(): Promise<void> {
  const { values } = parseArgs({ options: { histories: { type: 'string' }, seed: { type: 'string' } } });
  const histories = Number(values.histories ?? 100_000);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const parts = availableParallelism();
  console.log(`${histories} histories, seed ${seed}, ${parts} at once`);
  const started = performance.now();
  const held = new Array<number>(parts).fill(0);
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const ends = await Promise.all(
    held.map((_, at) =>
      ending({ histories: Math.ceil(histories / parts), seed: seed + at }, (count) => {
        held[at] = count;
        if (count % (STEP * 10) === 0) console.log(`  ${held.reduce((sum, one) => sum + one)} held, ${seconds()} s`);
      }),
    ),
  );
  for (const { story, forRaters, deviations } of ends) {
    if (story) console.log(`\n${story}`);
    console.log(
      `\n  Joins of rows, in standard deviations from chance: ${inWords(deviations, (value) => value.toFixed(1))}`,
    );
    console.log(
      `  Histories in which a rater who reads the report learns more than rules 2 to 5 say of everybody: ${inWords(forRaters, String)}`,
    );
  }
  const { shareKept } = await import('./kept-share.js');
  const { passing, kept } = shareKept();
  console.log(
    `\n  Of ${passing} anonymous cells over the threshold on rosters like the case's, the gate keeps ${((100 * kept) / passing).toFixed(1)} per cent.`,
  );
  const leaks = ends.filter(({ story }) => story !== null).length;
  console.log(`\n${held.reduce((sum, one) => sum + one)} histories held, ${leaks} leaks, ${seconds()} s`);
  process.exitCode = leaks > 0 ? 1 : 0;
}

function inWords(numbers: Record<string, number>, said: (value: number) => string): string {
  const words = Object.entries(numbers).map(([name, value]) => `${name} ${said(value)}`);
  return words.join('; ') || 'none';
}

function ending(part: Part, onHeld: (held: number) => void): Promise<Extract<Report, { done: object }>['done']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    worker.on('message', (report: Report) => ('held' in report ? onHeld(report.held) : resolve(report.done)));
    worker.on('error', reject);
  });
}

async function attack({ histories, seed }: Part): Promise<void> {
  const { campaign, FOR_RATERS } = await import('./attacker.js');
  const { PRODUCT } = await import('./product.js');
  const report = (one: Report) => parentPort?.postMessage(one);
  const { leak, joins, counts } = campaign(PRODUCT, {
    counted: FOR_RATERS,
    histories,
    seed,
    onProgress: (held) => held % STEP === 0 && report({ held }),
  });
  report({ held: leak ? 0 : histories });
  report({ done: { story: leak?.story ?? null, forRaters: counts, deviations: joins.deviations() } });
}
