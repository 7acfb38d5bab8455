import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.js';
import { type Config, ConfigError, readConfig } from './config/config.js';
import { startEmbedded } from './platform/database/bring-up/embedded.js';
import { databaseUrls, prepareDatabase } from './platform/database/bring-up/prepare-database.js';
import type { DatabaseUrls } from './platform/database/bring-up/roles.js';

const EMBEDDED_DATA = '.data/postgres';

/** Settings and the application on its database, for the two processes to start from. Wrong settings end the process, one line each. */
export async function start(
  run: (app: NestFastifyApplication, config: Config, embedded: boolean) => Promise<void>,
): Promise<void> {
  try {
    const config = readConfig(process.env);
    const urls = config.databaseUrl
      ? databaseUrls(config.databaseUrl, config.secretKey)
      : await embeddedDatabase(config);
    await run(await createApp(config, urls), config, config.databaseUrl === undefined);
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : ((error as Error).stack ?? error)}\n`);
    process.exit(1);
  }
}

/** For trying things out: a server of our own, whose data stays between starts. */
async function embeddedDatabase(config: Config): Promise<DatabaseUrls> {
  const { url } = await startEmbedded({ dataDir: EMBEDDED_DATA });
  return (await prepareDatabase({ ownerUrl: url, secretKey: config.secretKey })).urls;
}
