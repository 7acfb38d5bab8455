import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { RaterLink, Sample } from './sample-data.ts';

const CONNECTIONS = 8;
const SAVE = `feedback_answer_save($1::uuid, $2, $3::smallint[], $4::text[], true, 0, now())`;
const run = promisify(execFile);

/** A filled-in sheet, as PostgreSQL writes lists. */
interface Answer {
  scores: string;
  comments: string;
}

/** Hands in one answer per link by calling the database's function itself; gives the number per second. */
export interface DirectSubmitting {
  tool: 'pgbench' | 'pg in a loop';
  submit(links: readonly RaterLink[]): Promise<number>;
}

/** With pgbench if the machine has it, else with pg; both over eight connections of the API's role, with the tenant set on them. */
export async function directSubmitting(apiUrl: string, ownerUrl: string, sample: Sample): Promise<DirectSubmitting> {
  const answer: Answer = {
    scores: `{${sample.items.map(() => 4).join(',')}}`,
    comments: `{${Array.from({ length: sample.openQuestions }, () => '""').join(',')}}`,
  };
  const pgbench = await run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
  return pgbench
    ? { tool: 'pgbench', submit: (links) => withPgbench(apiUrl, ownerUrl, sample.tenantId, links, answer) }
    : { tool: 'pg in a loop', submit: (links) => withPg(apiUrl, sample.tenantId, links, answer) };
}

async function withPg(apiUrl: string, tenantId: string, links: readonly RaterLink[], answer: Answer): Promise<number> {
  const pool = new pg.Pool({ connectionString: apiUrl, max: CONNECTIONS, options: `-c app.tenant_id=${tenantId}` });
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('select 1')));
  const started = performance.now();
  const left = [...links];
  const connection = async () => {
    for (let link = left.pop(); link; link = left.pop())
      await pool.query({
        name: 'save',
        text: `select * from ${SAVE}`,
        values: [link.invitationId, link.linkKey, answer.scores, answer.comments],
      });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - started) / 1000;
  await pool.end();
  return links.length / seconds;
}

/** pgbench knows no bytes and no lists: the links lie in a table, and a sequence says whose turn it is. */
async function withPgbench(
  apiUrl: string,
  ownerUrl: string,
  tenantId: string,
  links: readonly RaterLink[],
  answer: Answer,
): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`drop table if exists bench_link; drop sequence if exists bench_turn;
    create table bench_link (turn bigint primary key, invitation_id uuid, link_key bytea); create sequence bench_turn cache 1;
    grant select on bench_link to leerlijn_api; grant usage on sequence bench_turn to leerlijn_api`);
  await owner.query('insert into bench_link select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])', [
    links.map((_, at) => at + 1),
    links.map(({ invitationId }) => invitationId),
    links.map((link) => link.linkKey),
  ]);
  await owner.query('analyze bench_link');
  await owner.end();
  const directory = await mkdtemp(join(tmpdir(), 'leerlijn-bench-'));
  const script = join(directory, 'submit.sql');
  await writeFile(
    script,
    `select s.* from (select nextval('bench_turn') as turn) t join bench_link l using (turn),
     ${SAVE.replace('$1', 'l.invitation_id').replace('$2', 'l.link_key').replace('$3', `'${answer.scores}'`).replace('$4', `'${answer.comments}'`)} s;\n`,
  );
  try {
    const each = Math.floor(links.length / CONNECTIONS);
    const { username, password, hostname, port, pathname } = new URL(apiUrl);
    const { stdout } = await run(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', `${CONNECTIONS}`, '-j', '2', '-t', `${each}`, '-f', script, pathname.slice(1)],
      {
        env: {
          PATH: process.env.PATH,
          PGHOST: hostname,
          PGPORT: port || '5432',
          PGUSER: decodeURIComponent(username),
          PGPASSWORD: decodeURIComponent(password),
          PGOPTIONS: `-c app.tenant_id=${tenantId}`,
        },
      },
    );
    const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (!perSecond) throw new Error(`pgbench said: ${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(directory, { recursive: true });
  }
}
