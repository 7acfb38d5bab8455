import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { dropLoginRoles, prepareDatabase, startEmbedded } from './product.ts';

export const SECRET_KEY = 'a secret of the bench, which is nobody’s in particular';

export interface ScratchDatabase {
  ownerUrl: string;
  /** Connection string of the role that the API works with. */
  apiUrl: string;
  /** 'PostgreSQL 18.4, embedded, fsync off'. */
  description: string;
  drop(): Promise<void>;
}

/** A migrated, empty database: on an embedded server, or with DATABASE_URL beside the database that it names, which is not touched. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbedded();
  const serverUrl = embedded?.url ?? process.env.DATABASE_URL!;
  const name = `leerlijn_bench_${randomBytes(4).toString('hex')}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  const { rows } = await server.query(
    "select current_setting('server_version') as version, current_setting('fsync') as fsync",
  );
  const ownerUrl = Object.assign(new URL(serverUrl), { pathname: name }).href;
  const { urls } = await prepareDatabase({ ownerUrl, secretKey: SECRET_KEY });
  return {
    ownerUrl,
    apiUrl: urls.api,
    description: `PostgreSQL ${rows[0].version}${embedded ? ', embedded' : ''}, fsync ${rows[0].fsync}`,
    async drop() {
      await server.query(`drop database ${name} with (force)`);
      await server.end();
      await dropLoginRoles(serverUrl, name);
      await embedded?.stop();
    },
  };
}
