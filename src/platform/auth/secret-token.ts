import { createHash, randomBytes } from 'node:crypto';

/** A new secret to hand out: 256 random bits, base64url (43 characters). */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: its SHA-256, 32 bytes. Enough for secrets that are random themselves. */
export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest());
