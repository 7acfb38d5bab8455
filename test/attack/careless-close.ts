import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { CloseRoundService } from '../../src/domains/feedback/rounds/close-round.service.js';
import { type Change, changedText } from './mutants.js';

const FILE = 'src/domains/feedback/rounds/close-round.service.ts';

/** The close of a round, as it would be with other SQL in it: loaded from a copy among the temporary files, which is gone afterwards. */
export async function closeWith(
  changes: readonly Pick<Change, 'from' | 'to'>[],
): Promise<CloseRoundService['closeIfDue']> {
  const directory = mkdtempSync(join(tmpdir(), 'leerlijn-close-'));
  try {
    symlinkSync(resolve('node_modules'), join(directory, 'node_modules'), 'dir');
    const careless = changes.reduce(
      (text, change) => changedText(text, { file: FILE, ...change }),
      readFileSync(FILE, 'utf8'),
    );
    const beside = dirname(resolve(FILE));
    const copy = join(directory, 'close-round.service.ts');
    // What it imports is what the installation has loaded already.
    writeFileSync(
      copy,
      careless.replaceAll(/from '(\.[^']+)\.js'/g, (_, path: string) => `from '${join(beside, path)}.ts'`),
    );
    const { CloseRoundService: Careless } = await import(copy);
    return Careless.prototype.closeIfDue;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
