import { gainOf } from '../../../maths/activation.ts';
import type { Experiment } from '../../experiment.ts';
import { blockFactor, depthRate, layerDecays, layerExponents, scalingTable } from '../../scaling.ts';
import {
  assignByKey,
  assignByLayer,
  assignSet,
  comment,
  joinLines,
  section,
  shortNumber,
  tuple,
} from './python-text.ts';
import { followsSchedule, stepsToMeasure, usedRates, type ReproducedRun } from './reproduced-run.ts';

/** The names of the presets among researchers. */
const PRESETS: Record<Experiment['scaling']['preset'], string> = {
  sp: 'standard parametrization',
  ntp: 'neural tangent parametrization',
  mup: 'maximal update parametrization (muP)',
  ip: 'integrable parametrization (mean field)',
  custom: 'exponents of its own',
};

/** The power of gamma0 in the learning rates (docs/maths.md 2). */
const RICHNESS_FACTORS: Record<Experiment['train']['optimizer'], string> = {
  sgd: ' * gamma0^2',
  momentum: ' * gamma0^2',
  adam: ' * gamma0',
  slo: '',
};

/** Returns the part with the numbers of the experiment: sizes, steps, and std and learning rate of every layer. */
export function scalingPart(run: ReproducedRun): string {
  const { experiment } = run;
  const started = inAbsoluteRates(run);
  const paragraphs = [
    sizes(run),
    initialStd(experiment),
    blocks(experiment),
    learningRates(run, started),
    changes(run),
    decay(started),
    speeds(experiment),
  ];
  return section('The numbers of the experiment', [paragraphs.filter((part) => part !== null).join('\n\n')]);
}

/** Returns the experiment with the learning rate of its first step, in absolute units. */
function inAbsoluteRates(run: ReproducedRun): Experiment {
  const [{ lr }] = usedRates(run);
  return { ...run.experiment, train: { ...run.experiment.train, lr: lr * run.lrUnit } };
}

function sizes(run: ReproducedRun): string {
  const { net, scaling, measure } = run.experiment;
  const steps = stepsToMeasure(run);
  return joinLines([
    `L = ${net.depth}  # hidden layers, each of ${net.width} units; the weights W[1] to W[L + 1] are [fan_out, fan_in]`,
    scaling.gamma0 === 1 ? null : `GAMMA0 = ${scaling.gamma0}  # richness: small is lazy, large is rich`,
    `STEPS = ${steps[steps.length - 1]}`,
    assignSet('MEASURED_AT', steps),
    `Q = ${Math.min(measure.probe, run.samples.train)}  # probe samples: features and alignment are measured on the first of the training set`,
  ]);
}

function initialStd(experiment: Experiment): string {
  const { net, scaling } = experiment;
  const rho = `${net.width} / ${net.baseWidth} = ${shortNumber(net.width / net.baseWidth)}`;
  const { b } = layerExponents(experiment);
  return joinLines([
    comment(`Scaling with the width n: ${PRESETS[scaling.preset]}, with rho = n / n0 = ${rho} (docs/maths.md 2).`),
    comment(
      `Std of the initial weights: std_l = g_l / sqrt(fan_in at n0) * rho^-b_l, with b = ${tuple(b)} for input, hidden ` +
        `layers and output, g = ${gainOf(net)} and at the output ${net.outputGain}.`,
    ),
    assignByLayer(
      'STD',
      scalingTable(experiment).map(({ std }) => std),
    ),
  ]);
}

/** The names of the kinds of residual networks, with beta as a function of D. */
const RESIDUALS: Record<Exclude<Experiment['net']['residual'], 'none'>, string> = {
  plain: 'plain, beta = 1',
  'depth-mup': 'depth-muP, beta = D^-1/2',
  'mean-field': 'mean field, beta = 1 / D',
};

