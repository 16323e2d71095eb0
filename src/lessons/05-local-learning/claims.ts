import type { Quantity } from '../../config/sweep/quantity.ts';
import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { difference, rowOf } from './read-sweeps.ts';
import { FIXED_PREDICTION, GBARS, RULES } from './studies.ts';
import { transferClaims } from './transfer-claims.ts';

const SOURCE = 'arXiv 2411.02001, our setting';
const WEIGHT_LAYERS = [1, 2, 3, 4];
/** Below the top, where errors have come down through the layers. */
const HIDDEN_WEIGHTS = [2, 3];

const cosine = (measure: 'bpCosine' | 'gaussNewtonCosine', layer: number): Quantity => ({
  of: 'weights',
  measure,
  layer,
  at: { step: 0 },
});

const extreme = (estimates: readonly Estimate[], isMore: (a: number, b: number) => boolean): Estimate =>
  estimates.reduce((a, b) => (isMore(b.value, a.value) ? b : a));
const least = (estimates: readonly Estimate[]): Estimate => extreme(estimates, (a, b) => a < b);
const most = (estimates: readonly Estimate[]): Estimate => extreme(estimates, (a, b) => a > b);

/** Fits the slope of 1 - cosine with the gradient against width, by layer. */
const deviationSlopes = (results: LessonResults, gbar: number): Estimate[] => {
  const widths = axisNumbers(sweepStudy(results, 'equilibrium').result.sweep);
  return WEIGHT_LAYERS.map((layer) => {
    const cosines = rowOf(results, 'equilibrium', cosine('bpCosine', layer), GBARS.indexOf(gbar));
    const deviations = cosines.map((seeds) => seeds.map((value) => 1 - value));
    const { slope, error } = powerLawUpTo(widths, deviations, Infinity);
    return { value: slope, error };
  });
};

/** Returns how much nearer the direction of the widest networks is to the gradient than to the Gauss-Newton target. */
const nearerToGradient = (results: LessonResults, gbar: number): Estimate[] =>
  WEIGHT_LAYERS.map((layer) => {
    const [gradient, target] = (['bpCosine', 'gaussNewtonCosine'] as const).map(
      (measure) => rowOf(results, 'equilibrium', cosine(measure, layer), GBARS.indexOf(gbar)).at(-1) ?? [],
    );
    return difference(gradient, target);
  });

/** The slope of 1/n: 1 - cosine has to fall at least as fast. */
const FIRST_ORDER_SLOPE = -1;

const becomesGradient: Claim = {
  id: 'becomes-gradient',
  statement:
    'Where the loss keeps its weight in the energy, predictive coding at equilibrium becomes backpropagation as the network widens.',
  source: SOURCE,
  expected: `1 − cosine falls at least as fast as 1/n: a slope below ${FIRST_ORDER_SLOPE} in each layer`,
  studies: ['equilibrium'],
  measure: (results) => {
    const flattest = most(deviationSlopes(results, 0));
    return { reproduced: flattest.value < FIRST_ORDER_SLOPE, measured: `slope ${withError(flattest)} or steeper` };
  },
};

/** The least gain in the slope of 1 - cosine where gammaOut grows with the width. */
const SLOWER = 0.3;

const slower: Claim = {
  id: 'slower',
  statement: 'Where the weight of the loss grows with the width, it comes to backpropagation more slowly, if at all.',
  source: SOURCE,
  expected: `a slope of 1 − cosine that is higher by more than ${SLOWER} in each layer`,
  studies: ['equilibrium'],
  measure: (results) => {
    const [kept, grown] = GBARS.map((gbar) => deviationSlopes(results, gbar));
    const gains = grown.map(({ value }, i) => value - kept[i].value);
    return {
      reproduced: Math.min(...gains) > SLOWER,
      measured: `slopes ${grown.map((slope) => withError(slope)).join(', ')} in layers 1 to 4, higher by at least ${Math.min(...gains).toFixed(2)}`,
    };
  },
};

const between: Claim = {
  id: 'between',
  statement: 'Its direction lies between the gradient and the Gauss-Newton target, and the scaling decides where.',
  source: SOURCE,
  expected:
    'at the largest width nearer to the gradient where γ_out stays, and nearer to Gauss-Newton where γ_out ~ n, in each layer by two standard errors',
  studies: ['equilibrium'],
  measure: (results) => {
    const kept = least(nearerToGradient(results, 0));
    const grown = most(nearerToGradient(results, -1));
    return {
      reproduced: kept.value > 2 * kept.error && grown.value < -2 * grown.error,
      measured: `difference of the cosines at least ${withError(kept, 4)} and at most ${withError(grown, 4)}`,
    };
  },
};

