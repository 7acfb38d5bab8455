import type { MixedIntegerModel } from '../../platform/solver/mixed-integer-model.js';

/** Collects the columns and rows of a model. */
export class ModelBuilder {
  private readonly columns: { cost: number; lower: number; upper: number; integer: number }[] = [];
  private readonly rows: { lower: number; upper: number }[] = [];
  private readonly starts = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  get size(): number {
    return this.columns.length;
  }

  /** The position of the new column. */
  column(cost: number, lower: number, upper: number, isWhole: boolean): number {
    this.columns.push({ cost, lower, upper, integer: isWhole ? 1 : 0 });
    return this.columns.length - 1;
  }

  /** lower <= the sum of `plus` less the sum of `minus` <= upper. */
  row(lower: number, upper: number, plus: readonly number[], minus: readonly number[] = []): void {
    this.rows.push({ lower, upper });
    for (const column of plus) this.entry(column, 1);
    for (const column of minus) this.entry(column, -1);
    this.starts.push(this.indices.length);
  }

  model(): MixedIntegerModel {
    return {
      cost: Float64Array.from(this.columns, ({ cost }) => cost),
      lower: Float64Array.from(this.columns, ({ lower }) => lower),
      upper: Float64Array.from(this.columns, ({ upper }) => upper),
      integer: Int32Array.from(this.columns, ({ integer }) => integer),
      rowLower: Float64Array.from(this.rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(this.rows, ({ upper }) => upper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    };
  }

  private entry(column: number, value: number): void {
    this.indices.push(column);
    this.values.push(value);
  }
}
