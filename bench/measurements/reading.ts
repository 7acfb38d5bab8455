import { type HttpRequest, load, type Measured, processorTime } from '../load.ts';
import { type Line, type Measurement, medianOf, ROUNDS, ratioLine } from '../measurement.ts';
import { type HttpProcess, startHttp } from '../processes.ts';
import type { Sample } from '../sample-data.ts';
import { graphql, type Workbench } from '../workbench.ts';

const ROUND_MS = 1500;

export const PEOPLE = `query { people(first: 50) { nodes {
  id displayName jobTitle echelon email unit { id code name type } manager { id displayName } } pageInfo { hasNextPage endCursor } } }`;
const PROGRESS = `query ($programmeId: ID!) { programmeProgress(programmeId: $programmeId) { participants modules { module { id name { nl en } }
  departments { unit { id code name type } participants steps { kind done underWay notStarted late } }
  total { participants steps { kind done underWay notStarted late } } } } }`;
const BOARD = `query ($programmeId: ID!) { programmeBoard(programmeId: $programmeId, first: 60) {
  steps { id kind title { nl en } endsOn } nodes { person { id displayName jobTitle } department { id code name } cells { state whoseMove reason } } pageInfo { hasNextPage endCursor } } }`;
const HOME = `{ home { tasks { stepId kind title { nl en } module { id name { nl en } } as reason sentence why endsOn late }
  comingSessions { id title { nl en } startsAt place } } }`;

export const page = reading({
  name: 'page',
  what: 'page of 50 people',
  budget: '>= .60, aim .80',
  served: '/people',
  asked: (api, { coordinator }) => graphql(api, coordinator, PEOPLE, {}),
});
export const progress = reading({
  name: 'progress',
  what: "director's progress, 4 modules",
  budget: '>= .80, aim .95',
  served: '/progress',
  asked: (api, { director, programmeId }) => graphql(api, director, PROGRESS, { programmeId }),
});
export const board = reading({
  name: 'board',
  what: "coordinator's board, 60 people x 4 modules",
  budget: '>= .80, aim .95',
  served: '/board',
  asked: (api, { coordinator, programmeId }) => graphql(api, coordinator, BOARD, { programmeId }),
});
export const home = reading({
  name: 'home',
  what: "participant's home",
  budget: '>= .80, aim .95',
  served: '/home',
  asked: (api, { participant }) => graphql(api, participant, HOME, {}),
});

interface Side {
  process: HttpProcess;
  request: HttpRequest;
}

interface Reading {
  name: string;
  what: string;
  budget: string;
  /** Path of the same data on the baseline. */
  served: string;
  asked: (api: HttpProcess, sample: Sample) => HttpRequest;
}

function reading({ name, what, budget, served, asked }: Reading): Measurement {
  return {
    name,
    async measure(bench) {
      const [api, sample] = [await bench.api(), await bench.sample()];
      const baseline = await startBaseline(bench, sample);
      try {
        bench.progress(what);
        const theirs = { process: baseline, request: { url: baseline.url + served } };
        return [await compare({ what, budget }, { process: api, request: asked(api, sample) }, theirs)];
      } finally {
        await baseline.stop();
      }
    },
  };
}

const startBaseline = async (
  bench: Workbench,
  { tenantId, programmeId, participantId }: Sample,
): Promise<HttpProcess> =>
  startHttp(['bench/baseline.ts'], '/people', {
    DATABASE_URL: (await bench.database()).urls.api,
    TENANT_ID: tenantId,
    PROGRAMME_ID: programmeId,
    PARTICIPANT_ID: participantId,
  });

async function compare(named: { what: string; budget: string }, ours: Side, theirs: Side): Promise<Line> {
  await roundOf(ours);
  await roundOf(theirs);
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) rounds.push({ ours: await roundOf(ours), theirs: await roundOf(theirs) });
  return ratioLine({
    ...named,
    ratios: rounds.map((round) => round.ours.perSecond / round.theirs.perSecond),
    ours: inWords(rounds.map((round) => round.ours)),
    theirs: inWords(rounds.map((round) => round.theirs)),
  });
}

const roundOf = ({ process: { pid }, request }: Side) =>
  withProcessorTime(pid, () =>
    load(
      () => request,
      (_, elapsed) => elapsed < ROUND_MS,
    ),
  );

/** Adds the milliseconds of processor time per request. */
export async function withProcessorTime(
  pid: number,
  loading: () => Promise<Measured>,
): Promise<Measured & { processor?: number }> {
  const before = processorTime(pid);
  const measured = await loading();
  return {
    ...measured,
    processor: before === undefined ? undefined : (processorTime(pid)! - before) / measured.requests,
  };
}

export function inWords(rounds: readonly (Measured & { processor?: number })[]): string {
  const perSecond = medianOf(rounds.map((round) => round.perSecond));
  const median = medianOf(rounds.map((round) => round.median));
  const processor = rounds.every((round) => round.processor !== undefined)
    ? medianOf(rounds.map((round) => round.processor!))
    : undefined;
  return [
    `${perSecond.toFixed(0)}/s`,
    `p50 ${median.toFixed(1)} ms`,
    ...(processor === undefined ? [] : [`cpu ${processor.toFixed(2)} ms`]),
    `${(rounds[0]!.bytes / 1000).toFixed(0)} kB`,
  ].join(', ');
}
