import { describe, expect, test } from '@jest/globals';
import { singleLine } from './single-line.js';

describe('a text on a single line', () => {
  test('keeps letters of any script, signs and spaces', () => {
    expect(singleLine("Øyvind van 't Hoff-Çelik <de 2e> & 阮氏蘭")).toBe("Øyvind van 't Hoff-Çelik <de 2e> & 阮氏蘭");
  });

  test('has a space where lines broke or control characters stood', () => {
    expect(singleLine('Anna\r\nBcc: iedereen@x.nl\u2028\u0000\tB')).toBe('Anna Bcc: iedereen@x.nl B');
  });

  test('has no marks that turn the reading direction or cannot be seen', () => {
    expect(singleLine('\uFEFFAnna\u202Egpj.exe\u2066 \u200BB\u200E')).toBe('Annagpj.exe B');
  });

  test('keeps the joiners that Persian is written with', () => {
    expect(singleLine('می\u200Cخواهم')).toBe('می\u200Cخواهم');
  });
});
