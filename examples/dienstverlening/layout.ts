import { stripVTControlCharacters, type styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** How wide a text is on a terminal, colours aside. */
export const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length;

/** The text with spaces behind it up to `width`. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** The text with spaces in front of it up to `width`. */
export const rightIn = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Blocks of lines beside each other, each `width` wide. */
export function columns(blocks: readonly (readonly string[])[], width: number): string[] {
  const height = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    blocks
      .map((block, at) => (at < blocks.length - 1 ? padded(block[line] ?? '', width) : (block[line] ?? '')))
      .join(''),
  );
}
