/** Jest's globalTeardown for the stories. */
export { cleanUp as default } from './start-database.ts';
