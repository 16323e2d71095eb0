/** Cells of a study by the values of its axes, and successes in them: the networks that fitted their labels. */
import type { AxisValue } from '../../config/sweep/axis.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import { cellLayouts, quantityBySeed, type SweepResult } from '../../config/sweep/result.ts';
import { readQuantity, type Quantity } from '../../config/sweep/quantity.ts';
import { words } from '../../words/words.ts';
import { SUCCESS } from './studies.ts';

/** The last training loss. */
export const lossAtEnd: Quantity = { of: 'run', measure: 'loss', at: 'end' };

/** Returns whether each network fitted its labels, [y][x][seed]; `null` where a network is missing. */
export function successes(result: SweepResult): (boolean | null)[][][] {
  const { columns, rows } = sweepShape(result.sweep);
  const layouts = cellLayouts(result.sweep);
  const table = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => Array.from({ length: result.sweep.seeds }, (): boolean | null => null)),
  );
  for (const { cell, seed, frames } of result.runs) {
    const layout = layouts[cell];
    if (!layout || frames.length === 0) continue;
    // A loss that is not a number means divergence, and not success.
    table[Math.floor(cell / columns)][cell % columns][seed] = readQuantity(layout, frames, lossAtEnd) <= SUCCESS;
  }
  return table;
}

/**
 * Returns the place of a cell on the axes.
 *
 * @throws Error with a sentence where the study has no such cell
 */
function placeOf({ sweep }: SweepResult, at: readonly AxisValue[]): { x: number; y: number } {
  const [x, y = 0] = sweep.axes.map(({ values }, axis) => values.findIndex((value) => value === at[axis]));
  if (x < 0 || y < 0) throw new Error(words.lessons.claim.tooFew);
  return { x, y };
}

/** Returns whether each network fitted its labels in the cell at these values of the axes, by seed. */
export function outcomesAt(result: SweepResult, at: readonly AxisValue[]): (boolean | null)[] {
  const { x, y } = placeOf(result, at);
  return successes(result)[y][x];
}

/** Returns a quantity in the cell at these values of the axes, by seed; NaN where a network is missing. */
export function valuesAt(result: SweepResult, quantity: Quantity, at: readonly AxisValue[]): number[] {
  const { x, y } = placeOf(result, at);
  return quantityBySeed(result, quantity)[x + sweepShape(result.sweep).columns * y];
}

/** How many networks succeeded, of how many. */
export interface Successes {
  count: number;
  networks: number;
  /** The share of successes. */
  value: number;
}

/**
 * Counts the successes among the networks that are there.
 *
 * @throws Error with a sentence where no network is there
 */
export function shareOf(outcomes: readonly (boolean | null)[]): Successes {
  const there = outcomes.filter((outcome) => outcome !== null);
  if (there.length === 0) throw new Error(words.lessons.claim.tooFew);
  const count = there.filter(Boolean).length;
  return { count, networks: there.length, value: count / there.length };
}

/** Formats the factors on the rates of hidden layer and readout as a ratio: "1 : 100" for 0.01,1. */
export function ratioOf(factors: string): string {
  const numbers = factors.split(',').map(Number);
  const least = Math.min(...numbers.filter((factor) => factor > 0));
  return numbers.map((factor) => Math.round(factor / least)).join(' : ');
}
