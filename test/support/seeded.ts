/** Numbers from 0 up to 1 that are the same for the same seed, a whole number from 1: the generator of Park, Miller and Stockmeyer (CACM 36, 1993). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
