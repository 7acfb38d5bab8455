import { inSeconds, type Line, type Measurement, medianOf, ROUNDS, spreadOf, timed } from '../measurement.ts';
import { largestSafe, STANDARD_GROUPS, silentBetweenRounds } from '../product.ts';

const SUBJECTS = Array.from({ length: 1200 }, (_, at) => `subject ${at}`);
const BUDGET = 'under 10 s';

/** The tests that no sum or difference of what is shown isolates too few, by themselves; `reporting` has them as a part of the gate. */
export const rankTest: Measurement = {
  name: 'rank-test',
  async measure(bench) {
    bench.progress('the rank test');
    const everybody = new Set(SUBJECTS);
    const nested = [everybody, ...unitsOf(19), ...unitsOf(55), ...unitsOf(220)];
    return [
      await repeated('rank test between units, 1,200 subjects in one', () => largestSafe([everybody], [], 5)),
      await repeated(`rank test between units, in ${nested.length} nested`, () => largestSafe(nested, [], 5)),
      await repeated('rank test between two rounds, 1,200 subjects', () => {
        for (const at of SUBJECTS.keys()) silentBetweenRounds(withEarlierRound(at), 4);
      }),
    ];
  },
};

async function repeated(what: string, test: () => unknown): Promise<Line> {
  const took: number[] = [];
  await timed(async () => test());
  for (let at = 0; at < ROUNDS; at++) took.push(await timed(async () => test()));
  return { what, measured: inSeconds(medianOf(took)), spread: spreadOf(took, inSeconds), budget: BUDGET };
}

/** The 1,200 subjects over so many units of one level: a subject is in team n of 220, in department n % 55 and in sector n % 55 % 19. */
function unitsOf(count: number): Set<string>[] {
  const unitOf = (team: number) => (count === 220 ? team : count === 55 ? team % 55 : (team % 55) % 19);
  return Array.from({ length: count }, (_, unit) => new Set(SUBJECTS.filter((_, at) => unitOf(at % 220) === unit)));
}

/** Five peers and five direct reports, of whom some were asked last time too. */
function withEarlierRound(at: number): Parameters<typeof silentBetweenRounds>[0] {
  const rater = (k: number) => `rater ${(at + 97 * k) % SUBJECTS.length}`;
  const raters = (from: number) => Array.from({ length: 5 }, (_, k) => rater(from + k));
  const panel = (group: string, from: number) => raters(from).map((one) => ({ group, rater: one }));
  const shown = [
    { source: 'PEER', raters: raters(at % 6) },
    { source: 'DIRECT_REPORT', raters: raters(10 + (at % 3)) },
  ];
  return {
    groups: STANDARD_GROUPS,
    panel: [...panel('PEER', 0), ...panel('DIRECT_REPORT', 5)],
    earlier: [{ forSubject: shown, forContributors: shown }],
  };
}
