/** A row of a board, as far as it matters whose it is. */
interface Row {
  readonly person: { readonly id: string };
}

/** What is otherwise on a board than before; rows in their order now. */
export interface Changed<Shown extends Row> {
  readonly rows: Shown[];
  readonly goneIds: string[];
}

/** @returns undefined when nothing is */
export function changesBetween<Shown extends Row>(
  before: readonly Shown[],
  after: readonly Shown[],
): Changed<Shown> | undefined {
  const known = new Map(before.map((row) => [row.person.id, JSON.stringify(row)]));
  const rows = after.filter((row) => known.get(row.person.id) !== JSON.stringify(row));
  const present = new Set(after.map(({ person }) => person.id));
  const goneIds = [...known.keys()].filter((id) => !present.has(id));
  return rows.length + goneIds.length > 0 ? { rows, goneIds } : undefined;
}
