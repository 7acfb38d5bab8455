import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Nothing that calls home: a browser that tests a page talks to that page only. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Chrome and Edge, where Playwright knows that the machine's own system puts them. */
const CHANNELS = ['chrome', 'msedge'];

/**
 * A real Chromium without a window: the one at CHROMIUM_PATH, else the machine's, else the one that npm brings (Linux on x64), else an installed
 * Chrome or Edge. Close it when done.
 * @throws Error that tells what to install, when there is none at all
 */
export async function startChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH || INSTALLED.find((path) => existsSync(path));
  if (named) return launch({ executablePath: named });
  if (process.platform === 'linux' && process.arch === 'x64') return launch(await unpackedChromium());
  for (const channel of CHANNELS) {
    const browser = await launch({ channel }).catch(() => undefined);
    if (browser) return browser;
  }
  throw new Error(
    'The pages are tested in a real browser, and this machine has none that is known. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH.',
  );
}

const launch = (options: LaunchOptions): Promise<Browser> => chromium.launch({ args: FLAGS, ...options });

/** The Chromium of @sparticuz/chromium with the libraries and fonts that it needs, unpacked once beside the packages. */
async function unpackedChromium(): Promise<LaunchOptions> {
  const packed = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(packed), '../package.json'), 'utf8'));
  const cache = fileURLToPath(new URL('../../node_modules/.cache/leerlijn/', import.meta.url));
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) await unpack(packed, cache, home);
  return {
    executablePath: join(home, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  };
}

/** Unpacks beside its place and moves it there whole: two workers may do so at once, and either may be stopped half-way. */
async function unpack(packed: string, cache: string, home: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const unpacking = await mkdtemp(join(cache, 'unpacking-'));
  // The package unpacks into the temporary folder of its process, and its libraries only where it takes itself to be on AWS.
  const env = { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const program = `import { default as chromium } from ${JSON.stringify(packed)}; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { env });
  try {
    await rename(unpacking, home);
  } catch (error) {
    await rm(unpacking, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
