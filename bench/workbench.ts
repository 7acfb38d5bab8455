import { readFileSync } from 'node:fs';
import { type ClosedRoundSample, fillClosedRound } from './closed-round.ts';
import type { HttpRequest } from './load.ts';
import { type HttpProcess, startHttp } from './processes.ts';
import { fill, type Sample, SIZE } from './sample-data.ts';
import { type ScratchDatabase, SECRET_KEY, scratchDatabase } from './scratch-database.ts';

/** What measurements work with: each made when the first of them needs it, and shared by those after it. */
export interface Workbench {
  progress(text: string): void;
  database(): Promise<ScratchDatabase>;
  /** Organisations in the middle of their first module, with an open round. */
  sample(): Promise<Sample>;
  /** One more organisation, with a round of 1,200 subjects that has closed. */
  closedRound(): Promise<ClosedRoundSample>;
  /** The API as `npm start` runs it, on the sample. */
  api(): Promise<HttpProcess>;
  /** One more of those, which the caller stops. */
  startApi(): Promise<HttpProcess>;
  close(): Promise<void>;
}

/** As `npm start` does. */
const [, ...START]: string[] = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.split(' ');

export function setUp(): Workbench {
  const started = performance.now();
  const traces = new AsyncDisposableStack();
  const progress = (text: string) =>
    process.stderr.write(`  ${text} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
  const database = once(async () => {
    progress('a database');
    const made = await scratchDatabase();
    traces.defer(() => made.drop());
    return made;
  });
  const sample = once(async () => {
    const { ownerUrl } = await database();
    progress(`filling it with ${SIZE.tenants} x ${SIZE.people} people`);
    return fill(ownerUrl);
  });
  const closedRound = once(async () => {
    const { ownerUrl, urls } = await database();
    progress('a round of 1,200 subjects, answered and closed');
    return fillClosedRound(ownerUrl, urls.aggregator);
  });
  const startApi = async () =>
    startHttp(START, '/health/ready', {
      NODE_ENV: 'production',
      DATABASE_URL: (await database()).ownerUrl,
      SMTP_URL: 'smtp://127.0.0.1:1025',
      PUBLIC_URL: 'https://leerlijn.example',
      OPERATOR_TOKEN: 'operator-token-of-the-bench',
      SECRET_KEY,
    });
  const api = once(async () => {
    await sample();
    const process = await startApi();
    traces.defer(() => process.stop());
    return process;
  });
  return { progress, database, sample, closedRound, api, startApi, close: () => traces.disposeAsync() };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const graphql = (api: HttpProcess, credential: string, query: string, variables: object): HttpRequest => ({
  url: `${api.url}/graphql`,
  headers: { authorization: `Bearer ${credential}` },
  body: { query, variables },
});
