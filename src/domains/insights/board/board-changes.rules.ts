/** A board, as far as it matters what changed on it. */
interface Board<Row> {
  readonly steps: readonly unknown[];
  readonly rows: readonly Row[];
}

/** A row, as far as it matters whose it is. */
interface OfPerson {
  readonly person: { readonly id: string };
}

/** What is otherwise on a board than before; rows in their order now. */
export interface Changed<Shown extends Board<unknown>> {
  readonly steps: Shown['steps'];
  readonly rows: Shown['rows'];
  readonly goneIds: string[];
}

/** @returns undefined when nothing is */
export function changesBetween<Shown extends Board<OfPerson>>(before: Shown, after: Shown): Changed<Shown> | undefined {
  const known = new Map(before.rows.map((row) => [row.person.id, JSON.stringify(row)]));
  const rows = after.rows.filter((row) => known.get(row.person.id) !== JSON.stringify(row));
  const present = new Set(after.rows.map(({ person }) => person.id));
  const goneIds = [...known.keys()].filter((id) => !present.has(id));
  const isAlike = rows.length + goneIds.length === 0 && JSON.stringify(before.steps) === JSON.stringify(after.steps);
  return isAlike ? undefined : { steps: after.steps, rows, goneIds };
}
