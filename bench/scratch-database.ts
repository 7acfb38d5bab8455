import { randomBytes } from 'node:crypto';
import type { DatabaseUrls } from '../src/platform/database/bring-up/roles.ts';
import { dropLoginRoles, prepareDatabase, startEmbedded, withConnection } from './product.ts';

export const SECRET_KEY = 'a secret of the bench, which is nobody’s in particular';

export interface ScratchDatabase {
  ownerUrl: string;
  /** Connection strings of the roles that the product works with. */
  urls: DatabaseUrls;
  /** 'PostgreSQL 18.4, embedded, fsync off'. */
  description: string;
  drop(): Promise<void>;
}

/**
 * A migrated, empty database: on an embedded server, or with DATABASE_URL beside the database that it names, which is not touched.
 * @throws Error in one line, when there is no server to be had
 */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbedded();
  const serverUrl = embedded?.url ?? process.env.DATABASE_URL!;
  const name = `leerlijn_bench_${randomBytes(4).toString('hex')}`;
  const { version, fsync } = await withConnection(serverUrl, async (owner) => {
    await owner.query(`create database ${name}`);
    const { rows } = await owner.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
    );
    return rows[0];
  });
  const ownerUrl = Object.assign(new URL(serverUrl), { pathname: name }).href;
  const { urls } = await prepareDatabase({ ownerUrl, secretKey: SECRET_KEY });
  return {
    ownerUrl,
    urls,
    description: `PostgreSQL ${version}${embedded ? ', embedded' : ''}, fsync ${fsync}`,
    async drop() {
      await withConnection(serverUrl, (owner) => owner.query(`drop database ${name} with (force)`));
      await dropLoginRoles(serverUrl, name);
      await embedded?.stop();
    },
  };
}
