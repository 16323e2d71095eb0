import { blockFactor } from '../../config/scaling.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';
import type { PowerLaw } from '../../maths/slope.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, powerLawUpTo, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { bestRates, rowOf, sweepStudy } from '../read-results.ts';
import { CHECKED_STEPS, KINDS } from './studies.ts';
import { said } from './words.ts';

type Kind = (typeof KINDS)[number];
type CheckedOptimizer = 'sgd' | 'adam';

/** The base depth of the studies. */
const BASE_DEPTH = 3;
/** D of docs/maths.md 8.1: the number of blocks against that of the base depth. */
const relativeDepth = (depth: number): number => (depth - 1) / (BASE_DEPTH - 1);

/** How far the weights of the first block moved, and the features of the last layer. */
const WEIGHTS = (step: number): Quantity => ({ of: 'weights', measure: 'weightMove', layer: 2, at: { step } });
/** How far the features of the last layer moved. */
export const FEATURES = (step: number): Quantity => ({
  of: 'layer',
  measure: 'featureMove',
  layer: 'last',
  at: { step },
});

/**
 * Fits the power laws over D of how far a block moves, beta times its weights' relative movement, and of how far the
 * features of the last layer do.
 */
function movement(results: LessonResults, optimizer: CheckedOptimizer, kind: Kind, step: number) {
  const depths = axisNumbers(sweepStudy(results, optimizer).result.sweep);
  const x = depths.map(relativeDepth);
  const of = (quantity: Quantity) => rowOf(results, optimizer, quantity, KINDS.indexOf(kind));
  const factors = depths.map((depth) => blockFactor({ residual: kind, depth, baseDepth: BASE_DEPTH }) ?? 1);
  const ofBlocks = of(WEIGHTS(step)).map((bySeed, i) => bySeed.map((move) => factors[i] * move));
  return { block: powerLawUpTo(x, ofBlocks, Infinity), features: powerLawUpTo(x, of(FEATURES(step)), Infinity) };
}

/** The most by which a slope may differ from that of the limit of great depth. */
const MARGIN = 0.2;

/** Makes the claim that blocks move by 1/D, while the features of the last layer move as far at every depth. */
const shared = (
  id: keyof typeof said.shared,
  optimizer: CheckedOptimizer,
  kind: 'depth-mup' | 'mean-field',
  control: 'plain' | 'none',
): Claim =>
  defineClaim<Kind>({
    id,
    ...said.shared[id](MARGIN, CHECKED_STEPS),
    studies: [optimizer],
    world: kind,
    control: { name: said.worlds[control], world: control },
    measure: (results, world) => {
      const found = CHECKED_STEPS.map((step) => ({ step, ...movement(results, optimizer, world, step) }));
      return {
        reproduced: found.every(
          ({ block, features }) => Math.abs(block.slope + 1) <= MARGIN && Math.abs(features.slope) <= MARGIN,
        ),
        measured: said.measured.movement(
          found.map(({ step, block, features }) => ({
            step,
            block: withError({ value: block.slope, error: block.error }, 2),
            features: withError({ value: features.slope, error: features.error }, 2),
          })),
        ),
      };
    },
  });

/** Features that move in proportion to the depth, or nearly so. */
const GROWS = 0.7;

/** Makes the claim that features of deep networks move ever further with the depth. */
const growing = (id: keyof typeof said.growing, optimizer: CheckedOptimizer, kind: 'plain' | 'none'): Claim =>
  defineClaim<Kind>({
    id,
    ...said.growing[id](GROWS),
    studies: [optimizer],
    world: kind,
    control: { name: said.worlds['depth-mup'], world: 'depth-mup' },
    measure: (results, world) => {
      const { features } = movement(results, optimizer, world, CHECKED_STEPS[1]);
      return {
        reproduced: features.slope > GROWS,
        measured: words.lessons.slope(withError({ value: features.slope, error: features.error })),
      };
    },
  });

/** Fits the power law of the best learning rate over D. */
const drift = (results: LessonResults, study: string): PowerLaw =>
  powerLawUpTo(
    axisNumbers(sweepStudy(results, study).result.sweep, 1).map(relativeDepth),
    bestRates(results, study),
    Infinity,
  );

/** Three quarters of an octave over the three octaves of depth. */
const STAYS = 1 / 4;
/** More than an octave for every three of depth. */
const FALLS = -1 / 3;

const bestRateClaim = (
  id: keyof typeof said.claims,
  world: string,
  control: { kind: Kind; study: string },
  isExpected: (slope: number) => boolean,
): Claim =>
  defineClaim<string>({
    id,
    ...said.claims[id],
    studies: [world, control.study],
    world,
    control: { name: said.worlds[control.kind], world: control.study },
    measure: (results, study) => {
      const { slope, error } = drift(results, study);
      return { reproduced: isExpected(slope), measured: words.lessons.slope(withError({ value: slope, error })) };
    },
  });

const stays = (slope: number) => Math.abs(slope) < STAYS;
const falls = (slope: number) => slope < FALLS;

/** The claims about depth. */
export const claims: readonly Claim[] = [
  shared('shared-sgd', 'sgd', 'depth-mup', 'plain'),
  shared('shared-adam', 'adam', 'depth-mup', 'plain'),
  shared('shared-mean-field', 'sgd', 'mean-field', 'none'),
  growing('growing-plain', 'adam', 'plain'),
  growing('growing-none', 'adam', 'none'),
  bestRateClaim('transfer-sgd', 'sgd-depth-mup', { kind: 'plain', study: 'sgd-plain' }, stays),
  bestRateClaim('transfer-adam', 'adam-depth-mup', { kind: 'plain', study: 'adam-plain' }, stays),
  bestRateClaim('drift-sgd', 'sgd-plain', { kind: 'depth-mup', study: 'sgd-depth-mup' }, falls),
  bestRateClaim('drift-adam', 'adam-plain', { kind: 'depth-mup', study: 'adam-depth-mup' }, falls),
  bestRateClaim('drift-none', 'sgd-none', { kind: 'depth-mup', study: 'sgd-depth-mup' }, falls),
];
