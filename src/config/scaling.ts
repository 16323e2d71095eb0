import type { Experiment } from './experiment.ts';
import type { Residual } from './settings/net-settings.ts';
import type { Preset } from './settings/scaling-settings.ts';
import { taskShape } from '../tasks/tasks.ts';
import { DEFAULT_TARGET_PROPAGATION, isTargetPropagation, type PredictiveCoding } from './settings/local-rules.ts';
import type { Optimizer } from './settings/train-settings.ts';
import { words } from '../words/words.ts';
import { gainOf } from '../maths/activation.ts';

/** Exponents by role: input (l = 1), hidden (2..L), output (L + 1). */
export type RoleExponents = readonly [input: number, hidden: number, output: number];

/** Width exponents of an abc-parametrization with the multipliers folded in (a = 0). */
export interface ScalingExponents {
  /** std ~ rho^-b. */
  b: RoleExponents;
  /** lr ~ rho^-c. */
  c: RoleExponents;
}

type RuledPreset = Exclude<Preset, 'custom'>;

/** Init exponents of the presets (docs/maths.md 2). */
const INIT_EXPONENTS: Record<RuledPreset, RoleExponents> = {
  sp: [0, 1 / 2, 1 / 2],
  ntp: [0, 1 / 2, 1 / 2],
  mup: [0, 1 / 2, 1],
  ip: [0, 1, 1],
};

/** Learning-rate exponents of SGD and momentum, whose steps are proportional to the gradient. */
const GRADIENT_EXPONENTS: Record<RuledPreset, RoleExponents> = {
  sp: [0, 0, 0],
  ntp: [0, 1, 1],
  mup: [-1, 0, 1],
  ip: [-1, 0, 1],
};

/** Learning-rate exponents of Adam, whose steps don't depend on the scale of the gradient. The schema refuses `ip`. */
const ADAM_EXPONENTS: Record<Exclude<RuledPreset, 'ip'>, RoleExponents> = {
  sp: [0, 0, 0],
  ntp: [1 / 2, 3 / 2, 1],
  mup: [0, 1, 1],
};

/** `mup` of target propagation (docs/maths.md 4). Targets keep the scale of the output: there is no kernel regime. */
const TARGET_PROPAGATION: ScalingExponents = { b: [0, 1 / 2, 1 / 2], c: [0, 1, 1] };

/** The power p: gamma0^p multiplies every learning rate, so that the speed in function space stays the same. */
export const RICHNESS_POWER: Record<Optimizer, number> = { sgd: 2, momentum: 2, adam: 1, slo: 0 };

/** The powers a of D in beta = D^-a, by kind of residual network (docs/maths.md 8.1). */
const BLOCK_EXPONENTS: Record<Exclude<Residual, 'none'>, number> = { plain: 0, 'depth-mup': 1 / 2, 'mean-field': 1 };

type NetShape = Pick<Experiment['net'], 'residual' | 'depth' | 'baseDepth'>;

/** Returns D, the number of blocks relative to that of the base depth. */
const relativeDepth = ({ depth, baseDepth }: NetShape): number => Math.max(depth - 1, 1) / (baseDepth - 1);

/**
 * Returns beta of the blocks of a residual network, h^l = h^{l-1} + beta phi(z^l) for hidden layers l > 1; `null` where
 * there are none (docs/maths.md 8.1).
 */
export const blockFactor = (net: NetShape): number | null =>
  net.residual === 'none' || net.depth < 2 ? null : relativeDepth(net) ** -BLOCK_EXPONENTS[net.residual];

/**
 * Returns the factor of the depth on the learning rate of the hidden layers l > 1 of a residual network: D^(2a-1) where
 * steps are proportional to the gradient, D^(a-1) with Adam, 1 with SLO, and 1 for `plain` and without blocks.
 */
export function depthRate(net: NetShape, optimizer: Optimizer): number {
  const a = net.residual === 'none' ? 0 : BLOCK_EXPONENTS[net.residual];
  if (a === 0 || optimizer === 'slo') return 1;
  return relativeDepth(net) ** (optimizer === 'adam' ? a - 1 : 2 * a - 1);
}

