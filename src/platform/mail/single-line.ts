const BREAKS_AND_CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Joiners stay: some scripts are unreadable without them.
const INVISIBLE_EXCEPT_JOINERS = /(?![\u200C\u200D])\p{Cf}/gu;

/** Free text as one line, without control characters, invisible marks, or marks that turn the reading direction. */
export function singleLine(text: string): string {
  return text.replace(INVISIBLE_EXCEPT_JOINERS, '').replace(BREAKS_AND_CONTROLS, ' ').trim();
}
