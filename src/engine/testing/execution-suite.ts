import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import type { Experiment } from '../../config/experiment.ts';
import { RULES } from '../../config/settings/local-rules.ts';
import { rateAt, type RateSetting } from '../../config/settings/schedule-settings.ts';
import { runOffset } from '../../config/frame.ts';
import { openBackend, type Execution } from '../backends/open-backend.ts';
import { memoryTensors } from './heap-meter.ts';
import { createRun } from '../create-run.ts';
import type { Run } from '../run/run-interface.ts';
import { experimentOf, gaussianDataset } from './experiments.ts';

const EXECUTIONS = ['plain', 'eager', 'captured'] as const;
/** The time limit of a training: WebGPU on the CPU needs a tenth of a second for a plain step. */
const TRAINING_MS = 300_000;
const STEPS = 20;
/** The step before which the learning rate changes. */
const CHANGE = 11;
/** The difference of our kernels from tfjs's after these steps, relative to the largest weight of the layer. */
const FUSED_TOLERANCE = 1e-5;
/** The digits of losses that must agree; losses are of order 1. */
const LOSS_DIGITS = 5;

const network = (net: object, train: object, more: object = {}, count = 1): Experiment[] =>
  Array.from({ length: count }, (_, m) =>
    experimentOf({
      seed: m,
      task: { name: 'linear-teacher', d: 5, outputs: 2 },
      ...more,
      net: { width: 10, baseWidth: 8, depth: 2, ...net },
      train: { lr: 0.05 * (1 + m), batch: 'full', ...train },
    }),
  );

/** The step before which a schedule that was set then is left. */
const BACK = 17;

/** A cosine after a warm-up, and drops: two schedules that change within {@link STEPS}. */
const SCHEDULES = [
  { kind: 'cosine', warmup: 5, steps: 12, final: 0.1 },
  { kind: 'step', every: 4, factor: 0.6 },
];
const scheduled = (members: Experiment[]): Experiment[] =>
  members.map((member, m) => experimentOf({ ...member, train: { ...member.train, schedule: SCHEDULES[m] } }));

/** Every rule, optimizer, activation and loss, full batches and minibatches, one network and several. */
export const CASES: Record<string, Experiment[]> = {
  'bp, relu': network({ activation: 'relu' }, {}),
  'bp, three tanh networks, centred, minibatches': network(
    { activation: 'tanh', bias: true },
    { batch: 4 },
    { scaling: { centered: true, gamma0: 0.5 } },
    3,
  ),
  'bp, momentum, gelu, weight decay': network(
    { activation: 'gelu', bias: true },
    { optimizer: 'momentum', lr: 0.02, weightDecay: 0.05 },
  ),
  'bp, adam, erf, minibatches': network({ activation: 'erf', bias: true }, { optimizer: 'adam', lr: 0.003, batch: 3 }),
  'bp, adam, two silu networks, weight decay': network(
    { activation: 'silu' },
    { optimizer: 'adam', lr: 0.003, weightDecay: 0.01 },
    {},
    2,
  ),
  'bp, adam, linear': network({ activation: 'linear' }, { optimizer: 'adam', lr: 0.003 }),
  'bp, momentum, a linearized twin': network(
    { activation: 'tanh', bias: true, width: 4 },
    { optimizer: 'momentum', lr: 0.02, batch: 64 },
    { task: { name: 'linear-teacher', d: 2, outputs: 3 }, measure: { twin: true } },
  ),
  'bp, slo, sigmoid': network({ activation: 'sigmoid', bias: true }, { optimizer: 'slo', weightDecay: 0.01 }),
  'bp, cross-entropy, linear': network(
    { activation: 'linear' },
    { loss: 'ce', batch: 5 },
    { task: { name: 'given', d: 4, outputs: 3, classes: 3 } },
  ),
  'bp, quadratic, one layer, one input': network(
    { activation: 'quadratic', depth: 1 },
    { lr: 0.01 },
    { task: { name: 'linear-teacher', d: 1, outputs: 1 } },
  ),
  'bp, deep in the lazy end, tanh': network(
    { activation: 'tanh' },
    { batch: 4 },
    { scaling: { gamma0: 1e-3, centered: true } },
  ),
  'bp, deep in the lazy end, relu': network({ activation: 'relu' }, {}, { scaling: { gamma0: 1e-3, centered: true } }),
  'bp, residual, two tanh networks, biases': network(
    { activation: 'tanh', bias: true, depth: 4, residual: 'depth-mup' },
    { batch: 4 },
    {},
    2,
  ),
  'bp, residual, relu, momentum, a twin in the lazy end': network(
    { activation: 'relu', depth: 3, residual: 'mean-field', baseDepth: 2 },
    { optimizer: 'momentum', lr: 0.02 },
    { scaling: { gamma0: 1e-3, centered: true }, measure: { twin: true } },
  ),
  'bp, adam, two networks on schedules of their own, minibatches': scheduled(
    network({ activation: 'tanh' }, { optimizer: 'adam', lr: 0.003, weightDecay: 0.01, batch: 4 }, {}, 2),
  ),
  'bp, a linear model with biases, twin': network(
    { depth: 0, bias: true },
    { optimizer: 'momentum', batch: 4 },
    { measure: { twin: true } },
  ),
  'fa, relu': network({ activation: 'relu', bias: true }, { rule: 'fa', rho: 0.3 }),
  'dfa, two tanh networks': network({ activation: 'tanh' }, { rule: 'dfa', batch: 4 }, {}, 2),
  'pc, sequential': network({ activation: 'tanh', bias: true }, { rule: 'pc', pc: { steps: 6, dt: 0.3 }, batch: 4 }),
  'pc, synchronous, relu, three networks': network(
    { activation: 'relu' },
    { rule: 'pc', pc: { steps: 4, dt: 0.3, schedule: 'synchronous' } },
    {},
    3,
  ),
  'pc, fixed prediction': network({ activation: 'erf' }, { rule: 'pc', pc: { steps: 3, fixedPrediction: true } }),
  'tp, ridge': network({ activation: 'tanh' }, { rule: 'tp', lr: 0.02 }),
  'dtp, learned, minibatches': network({ activation: 'tanh' }, { rule: 'dtp', tp: { feedback: 'learned' }, batch: 4 }),
};

