import type { PlacementProblem, PlacementResult } from '../../src/domains/placement/placement.service.ts';
import { inSeconds, type Line, type Measurement, medianOf, spreadOf } from '../measurement.ts';
import { composing, matching as matchingOf } from '../placement-sample.ts';
import { PlacementService, Solver } from '../product.ts';

const FEW = { times: 5, seconds: 20, budget: 'optimal within 2 s' };
const MANY = { times: 2, seconds: 60, budget: 'within 60 s' };

/** Matching participants with learning managers and composing groups, thread and explanations included. */
export const matching: Measurement = {
  name: 'matching',
  async measure(bench) {
    bench.progress('matching and composing');
    const groups = async (persons: number, count: number, how: typeof FEW): Promise<Line[]> => {
      const earlier: string[][][] = [];
      const lines: Line[] = [];
      for (let module = 1; module <= 4; module += 1) {
        const { line, result } = await repeated(
          `composing ${count} groups of ${persons.toLocaleString('en')}, module ${module}`,
          composing(persons, count, earlier),
          how,
        );
        lines.push(line);
        if (!('placements' in result)) break;
        const byPlace = Map.groupBy(result.placements, ({ place }) => place).values();
        earlier.push([...byPlace].map((placed) => placed.map(({ person }) => person)));
      }
      return lines;
    };
    return [
      (await repeated('matching 60 participants to 6 learning managers', matchingOf(60, 6), FEW)).line,
      ...(await groups(60, 8, FEW)),
      (await repeated('matching 1,200 participants to 120 learning managers', matchingOf(1200, 120), MANY)).line,
      ...(await groups(1200, 170, MANY)),
    ];
  },
};

async function repeated(what: string, problem: PlacementProblem, { times, seconds, budget }: typeof FEW) {
  const took: number[] = [];
  const worked: number[] = [];
  let result: PlacementResult | undefined;
  for (let at = 0; at < times; at += 1) {
    const started = performance.now();
    const before = process.cpuUsage();
    result = await new PlacementService(new Solver()).place(problem, { seconds });
    took.push(performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1000);
  }
  const measured = `${inSeconds(medianOf(took))} (${inSeconds(medianOf(worked))} of processor), ${outcome(result!)}`;
  return { result: result!, line: { what, measured, spread: spreadOf(took, inSeconds), budget } satisfies Line };
}

const outcome = (result: PlacementResult): string =>
  result.status === 'WITHIN' ? `within ${(100 * result.gap).toFixed(1)}%` : result.status.toLowerCase();
