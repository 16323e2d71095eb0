/** Readings that the claims of this lesson take from its studies. */
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { axisNumbers, bestRate, meanOverSeeds, type Estimate } from '../claim-tools.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';

/** Reads a quantity along the first axis, [x][seed], at one value of the second axis, counted from 0. */
export function rowOf(results: LessonResults, study: string, quantity: Quantity, row: number): number[][] {
  const { result } = sweepStudy(results, study);
  const columns = result.sweep.axes[0].values.length;
  return quantityBySeed(result, quantity).slice(row * columns, (row + 1) * columns);
}

const finalLoss: Quantity = { of: 'run', measure: 'loss', relative: true, at: 'end' };

/**
 * Returns by how many octaves the best learning rate of the widest networks lies above that of the narrowest, by seed,
 * and the best rates, [width][seed]. A network that diverged, or ended with a larger loss, counts with its first loss.
 */
export function rateDrift(results: LessonResults, study: string): { rates: number[][]; octaves: number[] } {
  const { sweep } = sweepStudy(results, study).result;
  const [lrs, widths] = [axisNumbers(sweep, 0), axisNumbers(sweep, 1)];
  const rates = widths.map((_, row) => {
    const byRate = rowOf(results, study, finalLoss, row);
    const lossOf = (loss: number) => (Number.isFinite(loss) ? Math.min(loss, 1) : 1);
    return Array.from({ length: sweep.seeds }, (_, seed) =>
      bestRate(
        lrs,
        byRate.map((losses) => lossOf(losses[seed])),
      ),
    );
  });
  const [narrow, wide] = [rates[0], rates[rates.length - 1]];
  return { rates, octaves: wide.map((rate, seed) => Math.log2(rate / narrow[seed])) };
}

/** Returns the mean over seeds of a - b. */
export const difference = (a: readonly number[], b: readonly number[]): Estimate =>
  meanOverSeeds(a.map((value, seed) => value - b[seed]));
