/**
 * Runs one of this repository's commands on a machine that has nothing but Node 20.19 (or newer) and npm:
 *
 *     node scripts/run.js <command> [arguments]
 *
 * First it does the set-up that the command needs and that has not been done yet: dependencies, database client, build.
 * Then it hands over to Node 24, which npm brought along where the machine's own is older. Signals and the exit status
 * pass through. Plain JavaScript without dependencies, since nothing is installed when it starts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules/.cache/leerlijn');

/** Jest needs a Node that can require() ES modules. */
const SHIPPED_NODE = [24, 9];
const OLDEST_NODE = [20, 19];

/** A step is done again when one of its inputs changed or one of its outputs is gone. */
const steps = {
  install: {
    doing: 'installing dependencies',
    inputs: ['package.json', 'package-lock.json', '.npmrc'],
    outputs: ['node_modules/.package-lock.json'],
    run: () => npm('install', '--include=dev', '--no-audit', '--no-fund'),
  },
  generate: {
    doing: 'generating the database client',
    inputs: ['package-lock.json', 'prisma.config.ts', 'prisma/schema', 'scripts/compact-client.js'],
    outputs: ['src/generated/prisma'],
    // Prisma wants to see an engine before it generates a client, but does not use it: any program will do.
    run: async () => {
      const generated = await quietly(shippedNode(), ['node_modules/prisma/build/index.js', 'generate'], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      });
      return generated.status === 0 ? quietly(shippedNode(), ['scripts/compact-client.js']) : generated;
    },
  },
  build: {
    doing: 'building',
    inputs: ['package-lock.json', '.swcrc', 'src'],
    outputs: ['dist'],
    // The compiler itself: `nest build` would put its own settings above .swcrc, which tells .ts from .tsx.
    run: () => {
      rmSync('dist', { recursive: true, force: true });
      const ignored = ['--ignore', '**/*.spec.ts,**/*.spec.tsx'];
      const compile = ['src', '--out-dir', 'dist', '--strip-leading-paths', '--extensions', '.ts,.tsx', '--copy-files'];
      return quietly(shippedNode(), ['node_modules/@swc/cli/bin/swc.js', ...compile, ...ignored]);
    },
  },
};

const { install, generate, build } = steps;
const commands = {
  demo: { needs: [install, generate, build], run: ['examples/dienstverlening/play.ts'] },
  test: {
    needs: [install, generate],
    run: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      '--import=./test/support/leave-at-once.js',
      'node_modules/jest/bin/jest.js',
    ],
  },
  attack: { needs: [install], run: ['test/attack/campaign.ts'] },
  // With the flags of the worker, whose jobs it measures in its own process.
  bench: { needs: [install, generate, build], run: ['--max-semi-space-size=64', 'bench/run.ts'] },
  schema: { needs: [install, generate, build], run: ['dist/schema.js'] },
  migration: { needs: [install, generate, build], run: ['scripts/migration.ts'] },
  install: { needs: [install] },
  generate: { needs: [install, generate] },
  build: { needs: [install, generate, build] },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`Usage: node scripts/run.js ${Object.keys(commands).join('|')} [arguments]`);
if (!isAtLeast(process.versions.node, OLDEST_NODE)) {
  fail(`This needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}
process.chdir(root);
for (const step of command.needs) await bringUpToDate(step);
if (command.run) {
  const { status, signal } = await run(shippedNode(), [...command.run, ...args], { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 1;
}

async function bringUpToDate(step) {
  const stamp = join(stamps, step.doing.replaceAll(' ', '-'));
  const state = fingerprint(step.inputs);
  const done =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === state && step.outputs.every((path) => existsSync(path));
  if (done) return;
  const started = Date.now();
  const label = `  ${step.doing} `.padEnd(36, '.');
  if (process.stderr.isTTY) process.stderr.write(label);
  const { status, output } = await step.run();
  const duration = `${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(8);
  const outcome = status === 0 ? duration : `${duration}  failed`;
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${label}${outcome}\n`);
  if (status !== 0) {
    process.stderr.write(`\n${output}\n`);
    process.exit(status ?? 1);
  }
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, state);
}

/** Changes with the name and contents of any file among or under `paths`, and with the kind of machine. */
function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) add(join(path, entry));
    } else {
      hash.update(`\0${path}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** The Node to run things with: the machine's own if it is new enough, else the one that npm installed. */
function shippedNode() {
  if (isAtLeast(process.versions.node, SHIPPED_NODE)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', executable);
  if (spawnSync(installed, ['--version']).status === 0) return installed;
  fail(
    `Node ${SHIPPED_NODE.join('.')} or newer is needed, and npm has none for ${platform}-${process.arch}; ` +
      `this is ${process.versions.node}. Install Node 24 (nodejs.org) and try again.`,
  );
}

function npm(...args) {
  const current = process.env.npm_execpath ?? '';
  if (basename(current) === 'npm-cli.js') return quietly(process.execPath, [current, ...args]);
  return quietly('npm', args, {}, process.platform === 'win32');
}

/** Runs a program and keeps what it says. */
function quietly(program, args, env = {}, shell = false) {
  return run(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
    env: { ...process.env, ...env },
  });
}

function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const passOn = (signal) => {
      // A terminal sends Ctrl-C to both of us.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    // npm, told to stop, stops the shell between itself and us, and leaves us to find out.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(orphaned);
      child.kill();
    }, 500);
    const end = (result) => {
      for (const signal of signals) process.off(signal, passOn);
      clearInterval(orphaned);
      resolve(result);
    };
    child.on('error', (error) => end({ status: 1, output: error.message }));
    child.on('close', (status, signal) => end({ status, signal, output }));
  });
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