/**
 * Returns the exponents of an experiment's scaling: those of its preset under its optimizer, or its own.
 *
 * @throws a sentence for cases that the schema refuses: `custom` without exponents, `ip` with Adam
 */
export function scalingExponents({ scaling, train }: Pick<Experiment, 'scaling' | 'train'>): ScalingExponents {
  const { preset } = scaling;
  if (preset !== 'custom') return { b: initExponents(preset, train), c: learningRateExponents(preset, train) };
  const { b, c } = scaling;
  if (!b || !c) throw new Error(words.config.exponentsMissing);
  return { b: [b[0], b[1], b[2]], c: train.optimizer === 'slo' ? NO_EXPONENTS : [c[0], c[1], c[2]] };
}

/** The exponents of SLO. Its speeds are absolute, so c = 0 under every preset. */
const NO_EXPONENTS: RoleExponents = [0, 0, 0];

/**
 * Returns the exponents with which a network's layers scale: those of its scaling, and 0 in a linear model, of depth 0,
 * which connects a fixed number of inputs to a fixed number of outputs.
 */
export const layerExponents = (experiment: Pick<Experiment, 'net' | 'scaling' | 'train'>): ScalingExponents =>
  experiment.net.depth > 0 ? scalingExponents(experiment) : { b: NO_EXPONENTS, c: NO_EXPONENTS };

const initExponents = (preset: RuledPreset, { rule }: Experiment['train']): RoleExponents =>
  preset === 'mup' && isTargetPropagation(rule) ? TARGET_PROPAGATION.b : INIT_EXPONENTS[preset];

function learningRateExponents(preset: RuledPreset, { rule, optimizer, pc }: Experiment['train']): RoleExponents {
  if (optimizer === 'slo') return NO_EXPONENTS;
  if (optimizer === 'adam') {
    if (preset === 'ip') throw new Error(words.config.noIntegrableAdam);
    return ADAM_EXPONENTS[preset];
  }
  if (preset === 'mup' && isTargetPropagation(rule)) return TARGET_PROPAGATION.c;
  if (preset === 'mup' && rule === 'pc') {
    const gbar = pc?.gbar ?? 0;
    return [-1 - gbar, -gbar, 1];
  }
  return GRADIENT_EXPONENTS[preset];
}

/** Returns gammaOut of predictive coding at the width of the network: gammaOut0 * rho^-gbar. */
export const scaledGammaOut = ({ net }: Pick<Experiment, 'net'>, { gammaOut, gbar }: PredictiveCoding): number =>
  gammaOut * (net.width / net.baseWidth) ** -gbar;

/** [rows, columns] of a matrix. */
export type MatrixShape = [rows: number, columns: number];

/** Returns [fan_out, fan_in] of each weight layer, input side first. */
export function layerShapes({ net, task }: Pick<Experiment, 'net' | 'task'>): MatrixShape[] {
  const { inputs, outputs } = taskShape(task);
  return Array.from({ length: net.depth + 1 }, (_, l) => [
    l === net.depth ? outputs : net.width,
    l === 0 ? inputs : net.width,
  ]);
}

/** Returns the number of weights of a network, without biases. */
export const weightCount = (experiment: Pick<Experiment, 'net' | 'task'>): number =>
  layerShapes(experiment).reduce((sum, [fanOut, fanIn]) => sum + fanOut * fanIn, 0);

/**
 * Returns the shapes of the feedback of a rule. For `fa` they are those of the weights. For `dfa` they are [n, k] by
 * hidden layer. For target propagation that learns its feedback they are, by hidden layer, those of the transposed
 * weights above it. Other rules have none.
 */
export function feedbackShapes({ rule, tp }: Experiment['train'], layers: MatrixShape[]): MatrixShape[] {
  const outputs = layers[layers.length - 1][0];
  switch (rule) {
    case 'bp':
    case 'pc':
      return [];
    case 'fa':
      return layers;
    case 'dfa':
      return layers.slice(0, -1).map(([width]) => [width, outputs]);
    case 'tp':
    case 'dtp': {
      const { feedback } = tp ?? DEFAULT_TARGET_PROPAGATION;
      return feedback === 'learned' ? layers.slice(1).map(([fanOut, fanIn]) => [fanIn, fanOut]) : [];
    }
  }
}

