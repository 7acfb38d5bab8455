import pg from 'pg';
import type { ClosedRoundSample } from '../closed-round.ts';
import { processorTime } from '../load.ts';
import {
  asRatio,
  inMilliseconds,
  inSeconds,
  type Line,
  type Measurement,
  medianOf,
  ROUNDS,
  ratioLine,
  spreadOf,
  timed,
} from '../measurement.ts';
import {
  cryptographicRandom,
  loadClosedRound,
  machineClock,
  openGate,
  RoleDatabase,
  releaseInParts,
  WriteReportsJob,
} from '../product.ts';

/** What a report is made of, row by row: the answers, the comments, who was asked, and the subjects. */
const ROWS = [
  `select a.subject_id, a.rater_group, a.scores from feedback_subject s
     join feedback_closed_answer a on a.tenant_id = s.tenant_id and a.subject_id = s.id where s.round_id = $1`,
  `select c.subject_id, c.rater_group, c.question_key, c.text from feedback_subject s
     join feedback_closed_comment c on c.tenant_id = s.tenant_id and c.subject_id = s.id where s.round_id = $1`,
  `select i.subject_id, i.rater_group, coalesce(l.rater_id::text, l.email) as rater from feedback_subject s
     join feedback_invitation i on i.tenant_id = s.tenant_id and i.subject_id = s.id
     join feedback_rater_link l on l.tenant_id = i.tenant_id and l.id = i.link_id where s.round_id = $1`,
  `select id, person_id, merged_groups, unit_ids from feedback_subject where round_id = $1`,
];

/** Rounds before those that count: of a worker in service the compiler is done with the gate. The very first is told apart. */
const WARM_UP = 5;

/** One round takes 1.2 to 3.7 times the plain load: five of them would say little. */
const REPORTED = 25;

type Answers = InstanceType<typeof RoleDatabase>;

/** Milliseconds of one round; `processor` is of this process and of the server's together. */
interface Taken {
  answers: number;
  rows: number;
  report: number;
  /** Of `report`, what was spent in the gate; the server reads on meanwhile. */
  gate: number;
  processor: { rows: number; report: number };
}

/**
 * Reporting on a round of 1,200 subjects. The ratio is of loading it and putting it through the gate, over reading the same rows one by one
 * with pg and doing nothing with them; both as the aggregator's role. The whole job also writes 1,200 reports.
 */
export const reporting: Measurement = {
  name: 'reporting',
  async measure(bench) {
    const { urls } = await bench.database();
    const round = await bench.closedRound();
    const answers = new RoleDatabase(urls.aggregator, 1);
    const plain = new pg.Client({ connectionString: urls.aggregator, options: `-c app.tenant_id=${round.tenantId}` });
    await plain.connect();
    try {
      const lines: Line[] = [];
      for (const [units, inWords] of [
        ['ONE_UNIT', 'one unit'],
        ['NESTED_UNITS', '295 nested units'],
      ] as const) {
        bench.progress(`reports of 1,200 subjects in ${inWords}`);
        await round.placeIn(units);
        lines.push(...(await measureIn(inWords, plain, answers, round)));
      }
      return lines;
    } finally {
      await Promise.all([plain.end(), answers.close()]);
    }
  },
};

async function measureIn(
  inWords: string,
  plain: pg.Client,
  answers: Answers,
  round: ClosedRoundSample,
): Promise<Line[]> {
  const first = await roundOf(plain, answers, round);
  for (let at = 1; at < WARM_UP; at++) await roundOf(plain, answers, round);
  const rounds: Taken[] = [];
  for (let at = 0; at < REPORTED; at++) rounds.push(await roundOf(plain, answers, round));
  const jobs: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    jobs.push(await timed(() => new WriteReportsJob(answers, machineClock).handle(round)));
    await round.forgetReports();
  }
  const median = (of: (taken: Taken) => number) => inMilliseconds(medianOf(rounds.map(of)));
  const busy = rounds.map(({ processor: { report, rows } }) => report / rows);
  return [
    ratioLine({
      what: `reporting, ${inWords}: load and gate, times plain load (of ${REPORTED})`,
      budget: '<= 2, aim 1.5',
      ratios: rounds.map(({ report, rows }) => report / rows),
      ours: `${median(({ report }) => report)}, of which in the gate ${median(({ gate }) => gate)}; the first time ${inMilliseconds(first.report)}`,
      theirs: `${median(({ rows }) => rows)}, of which the 12,000 answers ${median(({ answers: alone }) => alone)}`,
    }),
    {
      what: '  the same in processor time, database included',
      measured: asRatio(medianOf(busy)),
      spread: spreadOf(busy, asRatio),
      ours: median(({ processor }) => processor.report),
      theirs: median(({ processor }) => processor.rows),
    },
    {
      what: '  the whole job, with writing 1,200 reports',
      measured: inSeconds(medianOf(jobs)),
      spread: spreadOf(jobs, inSeconds),
    },
  ];
}

async function roundOf(plain: pg.Client, answers: Answers, round: ClosedRoundSample): Promise<Taken> {
  const [server] = (await plain.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  const begun = busyFor(server!.pid);
  const took: number[] = [];
  // Without a name: what the server plans for this round takes less time than what it would keep for any.
  for (const text of ROWS) took.push(await timed(() => plain.query(text, [round.roundId])));
  const processorOfRows = busyFor(server!.pid) - begun;
  let [report, gate, processorOfReport] = [0, 0, 0];
  await answers.forTenant(round.tenantId, async (tx) => {
    const [backend] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const before = busyFor(backend!.pid);
    report = await timed(async () => {
      const closed = await loadClosedRound(tx, round.roundId);
      const { take, units } = openGate(closed!.round, cryptographicRandom);
      const inGate = <Result>(work: () => Result): Result => {
        const started = performance.now();
        const result = work();
        gate += performance.now() - started;
        return result;
      };
      const timedGate = {
        take: (part: Parameters<typeof take>[0]) => inGate(() => take(part)),
        units: () => inGate(units),
      };
      await releaseInParts(closed!, timedGate, async () => {});
    });
    processorOfReport = busyFor(backend!.pid) - before;
  });
  return {
    answers: took[0]!,
    rows: took.reduce((sum, one) => sum + one, 0),
    report,
    gate,
    processor: { rows: processorOfRows, report: processorOfReport },
  };
}

/** Milliseconds of processor time of this process, with those of a process of the server where that is on this machine. */
function busyFor(serverPid: number): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + (processorTime(serverPid) ?? 0);
}
