import { createHash } from 'node:crypto';

/** Numbers in [0, 1). */
export type Random = () => number;

/** The same numbers for the same name, whatever else is drawn meanwhile: who acts at the same time as others still acts the same (mulberry32). */
export function randomOf(name: string): Random {
  let state = createHash('sha256').update(name).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these. */
export const oneOf = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** Picks by weight: `{ tea: 3, coffee: 1 }` gives tea three times out of four. */
export function byWeight<Name extends string>(weights: Readonly<Record<Name, number>>, random: Random): Name {
  const entries = Object.entries<number>(weights);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name as Name;
  }
  return entries[0]![0] as Name;
}
