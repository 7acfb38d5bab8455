/** Rows as lines of aligned columns; the first row is the header. Numbers and units stand as they are given. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('   ')
      .trimEnd();
  const [header, ...body] = rows.map(line);
  return [header, widths.map((width) => '─'.repeat(width)).join('───'), ...body].join('\n');
}
