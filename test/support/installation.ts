import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp, startWorking } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { type TestDatabase, testDatabase } from './database.js';
import { type MailSink, startMailSink } from './mail-sink.js';

/** The operator's credential of every test installation. */
export const OPERATOR = 'operator-token-of-a-test';

export interface Answer {
  // A story reads what it asked for; what is not there fails the story.
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; reference?: string } }[];
}

/** One whole Leerlijn of its own: database, API, worker, mail server, and a clock that the story moves. */
export interface Installation {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly database: TestDatabase;
  readonly mail: MailSink;
  /** Asks over HTTP and gives the whole answer. */
  ask(query: string, variables?: object, credential?: string, headers?: Record<string, string>): Promise<Answer>;
  /** Asks, and fails the story when the answer has errors or userErrors: for steps that a story takes for granted. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
  must(query: string, variables?: object, credential?: string): Promise<any>;
  /** Looks behind the scenes, as the database's owner. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  now(): Promise<Date>;
  /** Moves the clock to an instant and waits until everything that became due has been done. */
  moveClock(to: string | Date): Promise<void>;
  /** Waits until every recorded fact has had its consequences. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A Tuesday before everything that happens in stories. */
const FIRST_DAY = new Date('2026-11-24T08:00:00.000Z');

export async function startInstallation(settings: Record<string, string> = {}): Promise<Installation> {
  const database = await testDatabase();
  // Every story begins on the same day, whenever it is told: its dates lie ahead, and stay there.
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A story may take the database away.
  owner.on('error', () => {});
  await owner.query('update installation_clock set ahead_ms = $1', [FIRST_DAY.getTime() - Date.now()]);
  const mail = await startMailSink();
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    SMTP_URL: mail.url,
    PUBLIC_URL: 'https://leerlijn.test',
    OPERATOR_TOKEN: OPERATOR,
    TEST_CLOCK: '1',
    ...settings,
  });
  const app = await createApp(config, database.urls);
  await app.listen(0, '127.0.0.1');
  await startWorking(app);
  const url = `${await app.getUrl()}/graphql`;

  const ask: Installation['ask'] = async (query, variables = {}, credential, headers = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(credential ? { authorization: `Bearer ${credential}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  const must: Installation['must'] = async (query, variables, credential) => {
    const { data, errors } = await ask(query, variables, credential);
    if (errors)
      throw new Error(errors.map(({ message, path }) => `${path?.join('.') ?? 'request'}: ${message}`).join('\n'));
    for (const [field, payload] of Object.entries<{ userErrors?: object[] }>(data)) {
      if (payload?.userErrors?.length) throw new Error(`${field}: ${JSON.stringify(payload.userErrors)}`);
    }
    return data;
  };
  const settle = async () => {
    // One idle look can fall between a job's last fact and its relay; two in a row cannot.
    for (let idle = 0; idle < 2; ) {
      const { installation } = await must('{ installation { outstandingWork } }', {}, OPERATOR);
      idle = installation.outstandingWork === 0 ? idle + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  return {
    app,
    config,
    database,
    mail,
    ask,
    must,
    settle,
    sql: async (text, values) => (await owner.query(text, values)).rows,
    now: async () => new Date((await must('{ installation { now } }', {}, OPERATOR)).installation.now),
    moveClock: async (to) => {
      await must('mutation ($to: DateTime!) { clockMove(to: $to) { userErrors { message } } }', { to }, OPERATOR);
      await settle();
    },
    stop: async () => {
      await app.close();
      await owner.end();
      await mail.stop();
      await database.drop();
    },
  };
}
