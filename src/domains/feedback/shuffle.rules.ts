/** A number from 0 up to, not including, 1. In production from a cryptographic source, in tests from a seed. */
export type Random = () => number;

/**
 * The same items in an order that says nothing about the order they came in; the array given is left as it was.
 * Uniform when `random` is. Source: Durstenfeld, Algorithm 235 (CACM 7, 1964), after Fisher and Yates.
 */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    [result[last], result[chosen]] = [result[chosen] as T, result[last] as T];
  }
  return result;
}
