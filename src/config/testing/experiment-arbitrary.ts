/** Random valid experiments for property tests (fast-check); imported by tests only. */
import fc from 'fast-check';
import { OUTPUT_INITS } from '../settings/net-settings.ts';
import { PRESETS } from '../settings/scaling-settings.ts';
import type { Experiment } from '../experiment.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { LIMITS } from '../../settings/limits.ts';
import { taskShape } from '../../tasks/task-shape.ts';
import {
  CLASS_TARGETS,
  CURVES,
  MULTI_INDEX_LINKS,
  PLANAR_SHAPES,
  SINGLE_INDEX_LINKS,
  type Task,
  type TaskOf,
} from '../../tasks/task.ts';
import { followsGradient, LEARNING_RATE_UNITS, LOSSES, OPTIMIZERS } from '../settings/train-settings.ts';
import { SCHEDULES, TARGET_FEEDBACKS } from '../settings/local-rules.ts';
import type { Range } from '../../settings/value-schemas.ts';

const whole = ({ min, max }: Range) => fc.integer({ min, max });
/** Without -0, which is no value of its own for any setting. */
const real = ({ min, max }: Range) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const word = <const Name extends string>(...names: Name[]) => fc.constantFrom(...names);

const sampled = {
  seed: whole(LIMITS.seed),
  samples: whole(LIMITS.samples),
  testSamples: whole(LIMITS.testSamples),
};
const d = whole(LIMITS.dimension);
const noise = real(LIMITS.noise);
const targets = word(...CLASS_TARGETS);
const rank = whole(LIMITS.degree);
const degree = whole(LIMITS.degree);
const pair = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([first, ahead]) => `${first}-${(first + ahead) % 10}`);

const digits: fc.Arbitrary<TaskOf<'digits'>> = fc
  .record({
    name: word('digits'),
    ...sampled,
    classes: fc.oneof(fc.constant('all'), pair),
    side: fc.constantFrom(14 as const, 28 as const),
    targets,
    centerPixels: fc.boolean(),
  })
  .map((task) => ({ ...task, targets: task.classes === 'all' ? 'onehot' : task.targets }));

/** Every task that the lab makes itself, with any settings that are allowed. */
const taskArbitrary: fc.Arbitrary<Task> = fc.oneof<fc.Arbitrary<Task>[]>(
  digits,
  fc.record({ name: word('single-index'), ...sampled, d, link: word(...SINGLE_INDEX_LINKS), noise }),
  fc
    .record({ name: word('multi-index'), ...sampled, d, rank, link: word(...MULTI_INDEX_LINKS), noise })
    .map((task) => ({ ...task, rank: Math.min(task.rank, task.d) })),
  fc
    .record({
      name: word('chain'),
      ...sampled,
      d: whole({ ...LIMITS.dimension, min: 2 }),
      terms: whole(LIMITS.terms),
      noise,
    })
    .map((task) => ({ ...task, terms: Math.min(task.terms, task.d - 1) })),
  fc
    .record({ name: word('staircase'), ...sampled, d, degree, noise })
    .map((task) => ({ ...task, degree: Math.min(task.degree, task.d) })),
  fc
    .record({ name: word('parity'), ...sampled, d, degree, targets })
    .map((task) => ({ ...task, degree: Math.min(task.degree, task.d) })),
  fc.record({ name: word('linear-teacher'), ...sampled, d, outputs: whole(LIMITS.outputs), noise }),
  fc.record({ name: word('random-labels'), ...sampled, d, targets }),
  fc.record({ name: word('curve'), ...sampled, curve: word(...CURVES), noise }),
  fc.record({ name: word('planar'), ...sampled, shape: word(...PLANAR_SHAPES), targets, noise }),
);

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
  .tuple(whole(LIMITS.seed), taskArbitrary, net, scaling, measure, ownRule)
  .chain(([seed, task, settings, scales, measured, own]) =>
    training(settings.depth, task, scales.preset).map((train) => {
      const experiment = { v: 1 as const, seed, task, net: settings, scaling: scales, train, measure: measured };
      return own ? under(experiment, own) : experiment;
    }),
  );
