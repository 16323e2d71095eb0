import { hasPlace, type ScaleKind, type Series } from './series.ts';

/** A series by pixel columns: of each column that has points, where they lie and how far they reach. */
export interface Envelope {
  /** Columns in use, rising. */
  count: number;
  /** Middle between the first and the last step of each column. */
  x: Float64Array;
  /** Least value of each column. */
  low: Float64Array;
  /** Largest value of each column. */
  high: Float64Array;
}

/** An envelope with room for `columns` columns. */
export const emptyEnvelope = (columns: number): Envelope => ({
  count: 0,
  x: new Float64Array(columns),
  low: new Float64Array(columns),
  high: new Float64Array(columns),
});

/**
 * Writes the envelope of a series into `into`. Column c holds the steps with edges[c] <= x < edges[c + 1];
 * steps beyond the edges belong to the outer columns. What the scale has no place for is left out.
 */
export function envelope({ x, y, length }: Series, edges: Float64Array, kind: ScaleKind, into: Envelope): void {
  const last = edges.length - 2;
  let column = 0;
  let at = -1;
  let first = 0;
  let low = 0;
  let high = 0;
  for (let index = 0; index < length; index++) {
    const value = y[index];
    if (!hasPlace(kind, value)) continue;
    const step = x[index];
    if (at < 0 || (column < last && step >= edges[column + 1])) {
      while (column < last && step >= edges[column + 1]) column++;
      at++;
      first = step;
      low = high = value;
    } else if (value < low) low = value;
    else if (value > high) high = value;
    into.x[at] = (first + step) / 2;
    into.low[at] = low;
    into.high[at] = high;
  }
  into.count = at + 1;
}
