import { describe, expect, test } from '@jest/globals';
import type { Done } from './campaign-part.js';
import { copyWith, MUTANTS, type Mutant } from './mutants.js';
import { playInWorker } from './play-in-worker.js';

/** In which each mutant is caught; without a change 2,000 hold, as attacker.spec.ts shows. */
const HISTORIES = 1000;

async function attacked(changes: Mutant['changes'], histories = HISTORIES): Promise<Done> {
  const { directory, remove } = copyWith(changes);
  try {
    return await playInWorker({ histories, seed: 20261121 }, directory, () => {});
  } finally {
    remove();
  }
}

describe(`in at most ${HISTORIES} histories the attacker`, () => {
  test('finds nothing in a copy of the product in which nothing was changed', async () => {
    expect(await attacked([], 200)).toMatchObject({ held: 200, leak: null });
  });

  test.each(MUTANTS)(
    'catches it when $name',
    async ({ changes, breaks, told }) => {
      const { leak } = await attacked(changes);
      expect(leak?.story ?? 'nothing').toMatch(told);
      expect(leak!.property).toBe(breaks);
    },
    120_000,
  );
});

test('a mutant whose text is no longer in the product is said to be none', () => {
  const file = 'src/domains/feedback/reports/gate/block.rules.ts';
  expect(() => copyWith([{ file, from: 'what nobody wrote', to: '' }])).toThrow(`${file} has 0 times`);
});
