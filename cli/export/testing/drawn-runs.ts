/** Random small runs, whose generator knows nothing but what is valid. */
import { parseExperiment, type Experiment } from '../../../src/config/experiment.ts';
import type { LearningRateChange } from '../../../src/config/learning-rates.ts';
import { RESIDUALS } from '../../../src/config/settings/net-settings.ts';
import { PRESETS } from '../../../src/config/settings/scaling-settings.ts';
import { hasRichness, RULES, type Rule } from '../../../src/config/settings/local-rules.ts';
import { LOSSES, OPTIMIZERS } from '../../../src/config/settings/train-settings.ts';
import { ACTIVATIONS } from '../../../src/maths/activation.ts';
import { SCHEDULE_KINDS } from '../../../src/maths/rate-schedule.ts';
import { randomStream } from '../../../src/maths/random.ts';
import { TASK_NAMES, taskSettings } from '../../../src/tasks/tasks.ts';

/** A run with the changes of its learning rate and of its schedule. */
export interface DrawnRun {
  experiment: Experiment;
  changes: LearningRateChange[];
}

/** Draws random settings from a stream. */
type Draws = ReturnType<typeof drawsOf>;

const MOST_STEPS = 24;
/** The tasks whose data the lab makes, but for tables of sums and products, which are drawn apart. */
const MADE = TASK_NAMES.filter((name) => name !== 'own' && name !== 'modular-addition');

/**
 * Draws runs of small networks, the rules in turn. All other settings are drawn: sizes small, other numbers mostly from
 * the ranges that sweeps offer for them. What the lab refuses is drawn again; no run is left out for what comes of it.
 */
export function drawRuns(seed: number, count: number): DrawnRun[] {
  const draws = drawsOf(seed);
  // From numbers of their own, so that the other settings stay what they were before there were any.
  const [skips, schedules, tables, later] = [-1, -1001, -2001, -3001].map((offset) => drawsOf(offset - seed));
  const runs: DrawnRun[] = [];
  while (runs.length < count) {
    const rule = RULES[runs.length % RULES.length];
    const config = drawConfig(draws, rule);
    const net = { ...config.net, ...(rule === 'bp' && drawSkips(skips)) };
    const train = { ...config.train, schedule: schedules.perhaps(() => drawSchedule(schedules)) };
    const parsed = parseExperiment(JSON.parse(JSON.stringify({ ...config, net, train })));
    if (!parsed.ok) continue;
    const { experiment } = parsed;
    const changes = drawChanges(draws, experiment).map((change) => ({
      ...change,
      ...later.perhaps(() => ({ schedule: later.flag() ? drawSchedule(later) : null })),
    }));
    const ofTable = tables.perhaps(() => parseExperiment({ ...experiment, task: drawTable(tables) }));
    runs.push({ experiment: ofTable?.ok ? ofTable.experiment : experiment, changes });
  }
  return runs;
}

function drawsOf(seed: number) {
  const { uniform, integer } = randomStream(seed, 'data');
  const between = (min: number, max: number) => min + integer(max - min + 1);
  return {
    between,
    flag: () => integer(2) === 1,
    number: (min: number, max: number) => min + uniform() * (max - min),
    ratio: (min: number, max: number) => min * (max / min) ** uniform(),
    oneOf: <Value>(values: readonly Value[]) => values[integer(values.length)],
    perhaps: <Value>(draw: () => Value): Value | undefined => (integer(3) === 0 ? draw() : undefined),
    list: <Value>(length: number, draw: () => Value) => Array.from({ length }, draw),
  };
}

