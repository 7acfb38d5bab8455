/**
 * `npm run bench`: how fast and how large this is, beside the least that could be, on this machine and in this run. Prints, asserts nothing.
 * `npm run bench -- --demo` also times the demo. The database is a scratch one, and everything listens on 127.0.0.1.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import pg from 'pg';
import { type HttpRequest, load, type Measured, medianOf, processorTime, residentMemory } from './load.ts';
import { type HttpProcess, startHttp } from './processes.ts';
import { fill, type Sample, SIZE } from './sample-data.ts';
import { type ScratchDatabase, SECRET_KEY, scratchDatabase } from './scratch-database.ts';
import { directSubmitting } from './submitting.ts';
import { aligned } from './table.ts';

const STARTS = 5;
const ROUNDS = 5;
const ROUND_MS = 1500;
const SUBMISSIONS_PER_ROUND = 240;

const PEOPLE = `query { people(first: 50) { nodes {
  id displayName jobTitle echelon email unit { id code name type } manager { id displayName } } pageInfo { hasNextPage endCursor } } }`;
const PROGRESS = `query ($programmeId: ID!) { programmeProgress(programmeId: $programmeId) { participants modules { module { id name { nl en } }
  departments { unit { id code name type } participants steps { kind done underWay notStarted late } }
  total { participants steps { kind done underWay notStarted late } } } } }`;
const BOARD = `query ($moduleId: ID!) { programmeBoard(moduleId: $moduleId, first: 50) { nodes {
  person { id displayName jobTitle } department { id code name } steps { kind state endsOn } } pageInfo { hasNextPage endCursor } } }`;
const SUBMIT = `mutation ($id: ID!, $input: FeedbackResponseInput!) { feedbackResponseSubmit(invitationId: $id, version: 0, input: $input) { invitation { version } userErrors { code message } } }`;

interface Side {
  process: HttpProcess;
  requestAt: (at: number) => HttpRequest;
}
/** One line of the comparison: ours over theirs, per round. */
interface Compared {
  what: string;
  budget: string;
  ratios: number[];
  ours: string;
  theirs: string;
}

