/** Jest's globalTeardown for the stories. */
import { cleanups } from './start-database.ts';

export default async function stopDatabase(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}
