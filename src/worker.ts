import { startWorking } from './app.js';
import { ConfigError } from './config/config.js';
import { start } from './start.js';

/** The process that runs the jobs. */
await start(async (app, _config, embedded) => {
  if (embedded)
    throw new ConfigError('DATABASE_URL is required by the worker: without one, npm start runs the jobs itself');
  await app.init();
  await startWorking(app);
});
