/** Random valid experiments for property tests (fast-check); imported by tests only. */
import fc from 'fast-check';
import { OUTPUT_INITS } from '../settings/net-settings.ts';
import { PRESETS } from '../settings/scaling-settings.ts';
import type { Experiment } from '../experiment.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { LIMITS } from '../../settings/limits.ts';
import { taskShape, type Task } from '../../tasks/tasks.ts';
import { drawnTask } from '../../tasks/testing/drawn-task.ts';
import { followsGradient, LEARNING_RATE_UNITS, LOSSES, OPTIMIZERS } from '../settings/train-settings.ts';
import { SCHEDULES, TARGET_FEEDBACKS } from '../settings/local-rules.ts';
import type { Range } from '../../settings/value-schemas.ts';

const whole = ({ min, max }: Range) => fc.integer({ min, max });
/** Without -0, which is no value of its own for any setting. */
const real = ({ min, max }: Range) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const word = <const Name extends string>(...names: Name[]) => fc.constantFrom(...names);

const net: fc.Arbitrary<Experiment['net']> = fc
  .record(
    {
      width: whole(LIMITS.width),
      depth: whole(LIMITS.depth),
      baseWidth: whole(LIMITS.baseWidth),
      activation: word(...ACTIVATIONS),
      gain: real(LIMITS.gain),
      outputGain: real(LIMITS.gain),
      bias: fc.boolean(),
      outputInit: word(...OUTPUT_INITS),
      symmetric: fc.boolean(),
    },
    {
      requiredKeys: ['width', 'depth', 'baseWidth', 'activation', 'outputGain', 'bias', 'outputInit', 'symmetric'],
    },
  )
  .map((settings) => ({ ...settings, symmetric: settings.symmetric && settings.width % 2 === 0 }));

const exponents = fc.array(real(LIMITS.exponent), { minLength: 3, maxLength: 3 });
const scaling: fc.Arbitrary<Experiment['scaling']> = fc
  .record({
    preset: word(...PRESETS),
    gamma0: real(LIMITS.gamma0),
    centered: fc.boolean(),
    lrExponent: real(LIMITS.lrExponent),
    b: exponents,
    c: exponents,
  })
  .map(({ b, c, ...settings }) => (settings.preset === 'custom' ? { ...settings, b, c } : settings));

const training = (
  depth: number,
  task: Task,
  preset: Experiment['scaling']['preset'],
): fc.Arbitrary<Experiment['train']> => {
  const { outputs, classes } = taskShape(task);
  const perLayer = (range: Range) => fc.array(real(range), { minLength: depth + 1, maxLength: depth + 1 });
  const settings = fc.record(
    {
      rule: word('bp', 'fa', 'dfa'),
      rho: real(LIMITS.rho),
      optimizer: word(...OPTIMIZERS).filter((optimizer) => preset !== 'ip' || optimizer !== 'adam'),
      weightDecay: real(LIMITS.weightDecay),
      slo: fc.record({ speeds: perLayer(LIMITS.speed) }),
      loss: classes !== null && outputs > 1 ? word(...LOSSES) : word('mse'),
      lr: real(LIMITS.lr),
      lrUnit: word(...LEARNING_RATE_UNITS),
      layerLr: perLayer(LIMITS.layerLr),
      batch: fc.oneof(word('full'), whole(LIMITS.batch)),
      steps: whole(LIMITS.steps),
    },
    { requiredKeys: ['rule', 'rho', 'optimizer', 'weightDecay', 'loss', 'lr', 'lrUnit', 'batch', 'steps'] },
  );
  return settings.map(({ slo, lrUnit, ...others }) => {
    const { optimizer } = others;
    const possible = followsGradient(optimizer) ? lrUnit : 'absolute';
    return { ...others, lrUnit: possible, ...(optimizer === 'slo' && slo && { slo }) };
  });
};

const predictiveCoding = fc.record({
  steps: whole(LIMITS.inferenceSteps),
  dt: real(LIMITS.dt),
  schedule: word(...SCHEDULES),
  fixedPrediction: fc.boolean(),
  gammaOut: real(LIMITS.gammaOut),
  gbar: real(LIMITS.gbar),
});

const targetPropagation = fc.record({
  feedback: word(...TARGET_FEEDBACKS),
  ridge: real(LIMITS.ridge),
  etaTarget: real(LIMITS.etaTarget),
  noise: real(LIMITS.noise),
  feedbackLr: real(LIMITS.feedbackLr),
});

type OwnRule = Pick<Experiment['train'], 'rule' | 'pc' | 'tp'>;

/** A rule with settings of its own, or none. */
const ownRule: fc.Arbitrary<OwnRule | null> = fc.option(
  fc.oneof<fc.Arbitrary<OwnRule>[]>(
    fc.record({ rule: word('pc'), pc: predictiveCoding }),
    fc.record({ rule: word('tp', 'dtp'), tp: targetPropagation }),
  ),
);

/** The experiment under a rule that has neither richness nor centring. */
const under = (experiment: Experiment, { rule, pc, tp }: OwnRule): Experiment => ({
  ...experiment,
  scaling: { ...experiment.scaling, gamma0: 1, centered: false },
  train: {
    ...experiment.train,
    rule,
    ...(pc && { pc: { ...pc, gbar: experiment.scaling.preset === 'mup' ? pc.gbar : 0 } }),
    ...(tp && { tp }),
  },
});

const measure = fc.record({ probe: whole(LIMITS.probe), twin: fc.boolean(), infinite: fc.boolean() });

/** Every experiment that a link can hold: all but `given` data, `train.batches` and `measure.at`. */
export const experimentArbitrary: fc.Arbitrary<Experiment> = fc
  .tuple(whole(LIMITS.seed), drawnTask, net, scaling, measure, ownRule)
  .chain(([seed, task, settings, scales, measured, own]) =>
    training(settings.depth, task, scales.preset).map((train) => {
      const experiment = { v: 1 as const, seed, task, net: settings, scaling: scales, train, measure: measured };
      return own ? under(experiment, own) : experiment;
    }),
  );
