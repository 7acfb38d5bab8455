import { startWorking } from './app.js';
import { start } from './start.js';

/** The HTTP process; with --with-worker, or on the embedded database that only one process can have, it runs the jobs too. */
await start(async (app, config, embedded) => {
  await app.listen(config.port, config.host);
  if (embedded || process.argv.includes('--with-worker')) await startWorking(app);
});
