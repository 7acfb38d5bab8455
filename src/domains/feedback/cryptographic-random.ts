import { randomInt } from 'node:crypto';
import type { Random } from './shuffle.rules.js';

/** Uniform over 2^47 numbers, from a source that nobody can foretell. */
export const cryptographicRandom: Random = () => randomInt(2 ** 47) / 2 ** 47;