function drawConfig(draws: Draws, rule: Rule) {
  const { between, flag, number, ratio, oneOf, perhaps, list } = draws;
  const depth = between(1, 4);
  const optimizer = oneOf(OPTIMIZERS);
  const preset = oneOf(PRESETS);
  const byLayer = () => list(depth + 1, () => ratio(0.3, 3));
  const exponents = () => list(3, () => number(-0.5, 1));
  const custom = preset === 'custom' && { b: exponents(), c: exponents() };
  return {
    seed: between(0, 1e6),
    task: drawTask(draws),
    net: {
      width: between(2, 32),
      depth,
      baseWidth: between(2, 32),
      activation: oneOf(ACTIVATIONS),
      gain: perhaps(() => number(0.5, 2)),
      outputGain: ratio(0.1, 1),
      bias: flag(),
      outputInit: oneOf(['normal', 'zero', 'sign']),
      symmetric: perhaps(() => true),
    },
    scaling: {
      preset,
      ...custom,
      gamma0: hasRichness(rule) ? oneOf([1, ratio(0.001, 10)]) : 1,
      centered: hasRichness(rule) && flag(),
      lrExponent: perhaps(() => number(0, 1)),
    },
    train: {
      rule,
      rho: rule === 'fa' ? number(0, 1) : undefined,
      optimizer,
      loss: oneOf(LOSSES),
      lr: ratio(0.01, 1),
      lrUnit: perhaps(() => 'critical'),
      layerLr: perhaps(byLayer),
      weightDecay: perhaps(() => ratio(0.001, 0.1)),
      decayScale: perhaps(() => 'lr'),
      batch: oneOf(['full', between(2, 32)]),
      steps: between(1, MOST_STEPS),
      pc: rule === 'pc' ? drawPredictiveCoding(draws) : undefined,
      tp: rule === 'tp' || rule === 'dtp' ? drawTargetPropagation(draws) : undefined,
      slo: optimizer === 'slo' && flag() ? { speeds: byLayer() } : undefined,
    },
    measure: { probe: between(1, 40), at: perhaps(() => [0, ...list(4, () => between(0, MOST_STEPS))]) },
  };
}

const drawSkips = ({ between, oneOf, flag }: Draws) => ({
  residual: flag() ? oneOf(RESIDUALS) : undefined,
  baseDepth: between(2, 5),
});

/** Draws a schedule that changes within the steps of a run. */
const drawSchedule = ({ between, number, oneOf }: Draws) => ({
  kind: oneOf(SCHEDULE_KINDS),
  warmup: between(0, MOST_STEPS / 2),
  steps: between(1, MOST_STEPS),
  final: number(0, 1),
  every: between(1, MOST_STEPS / 2),
  factor: number(0.1, 1),
});

const drawPredictiveCoding = ({ between, flag, number, ratio, oneOf, perhaps }: Draws) => ({
  steps: between(1, 20),
  dt: ratio(0.03, 1),
  schedule: oneOf(['sequential', 'synchronous']),
  fixedPrediction: flag(),
  gammaOut: ratio(0.1, 10),
  gbar: perhaps(() => number(-1, 0)),
});

const drawTargetPropagation = ({ ratio, oneOf }: Draws) => ({
  feedback: oneOf(['ridge', 'learned']),
  ridge: ratio(0.001, 10),
  noise: ratio(0.01, 1),
  feedbackLr: ratio(0.01, 1),
  etaTarget: ratio(0.03, 1),
});

/** Draws a task with small numbers of samples and inputs; its choices are any. */
function drawTask({ between, oneOf }: Draws) {
  const name = oneOf(MADE);
  const sizes: Record<string, () => number> = {
    samples: () => between(1, 48),
    testSamples: () => between(0, 16),
    d: () => between(1, 12),
    outputs: () => between(1, 4),
    degree: () => between(1, 4),
    rank: () => between(1, 4),
    terms: () => between(1, 4),
    seed: () => between(0, 1e6),
  };
  const settings = taskSettings(name).map(([setting, { kind }]) => {
    const value =
      kind.choices.length > 0 ? oneOf(kind.choices) : Object.hasOwn(sizes, setting) ? sizes[setting]() : kind.neutral;
    return [setting, value] as const;
  });
  return { name, ...Object.fromEntries(settings) };
}

/** Draws a small table of sums or products modulo p. */
const drawTable = ({ between, number, flag }: Draws) => ({
  name: 'modular-addition',
  p: between(2, 6),
  operation: flag() ? 'add' : 'multiply',
  share: number(0.05, 0.95),
  seed: between(0, 1e6),
});

/** Draws up to two changes of the learning rate for some runs, each to between half and twice the first. */
function drawChanges({ between, list, perhaps, ratio }: Draws, { train }: Experiment): DrawnRun['changes'] {
  const changes = perhaps(() =>
    list(between(1, 2), () => ({ step: between(0, train.steps), lr: train.lr * ratio(0.5, 2) })),
  );
  return (changes ?? []).sort((a, b) => a.step - b.step);
}