/** Two networks at their base width, where the rate of each layer is `train.lr` itself. */
const atBase = (optimizer: string, twin: boolean) =>
  network(
    { activation: 'tanh', bias: true, width: 8 },
    { optimizer, lr: 0.015625, batch: 4, weightDecay: twin ? 0 : 0.05 },
    { measure: { twin } },
    2,
  );
const AT_BASE: Record<string, Experiment[]> = {
  'sgd, a twin': atBase('sgd', true),
  'momentum, a twin': atBase('momentum', true),
  'adam, weight decay': atBase('adam', false),
  'slo, weight decay': atBase('slo', false),
};

/** Cases with more samples than the others: too many for a twin in function space. */
const SAMPLES: Partial<Record<string, number>> = { 'bp, momentum, a linearized twin': 700 };

/** The result of a training with one way to run steps. */
interface Trained {
  weights: Float32Array[];
  /** The losses of the twin, where there is one. */
  losses: number[];
  /** The number of tensors before the run, after its first and its last step, and after the run. */
  tensors: number[];
}

/** Trains the networks, and returns their weights after some steps. */
async function train(members: Experiment[], samples: number): Promise<Trained> {
  const tensors = [memoryTensors()];
  const run = await createRun({ members, dataset: gaussianDataset(members[0], samples) });
  for (let step = 0; step < STEPS; step++) {
    if (step === 1) tensors.push(memoryTensors());
    if (step === CHANGE) run.setLearningRates(members.map(({ train }) => ({ ...train, lr: train.lr / 2 })));
    run.step();
  }
  tensors.push(memoryTensors());
  const weights = (await run.weights()).flat();
  const losses = await twinLosses(run);
  run.dispose();
  tensors.push(memoryTensors());
  return { weights, losses, tensors };
}

/** Trains networks, and sets their rates by hand before some steps. */
async function trainByHand(
  members: Experiment[],
  ratesAt: (step: number) => RateSetting[] | null,
): Promise<Omit<Trained, 'tensors'>> {
  const run = await createRun({ members, dataset: gaussianDataset(members[0]) });
  for (let step = 0; step < STEPS; step++) {
    const rates = ratesAt(step);
    if (rates) run.setLearningRates(rates);
    run.step();
  }
  const weights = (await run.weights()).flat();
  const losses = await twinLosses(run);
  run.dispose();
  return { weights, losses };
}

