import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The ways to make something smaller that browsers know, the smallest result first. */
const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** The encoding to answer a request in, by its Accept-Encoding header; undefined for plain text. */
export function encodingFor(accepted = ''): Encoding | undefined {
  const names = accepted
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => !/;\s*q=0(?:\.0*)?$/.test(entry))
    .map((entry) => entry.split(';')[0]);
  return encodings.find((encoding) => names.includes(encoding));
}

/** `effort` is 'once' for what is made at start and sent for ever, 'often' for what is made anew for each request. */
export function compress(text: string, encoding: Encoding, effort: 'once' | 'often'): Buffer {
  if (encoding === 'gzip') return gzipSync(text, { level: effort === 'once' ? 9 : 6 });
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 11 : 5 } });
}
