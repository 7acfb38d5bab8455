import { describe, expect, test } from '@jest/globals';
import {
  isLinkToken,
  linkKey,
  newLinkToken,
  newRoundSecret,
  openSealedToken,
  SealBroken,
  type SealingKeys,
  sealToken,
} from './link-token.rules.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a link token', () => {
  test('is 32 bytes that never come twice, in characters that an address may hold', () => {
    const tokens = Array.from({ length: 1000 }, newLinkToken);
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) {
      expect(isLinkToken(token)).toBe(true);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    }
  });

  test('is told from anything else without a look-up', () => {
    for (const text of ['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}/`, `${'a'.repeat(43)}\n`])
      expect(isLinkToken(text)).toBe(false);
  });
});

describe("a link's key", () => {
  test('is the SHA-256 of its token, as in the example of FIPS 180-4', () => {
    expect(hex(linkKey('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('a sealed token', () => {
  const token = newLinkToken();
  const keys: SealingKeys = {
    installationSecret: 'a secret of at least thirty-two characters',
    roundSecret: newRoundSecret(),
    invitationId: 'one',
  };

  test('opens with the keys it was sealed with', () => {
    expect(openSealedToken(sealToken(token, keys), keys)).toBe(token);
  });

  test('looks different each time and never shows the token', () => {
    const [first, second] = [sealToken(token, keys), sealToken(token, keys)];
    expect(hex(first)).not.toBe(hex(second));
    expect(Buffer.from(first).toString('latin1')).not.toContain(token);
    expect(first).toHaveLength(12 + 43 + 16);
  });

  test.each<[string, Partial<SealingKeys>]>([
    ["the round's secret is another", { roundSecret: newRoundSecret() }],
    ["the round's secret is gone", { roundSecret: new Uint8Array() }],
    ["the installation's secret is another", { installationSecret: 'another secret of thirty-two characters' }],
    ["the installation's secret is gone", { installationSecret: '' }],
    ['it was copied to another invitation', { invitationId: 'two' }],
  ])('stays shut when %s', (_, change) => {
    expect(() => openSealedToken(sealToken(token, keys), { ...keys, ...change })).toThrow(SealBroken);
  });

  test('stays shut when any byte of it was changed or cut off', () => {
    const sealed = sealToken(token, keys);
    for (let at = 0; at < sealed.length; at += 1) {
      expect(() => openSealedToken(sealed.with(at, sealed[at]! ^ 1), keys)).toThrow(SealBroken);
      expect(() => openSealedToken(sealed.subarray(0, at), keys)).toThrow(SealBroken);
    }
  });

  test('is not made without both secrets', () => {
    expect(() => sealToken(token, { ...keys, roundSecret: new Uint8Array() })).toThrow(RangeError);
    expect(() => sealToken(token, { ...keys, installationSecret: '' })).toThrow(RangeError);
  });
});