function blocks({ net }: Experiment): string | null {
  const beta = blockFactor(net);
  if (beta === null || net.residual === 'none') return null;
  return joinLines([
    comment(
      `Factor of the residual blocks (${RESIDUALS[net.residual]}, with D = (L - 1) / (baseDepth - 1) and baseDepth = ` +
        `${net.baseDepth}; docs/maths.md 8.1).`,
    ),
    `BETA = ${beta}`,
  ]);
}

function learningRates(run: ReproducedRun, started: Experiment): string {
  const { experiment, lrUnit } = run;
  const { scaling, train, net } = experiment;
  const [{ lr }] = usedRates(run);
  const { c } = layerExponents(experiment);
  const byDepth = net.depth > 1 ? depthRate(net, train.optimizer) : 1;
  const richness = scaling.gamma0 === 1 ? '' : RICHNESS_FACTORS[train.optimizer];
  const formula = `lr_l = lr${richness} * rho^-${widthExponent(experiment)}${train.layerLr ? ' * layerLr[l - 1]' : ''}`;
  const values = [
    lrUnit === 1
      ? `lr = ${lr}`
      : `lr = ${lr} * ${shortNumber(lrUnit)}, a multiple of the critical learning rate of these weights (docs/maths.md 5.4)`,
    `c = ${tuple(c)}`,
    ...(scaling.lrExponent === 0 || net.depth === 0 ? [] : [`kappa = ${scaling.lrExponent}`]),
    ...(byDepth === 1 ? [] : [`and in the blocks times ${shortNumber(byDepth)} for the depth`]),
    ...(train.layerLr ? [`layerLr = ${tuple(train.layerLr)}`] : []),
  ];
  const table = scalingTable(started);
  return joinLines([
    comment(`Learning rates: ${formula}, with ${values.join(', ')}.`),
    assignByLayer(
      'LR',
      table.map((row) => row.lr),
    ),
    followsSchedule(run) ? comment('A schedule multiplies all of them: rate_factor below.') : null,
    net.bias ? comment('Those of the biases have c of the input layer in hidden layers, and 0 at the output.') : null,
    net.bias
      ? assignByLayer(
          'BIAS_LR',
          table.map(({ biasLr }) => biasLr ?? 0),
        )
      : null,
  ]);
}

const widthExponent = ({ net, scaling }: Experiment) =>
  scaling.lrExponent === 0 || net.depth === 0 ? 'c_l' : '(c_l + kappa)';

function changes(run: ReproducedRun): string | null {
  const rates = usedRates(run);
  const factors = rates
    .slice(1)
    .flatMap(({ step, lr }, i) => (lr === rates[i].lr ? [] : [[step, `${lr} / ${rates[i].lr}`] as const]));
  if (factors.length === 0) return null;
  return joinLines([
    '# The learning rate was changed during the run: {steps done: factor on all rates from there on}.',
    assignByKey('LR_CHANGES', factors),
  ]);
}

function decay(started: Experiment): string | null {
  const { weightDecay, decayScale } = started.train;
  if (weightDecay === 0) return null;
  const widthFree =
    `lambda_l = ${weightDecay} * rho^${widthExponent(started)}: it cancels the width factor of lr_l, so that a step ` +
    'takes the same share of a weight at every width.';
  const byRate = `lambda_l = ${weightDecay}: by the rate of each layer, so that the share changes with the width.`;
  return joinLines([
    comment(
      'Weight decay, decoupled (docs/maths.md 3): W -= lr_l * lambda_l * W, not of biases, with ' +
        (decayScale === 'lr' ? byRate : widthFree),
    ),
    assignByLayer('DECAY', layerDecays(started)),
  ]);
}

function speeds({ train, net }: Experiment): string | null {
  if (train.optimizer !== 'slo') return null;
  const control = train.slo ? '' : ': all 1, which is plain normalized gradient descent, the control';
  return joinLines([
    comment(`Speeds C_l of speed-limited optimization (docs/maths.md 3)${control}.`),
    assignByLayer('SPEED', train.slo?.speeds ?? new Array<number>(net.depth + 1).fill(1)),
  ]);
}
