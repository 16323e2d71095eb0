import type { ScalingRow } from './scaling.ts';

/** The conditions for an abc-parametrization to be stable (docs/maths.md 2), named by the quantity that each bounds. */
export type StabilityCondition =
  /** a_1 + b_1 = 0: the pre-activations of the first layer at step 0, which must not vanish either. */
  | 'inputInit'
  /** a_l + b_l = 1/2: the same for the other hidden layers. */
  | 'hiddenInit'
  /** a_{L+1} + b_{L+1} >= 1/2: the output at step 0. */
  | 'outputInit'
  /** r >= 0: the move of the features. */
  | 'featureMove'
  /** 2 a_{L+1} + c_{L+1} >= 1: the move of the output due to its own weights. */
  | 'outputMove'
  /** a_{L+1} + b_{L+1} + r >= 1: the move of the output due to that of the features. */
  | 'outputFeatureMove';

/** The behaviour of a network as its width goes to infinity. */
export type WidthRegime = 'unstable' | 'trivial' | 'kernel' | 'featureLearning';

/** The result of {@link classifyScaling}. */
export interface ScalingClass {
  /** Features move by n^-r. */
  r: number;
  /** Whether neither outputs nor features blow up or, at step 0, vanish. */
  stable: boolean;
  /** Whether the output moves. */
  nontrivial: boolean;
  /**
   * `unstable`: something grows with width. `trivial`: nothing grows, but features vanish at step 0 (deep `ip`) or
   * the output never moves. Otherwise r decides: `featureLearning` at 0, `kernel` above 0.
   */
  regime: WidthRegime;
  /** The conditions that fail. `excess` is the left side minus the right; below 0, the quantity grows with width. */
  failed: { condition: StabilityCondition; excess: number }[];
}

/** The tolerance of comparisons: exponents are sums of a few short decimals. */
const ROUNDING = 1e-9;

const isZero = (value: number) => Math.abs(value) < ROUNDING;

/**
 * Returns the regime of a parametrization under SGD as n goes to infinity (Yang and Hu 2021, Theorems 3.3 and 3.4),
 * where W^l = n^-a_l w^l, w^l ~ N(0, n^-2b_l), lr_l ~ n^-c_l:
 *
 *     r = min(a_{L+1} + b_{L+1}, 2 a_{L+1} + c_{L+1}) + min_{l<=L} [2 a_l + c_l - 1 + (l = 1)]
 *
 * The paper has one c for all layers. This is no restriction, by the symmetry (a + t, b - t, c - 2t) of each layer.
 *
 * @param layers the triples of all weight layers, input first, at least two
 */
export function classifyScaling(layers: readonly ScalingRow['abc'][]): ScalingClass {
  const [input] = layers;
  const hidden = layers.slice(1, -1);
  const output = layers[layers.length - 1];
  const outputSize = output.a + output.b;
  const outputSpeed = 2 * output.a + output.c;
  const slowest = Math.min(...layers.slice(0, -1).map(({ a, c }, l) => 2 * a + c - (l === 0 ? 0 : 1)));
  const r = Math.min(outputSize, outputSpeed) + slowest;

  const exact: [StabilityCondition, number][] = [
    ['inputInit', input.a + input.b],
    ...hidden.map(({ a, b }): [StabilityCondition, number] => ['hiddenInit', a + b - 1 / 2]),
  ];
  const atLeast: [StabilityCondition, number][] = [
    ['outputInit', outputSize - 1 / 2],
    ['featureMove', r],
    ['outputMove', outputSpeed - 1],
    ['outputFeatureMove', outputSize + r - 1],
  ];
  const failing = [
    ...exact.filter(([, excess]) => !isZero(excess)),
    ...atLeast.filter(([, excess]) => excess < -ROUNDING),
  ];
  const failed = failing
    .map(([condition, excess]) => ({ condition, excess }))
    .filter(({ condition }, i, all) => all.findIndex((other) => other.condition === condition) === i);

  const nontrivial = isZero(outputSpeed - 1) || isZero(outputSize + r - 1);
  const stable = failed.length === 0;
  const grows = failed.some(({ excess }) => excess < 0);
  const learning = isZero(r) ? 'featureLearning' : 'kernel';
  return {
    r: isZero(r) ? 0 : r,
    stable,
    nontrivial,
    regime: grows ? 'unstable' : stable && nontrivial ? learning : 'trivial',
    failed,
  };
}