/** Float32 rounding of a cosine of 1. */
const ROUNDING = 1e-4;
/** The largest cosine that is clearly not approaching 1. */
const FAR = 0.5;

const oneSweep: Claim = {
  id: 'one-sweep',
  statement:
    'One sweep is backpropagation where predictions stay fixed; where they move, it is something else at every width.',
  source: 'worked out in the text, our setting',
  expected: `a cosine of 1 to ${ROUNDING} in each layer; below ${FAR} in layers 2 and 3 at each width`,
  studies: ['sweep'],
  measure: (results) => {
    const cosines = (fixed: boolean, layers: number[]) =>
      layers.flatMap((layer) =>
        rowOf(results, 'sweep', cosine('bpCosine', layer), FIXED_PREDICTION.indexOf(fixed)).map(meanOverSeeds),
      );
    const off = 1 - least(cosines(true, WEIGHT_LAYERS)).value;
    const moving = most(cosines(false, HIDDEN_WEIGHTS));
    return {
      reproduced: Math.abs(off) < ROUNDING && moving.value < FAR,
      measured: `1 to ${Math.abs(off).toExponential(0)}; at most ${withError(moving)}`,
    };
  },
};

const omegaAt = (results: LessonResults, rule: (typeof RULES)[number], step: number): Estimate[] =>
  rowOf(results, 'rules', { of: 'weights', measure: 'omega', layer: 'last', at: { step } }, RULES.indexOf(rule)).map(
    meanOverSeeds,
  );

const LAST_STEP = 32;
const INDEPENDENT = 0.5;
const OMEGA_MARGIN = 0.1;

const omegaOfTargets: Claim = {
  id: 'omega-targets',
  statement: 'Target propagation moves the features without regard to the readout: ω stays at one half.',
  source: SOURCE,
  expected: `ω within ${OMEGA_MARGIN} of 1/2 at each width, after the first step and at the end, for both kinds`,
  studies: ['rules'],
  measure: (results) => {
    const found = (['tp', 'dtp'] as const).flatMap((rule) =>
      [1, LAST_STEP].flatMap((step) => omegaAt(results, rule, step)),
    );
    const [low, high] = [least(found), most(found)];
    return {
      reproduced: INDEPENDENT - low.value < OMEGA_MARGIN && high.value - INDEPENDENT < OMEGA_MARGIN,
      measured: `from ${withError(low)} to ${withError(high)}`,
    };
  },
};

const omegaOfGradient: Claim = {
  id: 'omega-gradient',
  statement: 'Backpropagation moves the features along the readout: ω lies above one half, and rises with the width.',
  source: SOURCE,
  expected: 'ω after the first step above 0.6 at each width, and higher at each width than at the one before',
  studies: ['rules'],
  measure: (results) => {
    const found = omegaAt(results, 'bp', 1);
    const rises = found.every(({ value }, i) => i === 0 || value > found[i - 1].value);
    return {
      reproduced: rises && least(found).value > INDEPENDENT + OMEGA_MARGIN,
      measured: found.map((omega) => withError(omega)).join(', '),
    };
  },
};

const KEPT_SLOPE = 0.2;
const LAZY = { low: -0.7, high: -0.2 };

const noKernelRegime: Claim = {
  id: 'no-kernel-regime',
  statement:
    'With the very scaling in which backpropagation becomes lazy, target propagation moves features at every width.',
  source: SOURCE,
  expected: `slopes of the feature movement within ±${KEPT_SLOPE} for both kinds of targets, and between ${LAZY.low} and ${LAZY.high} for backpropagation (theory: 0, 0 and −1/2)`,
  studies: ['rules'],
  measure: (results) => {
    const widths = axisNumbers(sweepStudy(results, 'rules').result.sweep);
    const [bp, tp, dtp] = RULES.map((_, row): Estimate => {
      const moved = rowOf(results, 'rules', { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' }, row);
      const { slope, error } = powerLawUpTo(widths, moved, Infinity);
      return { value: slope, error };
    });
    return {
      reproduced:
        [tp, dtp].every(({ value }) => Math.abs(value) < KEPT_SLOPE) && bp.value > LAZY.low && bp.value < LAZY.high,
      measured: `slope ${withError(tp)} (targets), ${withError(dtp)} (difference targets), ${withError(bp)} (backpropagation)`,
    };
  },
};

/** The claims about local learning. */
export const claims: readonly Claim[] = [
  ...transferClaims('pc'),
  ...transferClaims('tp'),
  becomesGradient,
  slower,
  between,
  oneSweep,
  omegaOfTargets,
  omegaOfGradient,
  noKernelRegime,
];