const started = performance.now();
const progress = (text: string) =>
  process.stderr.write(`  ${text} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);

async function measure({ ownerUrl, apiUrl, description }: ScratchDatabase): Promise<void> {
  progress(`filling it with ${SIZE.tenants} x ${SIZE.people} people`);
  const sample = await fill(ownerUrl);
  const loadBefore = loadavg()[0]!;
  progress(`starting the API ${STARTS} times`);
  const starts: number[] = [];
  for (let at = 1; at < STARTS; at++) {
    const api = await startApi(ownerUrl);
    starts.push(api.readyAfterMs);
    await api.stop();
  }
  const api = await startApi(ownerUrl);
  starts.push(api.readyAfterMs);
  const memoryWhenReady = residentMemory(api.pid);
  const baseline = await startHttp(['bench/baseline.ts'], '/people', {
    DATABASE_URL: apiUrl,
    TENANT_ID: sample.tenantId,
    PROGRAMME_ID: sample.programmeId,
    MODULE_ID: sample.moduleId,
  });
  try {
    const compared = await compareAll(api, baseline, { ownerUrl, apiUrl }, sample);
    report({ description, loadBefore, starts, memory: [memoryWhenReady, residentMemory(api.pid)], compared });
  } finally {
    await Promise.all([api.stop(), baseline.stop()]);
  }
}

/** As `npm start` does. */
const [, ...START]: string[] = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ');
const startApi = (ownerUrl: string) =>
  startHttp(START, '/health/ready', {
    NODE_ENV: 'production',
    DATABASE_URL: ownerUrl,
    SMTP_URL: 'smtp://127.0.0.1:1025',
    PUBLIC_URL: 'https://leerlijn.example',
    OPERATOR_TOKEN: 'operator-token-of-the-bench',
    SECRET_KEY,
  });

let requestsToApi = 0;

async function compareAll(
  api: HttpProcess,
  baseline: HttpProcess,
  urls: { ownerUrl: string; apiUrl: string },
  sample: Sample,
): Promise<Compared[]> {
  const asked = (credential: string, query: string, variables: object): Side => ({
    process: api,
    requestAt: () => graphql(api, credential, query, variables),
  });
  const served = (path: string): Side => ({ process: baseline, requestAt: () => ({ url: baseline.url + path }) });
  const { coordinator, director, programmeId, moduleId } = sample;
  return [
    await compareReading('page of 50 people', '>= .60, aim .80', asked(coordinator, PEOPLE, {}), served('/people')),
    await compareReading(
      "director's progress, 4 modules",
      '>= .80, aim .95',
      asked(director, PROGRESS, { programmeId }),
      served('/progress'),
    ),
    await compareReading(
      "coordinator's board, 50 people",
      '>= .80, aim .95',
      asked(coordinator, BOARD, { moduleId }),
      served('/board'),
    ),
    await compareSubmitting(api, urls, sample),
  ];
}

const graphql = (api: HttpProcess, credential: string, query: string, variables: object): HttpRequest => ({
  url: `${api.url}/graphql`,
  headers: { authorization: `Bearer ${credential}` },
  body: { query, variables },
});

async function compareReading(what: string, budget: string, ours: Side, theirs: Side): Promise<Compared> {
  progress(what);
  const roundOf = async ({ process: { pid }, requestAt }: Side) => {
    const before = processorTime(pid);
    const measured = await load(requestAt, (_, elapsed) => elapsed < ROUND_MS);
    return {
      ...measured,
      processor: before === undefined ? undefined : (processorTime(pid)! - before) / measured.requests,
    };
  };
  await roundOf(ours);
  await roundOf(theirs);
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) rounds.push({ ours: await roundOf(ours), theirs: await roundOf(theirs) });
  requestsToApi += rounds.reduce((sum, round) => sum + round.ours.requests, 0);
  return {
    what,
    budget,
    ratios: rounds.map((round) => round.ours.perSecond / round.theirs.perSecond),
    ours: inWords(rounds.map((round) => round.ours)),
    theirs: inWords(rounds.map((round) => round.theirs)),
  };
}

function inWords(rounds: readonly (Measured & { processor?: number })[]): string {
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

/** Every link is used once by each side and round; between the two, what was answered is taken out again. */
async function compareSubmitting(
  api: HttpProcess,
  { ownerUrl, apiUrl }: { ownerUrl: string; apiUrl: string },
  sample: Sample,
): Promise<Compared> {
  const direct = await directSubmitting(apiUrl, ownerUrl, sample);
  progress(`submitting a 360 response, against ${direct.tool}`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const forget = () => owner.query('truncate feedback_answer, feedback_invitation_progress');
  const input = { scores: sample.items.map((item) => ({ item, score: 4 })) };
  const overHttp = async (links: Sample['links']) => {
    await forget();
    return load(
      (at) => graphql(api, `rater_${links[at]!.token}`, SUBMIT, { id: links[at]!.invitationId, input }),
      (sent) => sent < links.length,
    );
  };
  const directly = async (links: Sample['links']) => {
    await forget();
    return direct.submit(links);
  };
  const linksOf = (round: number) =>
    sample.links.slice(round * SUBMISSIONS_PER_ROUND, (round + 1) * SUBMISSIONS_PER_ROUND);
  await overHttp(linksOf(ROUNDS));
  await directly(linksOf(ROUNDS));
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++)
    rounds.push({ ours: await overHttp(linksOf(at)), theirs: await directly(linksOf(at)) });
  await owner.end();
  requestsToApi += ROUNDS * SUBMISSIONS_PER_ROUND;
  return {
    what: 'submitting a 360 response',
    budget: '>= .38, aim .50',
    ratios: rounds.map(({ ours, theirs }) => ours.perSecond / theirs),
    ours: inWords(rounds.map(({ ours }) => ours)),
    theirs: `${medianOf(rounds.map(({ theirs }) => theirs)).toFixed(0)}/s with ${direct.tool}`,
  };
}

function report({
  description,
  loadBefore,
  starts,
  memory,
  compared,
}: {
  description: string;
  loadBefore: number;
  starts: number[];
  /** Megabytes: when it was ready, and after the requests. */
  memory: [number | undefined, number | undefined];
  compared: Compared[];
}): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const megabytes = (number: number | undefined) =>
    number === undefined ? 'not known here' : `${number.toFixed(0)} MB`;
  const ratio = (number: number) => number.toFixed(2).replace(/^0/, '');
  const spread = (numbers: number[], say: (number: number) => string) =>
    `${say(Math.min(...numbers))} to ${say(Math.max(...numbers))}`;
  const comparedRows = compared.map(({ what, budget, ratios }) => [
    `${what}: ratio`,
    ratio(medianOf(ratios)),
    spread(ratios, ratio),
    budget,
  ]);
  console.log(
    `\nLeerlijn on ${cpus().length} cores, Node ${process.versions.node}, ${description}; ${SIZE.tenants} organisations x ${SIZE.people} people.` +
      `\nBusy with other things than this (load average before measuring): ${loadBefore.toFixed(1)}.\n`,
  );
  console.log(
    aligned([
      ['what', 'median', `of ${ROUNDS}`, 'budget'],
      ['API process, start to ready', seconds(medianOf(starts)), spread(starts, seconds), 'under 3 s'],
      ['its memory when ready', megabytes(memory[0]), '', ''],
      [`its memory after ${requestsToApi} requests`, megabytes(memory[1]), '', 'under 250 MB'],
      ...comparedRows,
    ]),
  );
  console.log(
    `\n${aligned([['what', 'Leerlijn over GraphQL', 'the least there could be'], ...compared.map(({ what, ours, theirs }) => [what, ours, theirs])])}`,
  );
  console.log(
    '\nA ratio is our throughput over theirs, in rounds that take turns. The least there could be: Fastify and pg with one statement, no' +
      '\nsign-in and no checks; for submitting, the database function alone. The client runs on the same cores: ratios scatter by 20 to 30' +
      '\nper cent. Milliseconds of cpu are those of the HTTP process alone, per request, and scatter less.',
  );
}

function timeDemo(): void {
  progress('the demo');
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, ['scripts/run.js', 'demo', '--exit'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(
    `\nnpm run demo -- --exit   ${((performance.now() - begun) / 1000).toFixed(0)} s (budget: under 90 s), ended with status ${status}`,
  );
}

try {
  progress('a database');
  const database = await scratchDatabase();
  await measure(database).finally(() => database.drop());
  if (process.argv.includes('--demo')) timeDemo();
} catch (error) {
  console.error(`The bench did not come to its end. ${(error as Error).message}`);
  process.exitCode = 1;
}