async function twinLosses(run: Run): Promise<number[]> {
  const frames = await run.measure('light');
  return Array.from({ length: run.members }, (_, m) => frames[m * run.layout.stride + runOffset('twinLoss')]);
}

/** Returns the largest difference by layer, relative to the largest weight of the layer. */
const differences = (found: Float32Array[], expected: Float32Array[]): number[] =>
  found.map((layer, l) => {
    const largest = Math.max(...expected[l].map(Math.abs));
    return Math.max(...layer.map((w, i) => Math.abs(w - expected[l][i]))) / largest;
  });

/** The required agreement on a backend. */
interface Agreement {
  /** The relative tolerance of captured steps against eager ones; 0: the same to the last bit. */
  captureTolerance: number;
  /** Returns whether our kernels are compared with tfjs's own operations in the case of this name. */
  plain: (name: string) => boolean;
}

/** Describes the tests that the three ways to run a step agree on a backend. */
export function describeExecutions(backend: BackendName, { captureTolerance, plain: hasPlain }: Agreement): void {
  describe(`a step on ${backend}`, () => {
    const trained: Record<Execution, Record<string, Trained>> = { plain: {}, eager: {}, captured: {} };

    // One way after the other, since opening a backend compiles its shaders anew.
    beforeAll(async () => {
      for (const execution of EXECUTIONS) {
        await openBackend(backend, { execution });
        for (const [name, members] of Object.entries(CASES)) {
          if (execution === 'plain' && !hasPlain(name)) continue;
          trained[execution][name] = await train(members, SAMPLES[name] ?? 12);
        }
      }
    }, TRAINING_MS);

    it('is tried with every learning rule', () => {
      const tried = new Set(Object.values(CASES).map(([{ train }]) => train.rule));
      expect(
        RULES.filter((rule) => !tried.has(rule)),
        'rules without a case in CASES',
      ).toEqual([]);
    });

    it.each(Object.keys(CASES))('is the same captured and eager, and leaves no tensor: %s', (name) => {
      const [eager, captured] = [trained.eager[name], trained.captured[name]];
      expectClose(captured, eager, captureTolerance);
      for (const { tensors } of [eager, captured]) {
        const [before, during, atEnd, after] = tensors;
        expect(atEnd).toBe(during);
        expect(after).toBe(before);
      }
    });

    it.each(Object.entries(AT_BASE))(
      'has the rate of a schedule as if it were set before it: %s',
      async (_, members) => {
        const onSchedules = scheduled(members);
        const { weights, losses } = await train(onSchedules, 12);
        const halved = (step: number) =>
          onSchedules.map((member) => ({ lr: rateAt(member, step) / (step < CHANGE ? 1 : 2) }));
        expect(await trainByHand(members, halved)).toEqual({ weights, losses });
        expect((await train(members, 12)).weights).not.toEqual(weights);
      },
    );

    it.each(Object.entries(AT_BASE))('takes a schedule, and leaves it, while it trains: %s', async (_, members) => {
      const onSchedules = scheduled(members);
      const rates = (step: number) =>
        (step < CHANGE || step >= BACK ? members : onSchedules).map((member) => ({ lr: rateAt(member, step) }));
      const changes: Record<number, RateSetting[]> = {
        [CHANGE]: onSchedules.map(({ train }) => train),
        [BACK]: members.map(({ train }) => train),
      };
      const before = memoryTensors();
      expect(await trainByHand(members, (step) => changes[step] ?? null)).toEqual(await trainByHand(members, rates));
      expect(memoryTensors()).toBe(before);
    });

    it.each(Object.keys(CASES).filter(hasPlain))('is the same by our kernels as by those of tfjs: %s', (name) => {
      expectClose(trained.eager[name], trained.plain[name], FUSED_TOLERANCE);
    });
  });
}

function expectClose(found: Trained, expected: Trained, tolerance: number): void {
  for (const difference of differences(found.weights, expected.weights)) {
    expect(difference).toBeLessThanOrEqual(tolerance);
  }
  expected.losses.forEach((loss, m) => {
    expect(Number.isNaN(found.losses[m])).toBe(Number.isNaN(loss));
    if (!Number.isNaN(loss)) expect(found.losses[m]).toBeCloseTo(loss, LOSS_DIGITS);
  });
}
