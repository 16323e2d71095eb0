import type { RunMeasure } from '../../config/measures/measures.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';
import { quantityBySeed } from '../../config/sweep/result.ts';
import { summarize } from '../../maths/summary.ts';
import { axisNumbers, meanOverSeeds, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { rowOf, sweepStudy } from '../read-results.ts';
import { ROUNDS } from './studies.ts';
import { said } from './words.ts';

const atEnd = (measure: RunMeasure): Quantity => ({ of: 'run', measure, at: 'end' });

/** The test loss of a machine after its last round, which is that of the Laplace kernel if it has none. */
export const machineLoss = atEnd('rfmTestLoss');

type DataStudy = 'one-direction' | 'all-directions' | 'noise';

/** Returns a measure of the machines with the most rounds, or with none, [samples][seed]. */
const bySamples = (results: LessonResults, study: DataStudy, quantity: Quantity, rounds: 'none' | 'most'): number[][] =>
  rowOf(results, study, quantity, rounds === 'none' ? 0 : ROUNDS.length - 1);

/** Returns the geometric mean of the loss of such machines, by number of samples, as the figures show it. */
const losses = (results: LessonResults, study: DataStudy, rounds: 'none' | 'most'): number[] =>
  bySamples(results, study, machineLoss, rounds).map((bySeed) => summarize(bySeed, 'geometricMean').value);

const samplesOf = (results: LessonResults, study: DataStudy): number[] =>
  axisNumbers(sweepStudy(results, study).result.sweep);

/** The share of the samples of the Laplace kernel that is enough for a machine. */
const FEWER = 1 / 4;

/** Claims that a machine does with a few of its samples what the Laplace kernel does with all. */
const fewerSamples = defineClaim<DataStudy>({
  id: 'fewer-samples',
  ...said.claims['fewer-samples'],
  studies: ['one-direction', 'all-directions'],
  world: 'one-direction',
  control: { name: said.worlds['all-directions'], world: 'all-directions' },
  measure: (results, study) => {
    const samples = samplesOf(results, study);
    const most = samples[samples.length - 1];
    const wanted = losses(results, study, 'none')[samples.length - 1];
    const enough = losses(results, study, 'most').findIndex((loss) => loss <= wanted);
    const needed = enough < 0 ? Infinity : samples[enough];
    return {
      reproduced: needed <= FEWER * most,
      measured: Number.isFinite(needed) ? said.measured.samples(needed, most) : said.measured.never(most),
    };
  },
});

/** The share of M along the hidden directions that counts as all of it. */
const FOUND = 0.9;

/** Claims that M is made of the directions on which the target depends. */
const directions = defineClaim<DataStudy>({
  id: 'directions',
  ...said.claims.directions(FOUND),
  studies: ['one-direction', 'noise'],
  world: 'one-direction',
  control: { name: said.worlds.noise, world: 'noise' },
  measure: (results, study) => {
    const at = samplesOf(results, study).indexOf(512);
    const share = meanOverSeeds(bySamples(results, study, atEnd('rfmShare'), 'most')[at]);
    return { reproduced: share.value >= FOUND, measured: said.measured.share(withError(share)) };
  },
});

/** A machine that is no better than the Laplace kernel has at least this share of its loss. */
const NO_BETTER = 0.95;

/** Claims that features are of no use where the target depends on all inputs alike. */
const noUse = defineClaim<DataStudy>({
  id: 'no-use',
  ...said.claims['no-use'](NO_BETTER),
  studies: ['all-directions', 'one-direction'],
  world: 'all-directions',
  control: { name: said.worlds['one-direction'], world: 'one-direction' },
  measure: (results, study) => {
    const [without, machine] = (['none', 'most'] as const).map((rounds) => losses(results, study, rounds));
    const ratios = machine.map((loss, i) => loss / without[i]);
    const [least, largest] = [Math.min(...ratios), Math.max(...ratios)];
    return { reproduced: least >= NO_BETTER, measured: said.measured.ratios(least, largest) };
  },
});

type Network = 'lazy' | 'rich';
const CELL: Record<Network, number> = { lazy: 0, rich: 1 };

/** Returns the mean of a measure of a network at its end. */
const ofNetwork = (
  results: LessonResults,
  study: 'networks' | 'trained',
  network: Network,
  measure: RunMeasure,
): Estimate => meanOverSeeds(quantityBySeed(sweepStudy(results, study).result, atEnd(measure))[CELL[network]]);

/** Claims that a rich network has the features of the machine. */
const alike = (id: 'nfm' | 'agop', measure: 'rfmNfmPearson' | 'rfmAgopPearson', least: number): Claim =>
  defineClaim<Network>({
    id,
    ...said.alike[id](least),
    studies: ['networks'],
    world: 'rich',
    control: { name: said.worlds.lazy, world: 'lazy' },
    measure: (results, network) => {
      const found = ofNetwork(results, 'networks', network, measure);
      return { reproduced: found.value >= least, measured: said.measured.pearson(withError(found)) };
    },
  });

/** A loss that is clearly below another is at most this share of it. */
const BELOW = 0.8;

/** Claims that a rich network does better than the Laplace kernel. */
const beatsLaplace = defineClaim<Network>({
  id: 'beats-laplace',
  ...said.claims['beats-laplace'](BELOW),
  studies: ['trained'],
  world: 'rich',
  control: { name: said.worlds.lazy, world: 'lazy' },
  measure: (results, network) => {
    const [own, laplace] = (['testLoss', 'laplaceTestLoss'] as const).map((measure) =>
      ofNetwork(results, 'trained', network, measure),
    );
    return {
      reproduced: own.value <= BELOW * laplace.value,
      measured: said.measured.losses(withError(own), withError(laplace)),
    };
  },
});

/** The claims about features without a network. */
export const claims: readonly Claim[] = [
  fewerSamples,
  directions,
  noUse,
  alike('nfm', 'rfmNfmPearson', 0.7),
  alike('agop', 'rfmAgopPearson', 0.9),
  beatsLaplace,
];
