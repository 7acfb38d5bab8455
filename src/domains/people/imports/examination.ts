import type { ImportFault } from './import-faults.js';
import type { Column } from './sheet.rules.js';

export const IMPORT_KINDS = ['UNITS', 'PEOPLE'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Who or what a row is about: a personnel number with a name, or a unit's code with its name. */
export interface ImportSubject {
  readonly key: string;
  readonly name: string;
}

/** One value that would become another; null is none. */
export interface ImportChange extends ImportSubject {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a file would do to what a tenant has, at this moment. With an error among the faults it is about the other rows only. */
export interface Examination {
  readonly columns: readonly Column<string>[];
  readonly faults: readonly ImportFault[];
  readonly additions: readonly ImportSubject[];
  /** How many of the known would change, whatever the number of their changes. */
  readonly changed: number;
  readonly changes: readonly ImportChange[];
  readonly unchanged: number;
  /** How many are known and not in the file; they stay. */
  readonly absent: number;
  /** Everything that would be written: two examinations with the same would do the same. */
  readonly difference: unknown;
  /**
   * Does it, in the transaction that it was examined in, and records what has to follow; whoever gets another place in the organisation has it
   * from `validFrom` on ('2027-01-04').
   */
  carryOut(validFrom: string, now: Date): Promise<void>;
}
