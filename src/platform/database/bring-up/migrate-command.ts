/** `npm run migrate`: makes the database at DATABASE_URL ready for this version, before its processes are started. */
import { readConfig } from '../../../config/config.js';
import { prepareDatabase } from './prepare-database.js';

try {
  const { databaseUrl, secretKey } = readConfig(process.env);
  if (!databaseUrl) throw new Error('DATABASE_URL says which database to migrate, and is not set');
  await prepareDatabase({ ownerUrl: databaseUrl, secretKey });
  console.log('The database is up to date.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
