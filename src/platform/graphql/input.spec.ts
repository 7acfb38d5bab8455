import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { line, parseInput, prose } from './input.js';

const NO_INK = ['\u200b', '\u200d\u2060', ' \u00ad\u200f\n', '\u3164', '\u2800\u2800'];

describe('a text in which there is nothing to see', () => {
  test.each(NO_INK)('is an empty one: where something is asked for it is refused (%j)', (text) => {
    for (const asked of [line(100), prose(100).pipe(z.string().min(1))])
      expect(() => parseInput(asked, text, 'nl', ['text'])).toThrow(
        expect.objectContaining({
          refused: [expect.objectContaining({ field: ['text'], values: { reason: 'Vul dit in.' } })],
        }),
      );
    expect(parseInput(prose(100), text, 'nl')).toBe('');
  });

  test.each(['👩🏽‍💻', 'क्‍ष', 'שלום\u200f!', '=1+1'])(
    'but %s is kept as it is, with the characters that take no ink',
    (text) => {
      expect(parseInput(line(100), text, 'nl')).toBe(text);
      expect(parseInput(prose(100), text, 'nl')).toBe(text);
    },
  );
});
