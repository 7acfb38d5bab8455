/** A number from 0 up to 1 that belongs to some words: what chance draws for them in a history, whatever else happens in it. */
export function drawnFor(seed: number, words: string): number {
  return chanceOf(seed, words)();
}

/** A row of numbers from 0 up to 1 that belongs to some words. Source: Tommy Ettinger's mulberry32, seeded by FNV-1a (both public domain). */
export function chanceOf(seed: number, words: string): () => number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < words.length; at += 1) state = Math.imul(state ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
