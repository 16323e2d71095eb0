import type { MeasureName } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { fixedText } from '../../words/number-text.ts';
import { meanOverSeeds, percentWithError, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { atShareOfLoss } from './equal-loss.ts';
import { said } from './words.ts';

/** The share of the training loss that is lost where the kernel is read: it has hardly fallen. */
const FALLEN = 0.1;

/** Returns a measure of each seed of a cell at step 0, where the loss has hardly fallen, and at the end. */
function threeMoments(results: LessonResults, study: string, cell: number, name: MeasureName) {
  const { result } = sweepStudy(results, study);
  const start = quantityBySeed(result, { ...name, at: { step: 0 } })[cell];
  const end = quantityBySeed(result, { ...name, at: 'end' })[cell];
  return { start, early: atShareOfLoss(result, cell, 1 - FALLEN, name), end };
}

/** The cells of both studies: networks from large weights, and from small ones. */
const LARGE = 0;
const SMALL = 1;

const world = { world: SMALL, control: { name: said.worlds.largeWeights, world: LARGE } };

/** The least share of the rise in alignment that comes before the loss has lost a tenth. */
const RISEN = 0.75;

/** The tangent kernel turns to the target before the loss falls. */
export const silentAlignment = defineClaim<number>({
  id: 'silent-alignment',
  ...said.claims['silent-alignment'](100 * RISEN, 100 * FALLEN),
  source: said.silentSource,
  studies: ['silent'],
  ...world,
  measure: (results, cell) => {
    const { start, early, end } = threeMoments(results, 'silent', cell, { of: 'run', measure: 'ntkTarget' });
    const share = meanOverSeeds(start.map((from, seed) => (early[seed] - from) / (end[seed] - from)));
    return {
      reproduced: share.value > RISEN,
      measured: said.measured.risen(
        percentWithError(share),
        fixedText(meanOverSeeds(start).value, 2),
        fixedText(meanOverSeeds(end).value, 2),
      ),
    };
  },
});

/** The largest part of its rank that is left to the kernel, and by which factor it then grows at least. */
const NARROWED = 0.5;
const WIDENED = 1.3;

/** On digits the tangent kernel first comes down to a few directions, and takes up others when the loss falls. */
export const silentRank = defineClaim<number>({
  id: 'silent-rank',
  ...said.claims['silent-rank'](NARROWED, WIDENED, 100 * FALLEN),
  source: said.silentSource,
  studies: ['silent-digits'],
  ...world,
  measure: (results, cell) => {
    const { start, early, end } = threeMoments(results, 'silent-digits', cell, { of: 'run', measure: 'ntkRank' });
    const left = meanOverSeeds(early.map((rank, seed) => rank / start[seed]));
    const grown = meanOverSeeds(early.map((rank, seed) => end[seed] / rank));
    const [before, between, after] = [start, early, end].map((ranks) => withError(meanOverSeeds(ranks), 1));
    return {
      reproduced: left.value < NARROWED && grown.value > WIDENED,
      measured: said.measured.ranks(before, between, after),
    };
  },
});
