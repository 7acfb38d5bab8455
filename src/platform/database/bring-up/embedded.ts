import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface EmbeddedServer {
  /** Connection string of the server's superuser to the database `leerlijn`. */
  url: string;
  /** Shuts the server down (its data too, where they were throw-away) and resolves once it is gone. */
  stop(): Promise<void>;
}

type KeeperMessage = { url: string } | { failed: string };

/**
 * Starts a real PostgreSQL server from the binaries that npm brought, on a free port of 127.0.0.1, with a random password.
 *
 * With `dataDir` the data stay there; a server that already runs on it (another process of this installation) is
 * joined, and then `stop` leaves it alone. Without `dataDir` the data are throw-away.
 *
 * A separate keeper process owns the server and stops it when this process ends, however it ends: `kill -9` included.
 *
 * @throws Error in one line, when there are no binaries for this platform or the server does not come up.
 */
export async function startEmbedded({ dataDir }: { dataDir?: string } = {}): Promise<EmbeddedServer> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const keeper = fork(
    fileURLToPath(new URL(`./embedded-keeper.${extension}`, import.meta.url)),
    dataDir ? [resolve(dataDir)] : [],
    {
      // Its own process group: Ctrl-C in the terminal is for the application, which still needs its database to finish.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const gone = once(keeper, 'exit');
  const answer = await Promise.race([
    once(keeper, 'message').then(([message]) => message as KeeperMessage),
    gone.then((): KeeperMessage => ({ failed: 'its keeper ended before the server was up' })),
  ]);
  if ('failed' in answer) throw new Error(`Embedded PostgreSQL did not start: ${answer.failed}`);
  keeper.unref();
  keeper.channel?.unref();
  return {
    url: answer.url,
    async stop() {
      keeper.ref();
      if (keeper.connected) keeper.disconnect();
      await gone;
    },
  };
}
