import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
const STOP_WITHIN_MS = 8000;
const TAIL_LINES = 25;

/** A process of the product, running apart from the demo as it would in production. */
export interface Running {
  readonly pid: number;
  readonly logFile: string;
  /** Rejects, with the end of its log, when it ends before it was stopped. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a process as its npm script does, with these settings on top of the environment; what it logs goes to `logFile`. */
export function startProcess(script: 'start' | 'worker', settings: Record<string, string>, logFile: string): Running {
  const log = openSync(logFile, 'a');
  const [, ...args] = (scripts[script] as string).split(' ');
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', log, log], env });
  // However the demo ends, it leaves nothing running.
  process.once('exit', () => child.kill('SIGKILL'));
  let stopping = false;
  const crashed = once(child, 'exit').then(([status, signal]) => {
    if (stopping) return new Promise<never>(() => {});
    throw new Error(`npm run ${script} ended by itself (${signal ?? `status ${status}`}):\n${readLog(logFile).tail}`);
  });
  // Whoever waits for something else at that moment hears of it; nobody has to.
  crashed.catch(() => {});
  return {
    pid: child.pid!,
    logFile,
    crashed,
    async stop() {
      stopping = true;
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exit;
  clearTimeout(force);
}

export interface Log {
  /** How many lines report an error (level 50) or worse. */
  readonly errors: number;
  /** Its last lines. */
  readonly tail: string;
}

export function readLog(file: string): Log {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return {
    errors: lines.filter((line) => /"level":(50|60)\b/.test(line)).length,
    tail: lines.slice(-TAIL_LINES).join('\n'),
  };
}

/** In bytes. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** What a process has in memory; undefined where the system does not tell. */
export function memoryOf(pid: number): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)![1]) * 1024;
    return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
  } catch {
    return undefined;
  }
}

/** A port of 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