/**
 * Returns the scaling of every weight layer (docs/maths.md 2), with rho = n / n0:
 *
 *     std_l = g_l / sqrt(fan_in at n0) * rho^-b_l
 *     lr_l  = lr * gamma0^p * rho^-(c_l + kappa) * layerLr[l]
 *
 * with p = 2 for SGD and momentum, 1 for Adam, 0 for SLO. In a residual network the rates of the hidden layers l > 1 also
 * have a factor of the depth (docs/maths.md 8.1).
 *
 * Biases start at 0. Hidden biases connect a constant to n units, as input weights do, so they take the
 * lr of input weights. Output biases connect a constant to a fixed number of outputs, so they take c = 0
 * (Yang et al. 2022, Table 8: "input weights and all biases", where fan_out decides).
 */
export function scalingTable(experiment: Experiment): ScalingRow[] {
  const { net, scaling, train } = experiment;
  const rho = net.width / net.baseWidth;
  const { b, c } = layerExponents(experiment);
  const lastLayer = net.depth;
  const kappa = lastLayer > 0 ? scaling.lrExponent : 0;

  return layerShapes(experiment).map(([fanOut, fanIn], l) => {
    const role = l === lastLayer ? 2 : l === 0 ? 0 : 1;
    const gain = l === lastLayer ? net.outputGain : gainOf(net);
    const baseFanIn = l === 0 ? fanIn : net.baseWidth;
    const depthFactor = role === 1 ? depthRate(net, train.optimizer) : 1;
    const richness = scaling.gamma0 ** RICHNESS_POWER[train.optimizer];
    const speed = train.lr * richness * depthFactor * (train.layerLr?.[l] ?? 1);
    const biasExponent = l === lastLayer ? 0 : c[0];
    return {
      layer: l + 1,
      role: (['input', 'hidden', 'output'] as const)[role],
      fanOut,
      fanIn,
      std: (gain / Math.sqrt(baseFanIn)) * rho ** -b[role],
      lr: speed * rho ** -(c[role] + kappa),
      biasLr: net.bias ? speed * rho ** -(biasExponent + kappa) : null,
      abc: { a: 0, b: b[role], c: c[role] + kappa },
    };
  });
}

/**
 * Returns the weight decay of every weight layer relative to its learning rate, lambda_l in W -= lr_l * lambda_l * W:
 * `weightDecay` times rho^(c_l + kappa), which cancels the width factor of lr_l, so that a step takes the same share of
 * a weight at every width; `weightDecay` itself with `decayScale` "lr" (docs/maths.md 3).
 */
export function layerDecays(experiment: Experiment): number[] {
  const { net, train } = experiment;
  const rho = net.width / net.baseWidth;
  const ofLayer = (c: number) => (train.decayScale === 'lr' ? 1 : rho ** c);
  return scalingTable(experiment).map(({ abc }) => train.weightDecay && train.weightDecay * ofLayer(abc.c));
}

/**
 * Returns the share of each weight layer that a step takes away by weight decay, lr_l * lambda_l, and the share that it
 * should take, which has no width factor.
 *
 * @param rows the scaling table, with rates in absolute units
 */
export function decayShares(experiment: Experiment, rows: readonly ScalingRow[]) {
  const { train } = experiment;
  const decays = layerDecays(experiment);
  const right = layerDecays({ ...experiment, train: { ...train, decayScale: 'width-free' } });
  return rows.map(({ role, lr }, l) => ({ role, share: lr * decays[l], due: lr * right[l] }));
}

/** One weight layer of the scaling table: its shape, std, learning rates and exponents. */
export interface ScalingRow {
  /** 1-based index of the weight layer, 1..L+1. */
  layer: number;
  role: 'input' | 'hidden' | 'output';
  fanOut: number;
  fanIn: number;
  /** Standard deviation of the initial weights, multipliers folded in. */
  std: number;
  /** Learning rate of the weights, multipliers folded in. */
  lr: number;
  /** Learning rate of the biases; `null` without biases. */
  biasLr: number | null;
  /** The equivalent abc-parametrization (Yang and Hu 2021), a = 0. */
  abc: { a: number; b: number; c: number };
}
