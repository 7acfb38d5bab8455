import { Injectable } from '@nestjs/common';
import { Solver } from '../../platform/solver/solver.js';
import { costTable } from './cost-table.rules.js';
import type { PlacementProblem } from './placement.rules.js';
import { type PlacementResult, type PlaceOptions, Placing } from './placing.js';

export type * from './placement.rules.js';
export type { PlacementProgress, PlacementResult, PlaceOptions } from './placing.js';
export type { Placement, PlacementReason } from './reasons.rules.js';

/**
 * Places persons with learning managers, or in groups (ADR 12).
 *
 * Matching: a place per learning manager (minimum 0, maximum what capacity is left), FORBIDDEN rows per reason, PREFERRED rows per location,
 * BALANCED for the load, LOCKED for what was set by hand. Composing: a place per group (minimum and maximum size), APART rows per manager
 * with direct reports, MIXED rows per attribute with its sets and per earlier module with its groups, BALANCED for sizes.
 *
 *     const result = await this.placement.place({ persons, places, rules }, { seconds: 10 });
 *
 * It reads and writes no tables: load, call it outside a transaction, look whether what was loaded still holds, save. 60 persons take
 * a second; for many more call it in a job. Texts of reasons and conflicts are the caller's, per code. Throws RangeError for a problem that
 * contradicts itself in form: an unknown id, points below zero where they cannot be.
 */
@Injectable()
export class PlacementService {
  constructor(private readonly solver: Solver) {}

  async place(problem: PlacementProblem, options: PlaceOptions): Promise<PlacementResult> {
    const table = costTable(problem);
    await using thread = this.solver.open(options.signal);
    return await new Placing(table, thread, options).result();
  }
}
