import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';

const LOGGING = new URL('./logging.ts', import.meta.url).href;

/** A process that logs one line, less than would be written at once, and then comes to its end in the given way. */
const program = (end: string) => `
  import { NestFactory } from '@nestjs/core';
  import { PinoLogger } from 'nestjs-pino';
  import { loggingModule, stopOnSignals } from '${LOGGING}';
  class Everything {}
  const modules = { module: Everything, imports: [loggingModule({ logLevel: 'info' })] };
  const app = await NestFactory.createApplicationContext(modules, { logger: false });
  stopOnSignals(app);
  setInterval(() => {}, 1000);
  (await app.resolve(PinoLogger)).info('the last line');
  ${end}`;

let child: ChildProcess;
afterEach(() => {
  child.kill('SIGKILL');
});

function run(end: string): ChildProcess {
  child = spawn(process.execPath, ['--input-type=module', '--eval', program(end)], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return child;
}

test.each([
  ['is asked to stop', `process.kill(process.pid, 'SIGTERM');`, 0],
  ['leaves', 'process.exit(3);', 3],
  ['falls over an error that nobody caught', `setImmediate(() => { throw new Error('nobody caught this'); });`, 1],
])('a process that %s has written its last line', async (_, end, status) => {
  const running = run(end);
  let written = '';
  running.stdout!.on('data', (chunk) => {
    written += chunk;
  });
  expect(await once(running, 'close')).toEqual([status, null]);
  expect(written).toContain('"msg":"the last line"');
});

test('a process that lives on writes a line though no other follows', async () => {
  const [written] = await once(run('').stdout!, 'data');
  expect(String(written)).toContain('"msg":"the last line"');
});
