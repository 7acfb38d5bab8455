import type { ImportFaultCode } from './import-faults.js';
import type { Draft, Finding } from './sheet.rules.js';

/** The rows whose field has a value that an earlier row has. */
export function repetitions<Entry, Name extends keyof Entry & string>(
  drafts: readonly Draft<Entry>[],
  field: Name,
): Finding<Name>[] {
  const firsts = new Map<unknown, number>();
  return drafts.flatMap(({ row, values }) => {
    const value = values[field];
    if (value === undefined) return [];
    const first = firsts.get(value);
    if (first !== undefined) return [{ row, field, code: 'DUPLICATE', params: { row: first } }];
    firsts.set(value, row);
    return [];
  });
}

/** All rows but those that these findings are about. */
export function without<Entry>(drafts: readonly Draft<Entry>[], findings: readonly Finding<string>[]): Draft<Entry>[] {
  const rows = new Set(findings.map(({ row }) => row));
  return drafts.filter(({ row }) => !rows.has(row));
}

/** The rows whose field refers to what does not exist. */
export const unknownReferences = <Entry, Name extends keyof Entry & string>(
  drafts: readonly Draft<Entry>[],
  field: Name,
  exists: (reference: NonNullable<Entry[Name]>) => boolean,
  code: ImportFaultCode,
): Finding<Name>[] =>
  drafts
    .filter(({ values }) => {
      const reference = values[field];
      return reference !== undefined && reference !== null && !exists(reference);
    })
    .map(({ row }) => ({ row, field, code }));

/** What one row says of who or what stands above: null is nobody, undefined is that it does not say. */
interface Link {
  readonly row: number;
  readonly member: string | undefined;
  readonly superior: string | null | undefined;
}

/** Who or what stands above each member, the file and what is known taken together. */
interface Hierarchy {
  readonly superiorOf: ReadonlyMap<string, string | null>;
  /** Each closed chain once; somebody above themselves is a chain of one. */
  readonly cycles: readonly (readonly string[])[];
}

/** What the file says goes before what is known. Linear in the number of members. */
export function hierarchyOf(links: readonly Link[], known: ReadonlyMap<string, string | null>): Hierarchy {
  const superiorOf = new Map(known);
  for (const { member, superior } of links) {
    if (member !== undefined) superiorOf.set(member, superior === undefined ? (known.get(member) ?? null) : superior);
  }
  return { superiorOf, cycles: cyclesIn(superiorOf) };
}

/** Walks up from every member until where somebody walked before: on this same walk, and that is a cycle. */
function cyclesIn(superiorOf: ReadonlyMap<string, string | null>): string[][] {
  const walkOf = new Map<string, string>();
  const cycles: string[][] = [];
  for (const start of superiorOf.keys()) {
    const path: string[] = [];
    let member: string | null | undefined = start;
    while (typeof member === 'string' && superiorOf.has(member) && !walkOf.has(member)) {
      walkOf.set(member, start);
      path.push(member);
      member = superiorOf.get(member);
    }
    if (typeof member === 'string' && walkOf.get(member) === start) cycles.push(path.slice(path.indexOf(member)));
  }
  return cycles;
}

/**
 * Each cycle that the file closes, at the first of its rows. A cycle that was there already, and to which the file adds
 * nothing, is no fault of the file.
 */
export function cycleFindings<Name extends string>(
  links: readonly Link[],
  { cycles }: Hierarchy,
  field: Name,
  codes: Readonly<Record<'own' | 'cycle', ImportFaultCode>>,
): Finding<Name>[] {
  const rowOf = new Map(links.filter(({ superior }) => superior !== undefined).map(({ member, row }) => [member, row]));
  return cycles.flatMap((members) => {
    const row = members.reduce(
      (first, member) => Math.min(first, rowOf.get(member) ?? first),
      Number.POSITIVE_INFINITY,
    );
    const code = members.length === 1 ? codes.own : codes.cycle;
    return Number.isFinite(row) ? [{ row, field, code, params: { members: members.join(', ') } }] : [];
  });
}
