import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Thrown when a sealed token cannot be opened: a key is gone, wrong, or the bytes are another invitation's. Never says which. */
export class SealBroken extends Error {
  override name = 'SealBroken';
  constructor() {
    super('The sealed link token cannot be opened with these keys');
  }
}

/** The personal part of a rater's link: 256 random bits in base64url, 43 characters. Never stored in the clear. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a text can be a link's token at all, before anything is looked up. */
export function isLinkToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** 256 random bits, made when a round opens and destroyed when it closes; with it goes every way from a link to an answer. */
export function newRoundSecret(): Uint8Array<ArrayBuffer> {
  return randomBytes(SECRET_BYTES);
}

/**
 * The key of a link: SHA-256 of the 43 ASCII characters of its token, 32 bytes. It opens the link in the database, which keeps only its
 * hash, and with the round's secret it finds the answers behind it. Shown with each call, never stored.
 */
export function linkKey(token: string): Uint8Array<ArrayBuffer> {
  return createHash('sha256').update(token, 'ascii').digest();
}

/** What a seal depends on. */
export interface SealingKeys {
  /** SECRET_KEY of the installation, which the database never holds. */
  installationSecret: string;
  /** Destroyed at the close, so that seals in an old backup stay shut. */
  roundSecret: Uint8Array;
  /** The row that the token belongs to: a seal that is copied to another row does not open. */
  invitationId: string;
}

/**
 * A token sealed so that a reminder can repeat the link: 12 bytes nonce, the ciphertext, 16 bytes tag. AES-256-GCM (NIST SP 800-38D)
 * under HKDF-SHA-256 (RFC 5869) of the installation's secret with the round's secret as salt; the invitation's id is authenticated.
 */
export function sealToken(token: string, keys: SealingKeys): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(keys), nonce).setAAD(Buffer.from(keys.invitationId));
  return Buffer.concat([nonce, cipher.update(token, 'ascii'), cipher.final(), cipher.getAuthTag()]);
}

/** The token of a seal; throws `SealBroken` when either secret is gone or wrong, or the seal was changed or moved. */
export function openSealedToken(sealed: Uint8Array, keys: SealingKeys): string {
  try {
    const decipher = createDecipheriv(CIPHER, sealingKey(keys), sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(keys.invitationId)).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
      'ascii',
    );
  } catch {
    throw new SealBroken();
  }
}

function sealingKey({ installationSecret, roundSecret }: SealingKeys): Uint8Array {
  if (installationSecret === '') throw new RangeError('The installation has no secret to seal with');
  if (roundSecret.length !== SECRET_BYTES) throw new RangeError(`A round's secret has ${SECRET_BYTES} bytes`);
  return new Uint8Array(hkdfSync('sha256', installationSecret, roundSecret, 'leerlijn: link token', 32));
}
