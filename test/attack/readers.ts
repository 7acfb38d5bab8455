/** Who reads something, for the story of a leak. Reports are shared with everybody whom the subject may share them with. */
const READERS: readonly [key: RegExp, who: string][] = [
  [/^state of the round$/, 'Everybody'],
  [/^share that answered$/, 'The coordinator'],
  [/^panel state of /, 'The participant, the manager or the coordinator'],
  [/^panel of /, 'The participant, the manager or the coordinator'],
  [/^report of .*, for who is behind it$/, 'The director, who rated too,'],
  [/^report of .*, for its raters$/, 'A rater with whom the report was shared'],
  [/^report of leader /, 'The participant, or somebody with whom the report was shared,'],
  [/^report of /, 'The director'],
  [/^tables$/, "The database's owner"],
  [/^sheet /, 'The rater'],
];

export const readerOf = (key: string): string => READERS.find(([pattern]) => pattern.test(key))?.[1] ?? 'Somebody';

/** What only one rater reads: their own sheet, while the round is open. */
export const isOwnSheet = (key: string): boolean => key.startsWith('sheet ');
