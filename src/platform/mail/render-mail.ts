import { compile } from 'html-to-text';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

const COLUMNS = 72;

const toText = compile({
  wordwrap: COLUMNS,
  formatters: {
    textThenAddress(anchor, walk, builder) {
      const { href } = anchor.attribs as { href: string };
      walk(anchor.children, builder);
      const shown = anchor.children[0]?.data;
      if (href === shown || href === `mailto:${shown}`) return;
      builder.addInline(':');
      builder.addLineBreak();
      builder.addInline(href, { noWordTransform: true });
    },
    signatureBlock(cell, walk, builder) {
      builder.openBlock({ leadingLineBreaks: 2 });
      builder.addInline('--');
      walk(cell.children, builder);
      builder.closeBlock({ trailingLineBreaks: 1 });
    },
  },
  selectors: [
    { selector: '.preheader', format: 'skip' },
    { selector: '.fallback', format: 'skip' },
    { selector: '.footer', format: 'signatureBlock' },
    { selector: 'a', format: 'textThenAddress' },
    { selector: 'h1', format: 'heading', options: { uppercase: false, trailingLineBreaks: 2 } },
    { selector: 'h2', format: 'heading', options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 } },
    { selector: 'ul', format: 'unorderedList', options: { itemPrefix: '- ' } },
    {
      selector: 'table.facts',
      format: 'dataTable',
      options: { uppercaseHeaderCells: false, colSpacing: 2, maxColumnWidth: 52 },
    },
  ],
});

/**
 * An HTML mail and its plain text twin, from one document.
 *
 * In the text, a link is its words and its address on the next line; what has the class `preheader` or `fallback` is
 * left out, `facts` is an aligned table, and `footer` follows a signature mark.
 */
export function renderMail(document: JSX.Element): { html: string; text: string } {
  const html = `<!doctype html>${renderToString(document)}`;
  return { html, text: `${toText(html)}\n` };
}
