import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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

/** Starts dist/<name>.js with these settings on top of the environment; what it logs goes to `logFile`. */
export function startProcess(name: 'main' | 'worker', settings: Record<string, string>, logFile: string): Running {
  const log = openSync(logFile, 'a');
  const entry = fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [entry], { stdio: ['ignore', log, log], env: { ...process.env, ...settings } });
  let stopping = false;
  const crashed = once(child, 'exit').then(([status, signal]) => {
    if (stopping) return new Promise<never>(() => {});
    throw new Error(`${name} ended by itself (${signal ?? `status ${status}`}):\n${tailOf(logFile)}`);
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

/** The last lines of a log. */
export const tailOf = (logFile: string): string =>
  readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/** How many lines of a log report an error (level 50) or worse. */
export async function errorsIn(logFile: string): Promise<number> {
  let errors = 0;
  for await (const line of createInterface({ input: createReadStream(logFile) })) {
    if (/"level":(50|60)\b/.test(line)) errors += 1;
  }
  return errors;
}

/** The most memory that a process has used so far, in bytes; undefined where the system does not tell. */
export function peakMemoryOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) * 1024 : undefined;
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
