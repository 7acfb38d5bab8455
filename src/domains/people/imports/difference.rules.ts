/** One field of somebody or something known that the file would change. */
export interface Change<Field extends string = string> {
  readonly field: Field;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What applying the rows would do to what is known, over these fields. A field that a row does not have stays as it is.
 * Linear in the number of rows.
 */
export function difference<
  Field extends string,
  Row extends Readonly<Partial<Record<Field, string | null>>>,
  Known extends Readonly<Record<Field, string | null>>,
>(
  rows: readonly Row[],
  fields: readonly Field[],
  knownOf: (row: Row) => Known | undefined,
): { added: Row[]; changed: { row: Row; known: Known; changes: Change<Field>[] }[]; unchanged: number } {
  const added = rows.filter((row) => !knownOf(row));
  const changed = rows.flatMap((row) => {
    const known = knownOf(row);
    const changes = known ? fields.flatMap((field) => changeOf(field, known[field], row[field])) : [];
    return known && changes.length > 0 ? [{ row, known, changes }] : [];
  });
  return { added, changed, unchanged: rows.length - added.length - changed.length };
}

const changeOf = <Field extends string>(
  field: Field,
  from: string | null,
  to: string | null | undefined,
): Change<Field>[] => (to === undefined || to === from ? [] : [{ field, from, to }]);
