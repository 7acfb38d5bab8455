import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

export interface HttpProcess {
  /** Without a trailing slash. */
  url: string;
  pid: number;
  /** From its start until `path` was answered with 200. */
  readyAfterMs: number;
  stop(): Promise<void>;
}

/**
 * Starts a Node program (its file, behind flags for Node itself) that listens on PORT of 127.0.0.1, and waits until it answers on `path`.
 * @throws Error with what the program said, when it ends or is not ready within a minute
 */
export async function startHttp(
  program: readonly string[],
  path: string,
  env: Record<string, string>,
): Promise<HttpProcess> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env.PATH, ...env, PORT: `${port}`, HOST: '127.0.0.1' },
    // Its log goes nowhere, but is written.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Whatever goes wrong here, it does not stay behind.
  process.once('exit', () => child.kill());
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + path))) {
    if (child.exitCode !== null || performance.now() - started > PATIENCE_MS) {
      child.kill();
      throw new Error(`${program.at(-1)} did not become ready: ${said.trim() || 'it said nothing'}`);
    }
    await pause(10);
  }
  return { url, pid: child.pid!, readyAfterMs: performance.now() - started, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
