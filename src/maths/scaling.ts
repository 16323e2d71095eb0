import type { Experiment, Preset } from '../config/experiment.ts';
import type { ScalingRow } from '../config/scaling-row.ts';
import { taskShape } from '../config/task-shape.ts';
import { words } from '../words/words.ts';
import { gainOf } from './gain.ts';

/** Exponents by role: input (l = 1), hidden (2..L), output (L + 1). */
export type RoleExponents = readonly [input: number, hidden: number, output: number];

/** Width exponents of an abc-parametrization with the multipliers folded in (a = 0). */
export interface ScalingExponents {
  /** std ~ rho^-b. */
  b: RoleExponents;
  /** lr ~ rho^-c. */
  c: RoleExponents;
}

/** The presets of MATHS section 2, for SGD. */
const PRESET_EXPONENTS: Record<Exclude<Preset, 'custom'>, ScalingExponents> = {
  sp: { b: [0, 1 / 2, 1 / 2], c: [0, 0, 0] },
  ntp: { b: [0, 1 / 2, 1 / 2], c: [0, 1, 1] },
  mup: { b: [0, 1 / 2, 1], c: [-1, 0, 1] },
  ip: { b: [0, 1, 1], c: [-1, 0, 1] },
};

/** gamma0^p multiplies every learning rate; p = 2 for SGD, so that the speed in function space stays. */
const RICHNESS_POWER = 2;

/** The exponents of an experiment's scaling: those of its preset, or its own. */
export function scalingExponents(scaling: Experiment['scaling']): ScalingExponents {
  if (scaling.preset !== 'custom') return PRESET_EXPONENTS[scaling.preset];
  const { b, c } = scaling;
  if (!b || !c) throw new Error(words.engine.exponentsMissing);
  return { b: [b[0], b[1], b[2]], c: [c[0], c[1], c[2]] };
}

/** [fan_out, fan_in] of each weight layer, input side first. */
export function layerShapes({ net, task }: Pick<Experiment, 'net' | 'task'>): [fanOut: number, fanIn: number][] {
  const { inputs, outputs } = taskShape(task);
  return Array.from({ length: net.depth + 1 }, (_, l) => [
    l === net.depth ? outputs : net.width,
    l === 0 ? inputs : net.width,
  ]);
}

/**
 * The scaling of every weight layer (MATHS section 2), with rho = n / n0:
 *
 *     std_l = g_l / sqrt(fan_in at n0) * rho^-b_l
 *     lr_l  = lr * gamma0^2 * rho^-(c_l + kappa) * layerLr[l]
 *
 * Biases start at 0. Those of the hidden layers point from a constant to the width, as the input
 * weights do, and take their lr; the output's point to a fixed number of outputs, and take c = 0
 * (Yang et al. 2022, Table 8: "input weights and all biases", where fan_out decides).
 */
export function scalingTable(experiment: Experiment): ScalingRow[] {
  const { net, scaling, train } = experiment;
  const rho = net.width / net.baseWidth;
  const { b, c } = scalingExponents(scaling);
  const lastLayer = net.depth;

  return layerShapes(experiment).map(([fanOut, fanIn], l) => {
    const role = l === 0 ? 0 : l === lastLayer ? 2 : 1;
    const gain = l === lastLayer ? net.outputGain : gainOf(net);
    const baseFanIn = l === 0 ? fanIn : net.baseWidth;
    const speed = train.lr * scaling.gamma0 ** RICHNESS_POWER * (train.layerLr?.[l] ?? 1);
    const biasExponent = l === lastLayer ? 0 : c[0];
    return {
      layer: l + 1,
      role: (['input', 'hidden', 'output'] as const)[role],
      fanOut,
      fanIn,
      std: (gain / Math.sqrt(baseFanIn)) * rho ** -b[role],
      lr: speed * rho ** -(c[role] + scaling.lrExponent),
      biasLr: net.bias ? speed * rho ** -(biasExponent + scaling.lrExponent) : null,
      abc: { a: 0, b: b[role], c: c[role] + scaling.lrExponent },
    };
  });
}
