import type { Random } from '../../shuffle.rules.js';

/** A UUID of version 4 (RFC 9562, 5.4): 122 bits of chance, and nothing of when, where or in which order it was made. */
export function randomId(random: Random): string {
  const digits = (count: number) =>
    Math.floor(random() * 16 ** count)
      .toString(16)
      .padStart(count, '0');
  const variant = (0x8000 + Math.floor(random() * 0x4000)).toString(16);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}-${digits(6)}${digits(6)}`;
}
