/** Readings that the claims of this lesson take from its studies. */
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { axisNumbers, bestRate } from '../claim-tools.ts';
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
 * Returns the best learning rates of a study of rates and widths, [width][seed]. A network that diverged, or ended with
 * a larger loss, counts with its first loss.
 */
export function bestRates(results: LessonResults, study: string): number[][] {
  const { sweep } = sweepStudy(results, study).result;
  const [lrs, widths] = [axisNumbers(sweep, 0), axisNumbers(sweep, 1)];
  const lossOf = (loss: number) => (Number.isFinite(loss) ? Math.min(loss, 1) : 1);
  return widths.map((_, row) => {
    const byRate = rowOf(results, study, finalLoss, row);
    return Array.from({ length: sweep.seeds }, (_, seed) =>
      bestRate(
        lrs,
        byRate.map((losses) => lossOf(losses[seed])),
      ),
    );
  });
}
