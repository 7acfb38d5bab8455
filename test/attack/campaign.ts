/**
 * The attacker at length: `npm run test:attack`, with `-- --histories 20000 --seed 7` for other than 100,000 and a seed of the day's own.
 * One worker for each core plays its part. Ends with 1 when something leaks, and tells the story of it.
 */
import './types-left-away.ts';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { playInWorker } from './play-in-worker.ts';

const { values } = parseArgs({ options: { histories: { type: 'string' }, seed: { type: 'string' } } });
const histories = Number(values.histories ?? 100_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const parts = availableParallelism();
console.log(`${histories} histories, seed ${seed}, ${parts} at once`);

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
const held = new Array<number>(parts).fill(0);
const heldInAll = () => held.reduce((sum, one) => sum + one);
const ends = await Promise.all(
  held.map((_, at) =>
    playInWorker({ histories: Math.ceil(histories / parts), seed: seed + at }, import.meta.dirname, (count) => {
      held[at] = count;
      if (count % 5000 === 0) console.log(`  ${heldInAll()} held, ${seconds()} s`);
    }),
  ),
);
for (const { leak, forRaters, deviations } of ends) {
  if (leak) console.log(`\n${leak.story}`);
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
const leaks = ends.filter(({ leak }) => leak !== null).length;
console.log(`\n${heldInAll()} histories held, ${leaks} leaks, ${seconds()} s`);
process.exitCode = leaks > 0 ? 1 : 0;

function inWords(numbers: Record<string, number>, said: (value: number) => string): string {
  const words = Object.entries(numbers).map(([name, value]) => `${name} ${said(value)}`);
  return words.join('; ') || 'none';
}
