/**
 * The coordinate check (docs/maths.md 7): how the moves of the first steps should depend on the width, as slopes on
 * log axes.
 */
import type { Experiment } from '../experiment.ts';
import type { MeasureName } from './quantity.ts';

/** A quantity of the check. */
export interface CheckedQuantity {
  /** The output at step 0, or the move of output, pre-activations, features, feature kernel, or tangent kernel. */
  kind: 'f0' | 'df' | 'dz' | 'dh' | 'gram' | 'ntk';
  measure: MeasureName;
  /** Whether it is read at step 0 and not at a later step. */
  isInitial: boolean;
  /** The slope from theory; `null`: none is known for this experiment at the first steps. */
  expected: number | null;
}

/** The exponents of one scaling. The first layer has its own, `dz1`, since there is no width below it. */
interface Exponents {
  f0: number;
  df: number;
  dz1: number;
  dz: number;
  dh: number;
  kernel: number | null;
}

const UNKNOWN = { f0: null, df: null, dz1: null, dz: null, dh: null, kernel: null };
/** The exponents of muP. Its kernels move by 1/sqrt(n) at the first step, and by order 1 only later. */
const MUP: Exponents = { f0: -0.5, df: 0, dz1: 0, dz: 0, dh: 0, kernel: null };
const NTP: Exponents = { f0: 0, df: 0, dz1: -0.5, dz: -0.5, dh: -0.5, kernel: -1 };
const LAZY_SP: Exponents = { f0: 0, df: 0, dz1: -1.5, dz: -0.5, dh: -0.5, kernel: -1 };
const SP = { ...UNKNOWN, f0: 0, df: 1 };

/** Returns the slopes, known for gradient descent with smooth odd activations and at least two hidden layers. */
function exponentsOf({ net, scaling, train }: Experiment): { [Name in keyof Exponents]: number | null } {
  const follows = train.rule === 'bp' && (train.optimizer === 'sgd' || train.optimizer === 'momentum');
  const isSmooth = net.activation === 'tanh' || net.activation === 'erf';
  const isPlain = train.lrUnit === 'absolute' && !train.layerLr && net.outputInit !== 'zero';
  if (!follows || !isSmooth || !isPlain || net.depth < 2) return UNKNOWN;
  if (scaling.preset === 'mup' && scaling.lrExponent === 0) return MUP;
  if (scaling.preset === 'ntp' && scaling.lrExponent === 0) return NTP;
  if (scaling.preset === 'sp' && scaling.lrExponent === 1) return LAZY_SP;
  return scaling.preset === 'sp' && scaling.lrExponent === 0 ? SP : UNKNOWN;
}

/**
 * Returns the checked quantities of an experiment. A centred output is its own move; otherwise only the output at step
 * 0 is known.
 *
 * @param experiment any cell of the check; its width does not matter
 */
export function checkedQuantities(experiment: Experiment): CheckedQuantity[] {
  const { depth } = experiment.net;
  const { f0, df, dz1, dz, dh, kernel } = exponentsOf(experiment);
  const output = { of: 'run', measure: 'outputRms' } as const;
  return [
    experiment.scaling.centered
      ? { kind: 'df', measure: output, isInitial: false, expected: df }
      : { kind: 'f0', measure: output, isInitial: true, expected: f0 },
    ...Array.from({ length: depth }, (_, l): CheckedQuantity => ({
      kind: 'dz',
      measure: { of: 'layer', measure: 'deltaRms', layer: l + 1 },
      isInitial: false,
      expected: l === 0 ? dz1 : dz,
    })),
    { kind: 'dh', measure: { of: 'layer', measure: 'featureMove', layer: depth }, isInitial: false, expected: dh },
    {
      kind: 'gram',
      measure: { of: 'layer', measure: 'kernelChange', layer: depth },
      isInitial: false,
      expected: kernel,
    },
    { kind: 'ntk', measure: { of: 'run', measure: 'ntkChange' }, isInitial: false, expected: kernel },
  ];
}

/** The width from which curves are straight; below it, slopes deviate by about 0.05 more. */
const STRAIGHT_FROM = 128;

/** Returns how far a measured slope may be from theory, for these widths. */
export const slopeTolerance = (widths: readonly number[]): number =>
  Math.min(...widths) >= STRAIGHT_FROM ? 0.1 : 0.15;
