import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { layerShapes, scalingTable } from '../config/scaling.ts';
import { taskError } from '../tasks/data/task-error.ts';
import { words } from '../words/words.ts';
import { activationFunction } from './activations/activation-function.ts';
import { freeUnusedMemory, settleBackend } from './backends/open-backend.ts';
import { createBatchFeed } from './training/batch-feed.ts';
import { checkSpec } from './run/check-spec.ts';
import { frameCost } from './measures/cost.ts';
import { criticalLearningRates } from './training/critical-learning-rate.ts';
import { createDivergenceCheck } from './run/divergence-check.ts';
import { initialFeedback } from './network/feedback.ts';
import { initialWeights } from './network/initial-weights.ts';
import { createLearner, hasPureSteps, type Learner } from './training/learner.ts';
import { LOSS_FUNCTIONS } from './network/losses.ts';
import { inferenceCurve } from './measures/rule-inference.ts';
import { createMeter } from './run/meter.ts';
import { differenceForward, forward, type OutputScale, type Pass } from './network/network.ts';
import { checkMemory } from './memory/check-memory.ts';
import { memoryLimits, presentStepKind } from './memory/memory-limits.ts';
import { runMemory } from './memory/run-memory.ts';
import type { RunSize } from './memory/run-size.ts';
import { createOptimizer } from './training/optimizers.ts';
import { inspectLayer } from './inspect/inspect-layer.ts';
import type { Run, RunSpec } from './run/run-interface.ts';
import { chunkOutput, chunksOf, firstChunk, readOutputs, withInitialOutput, type Chunk } from './network/sample-set.ts';
import { createStepper } from './run/stepper.ts';
import { createTwins } from './twins/twins.ts';
import { descend, initialState, learningRates, readWeights, type TrainState } from './training/train-state.ts';

/**
 * A run of M networks of one shape on the backend that is open (`openBackend`).
 *
 * @throws a sentence when the members, the data or the weights don't fit together
 */
export async function createRun(spec: RunSpec): Promise<Run> {
  checkSpec(spec);
  const { dataset } = spec;
  const [{ net, train, measure: measuring }] = spec.members;
  const phi = activationFunction(net.activation);
  const loss = LOSS_FUNCTIONS[train.loss];
  const shapes = layerShapes(spec.members[0]);
  const weightCount = spec.members.length * shapes.reduce((count, [fanOut, fanIn]) => count + fanOut * fanIn, 0);
  const isLazy = isDeepInTheLazyEnd(spec.members);
  const size = sizeOf(spec, isLazy);
  checkMemory(size, memoryLimits());
  const scale = outputScale(spec.members);
  const pass: Pass = isLazy ? (state, x) => differenceForward(state, phi, x) : (state, x) => forward(state, phi, x);
  const optimizer = createOptimizer(spec.members[0]);
  const start = startOf(spec, optimizer);

  const prepared = (chunk: Chunk) => (scale.centered && !isLazy ? withInitialOutput(chunk, start, phi) : chunk);
  const trainSet = chunksOf(dataset.train, dataset, weightCount).map(prepared);
  const testSet = chunksOf(dataset.test, dataset, weightCount).map(prepared);
  const probe = prepared(firstChunk(dataset.train, Math.min(measuring.probe, dataset.train.count), dataset));

  const units = await learningRateUnits(spec.members, start, trainSet, scale);
  let members = inUnits(spec.members, units);
  const feed = createBatchFeed(members, trainSet);
  const learner = createLearner(members, scale);
  const twins = await createTwins({ members, dataset, state: start, phi, loss, scale, trainSet, testSet });
  const classify = dataset.classes !== null;
  const meter = createMeter(
    { train: trainSet, test: testSet, probe, phi, pass, loss, classify, scale, members, learner, twins },
    start,
  );
  const checkDivergence = createDivergenceCheck({ meter: meter.layout, trainSet, units, phi, scale });
  let stepsDone = 0;

  const stepper = createStepper({
    start: { networks: start, twins: twins.start },
    feed,
    rates: learningRates(members),
    isPure: learner.isPure,
    advance: ({ networks, twins: before }, rows, rates) => {
      const batch = feed.batch(rows);
      const input = learner.input(networks, pass(networks, batch.x), batch);
      const after = descend(networks, learner.errors(input), rates, optimizer, train.weightDecay);
      return {
        networks: { ...after, feedback: learner.feedback(input) },
        twins: twins.advance(before, rows, rates),
      };
    },
  });

  return {
    layout: meter.layout,
    members: members.length,
    frameCost: frameCost({
      shapes,
      samples: dataset.train.count + dataset.test.count,
      probe: probe.x.shape[1],
      outputs: dataset.outputs,
      passes: learner.passes,
      twins: twins.cost,
      members: members.length,
    }),
    memory: runMemory(size),
    notices: twins.notices,
    get stepsDone() {
      return stepsDone;
    },
    scaling: () => members.map(scalingTable),
    step: () => {
      stepper.step();
      stepsDone++;
    },
    settle: settleBackend,
    measure: (kind, breathe = () => Promise.resolve()) => meter.measure(stepper.state, stepsDone, kind, breathe),
    inspect: async (question, breathe = () => Promise.resolve()) => {
      const { gamma0 } = spec.members[0].scaling;
      const { networks: state } = stepper.state;
      const asked = { state, step: stepsDone, phi, x: probe.x, gamma0 };
      const inference = train.rule === 'pc' ? await readInferenceCurve(learner, state, pass, probe) : null;
      return { ...(await inspectLayer(asked, question, breathe)), inference };
    },
    divergence: (frames) => checkDivergence(frames, members, stepper.state.networks),
    setLearningRate: (lr) => {
      const changed = spec.members.map((member) => ({ ...member, train: { ...member.train, lr } }));
      members = inUnits(changed, units);
      stepper.setRates(learningRates(members));
    },
    weights: () => readWeights(stepper.state.networks.W),
    testOutputs: () => readOutputs(testSet.map((chunk) => chunkOutput(chunk, stepper.state.networks, pass, scale))),
    dispose: () => {
      stepper.dispose();
      feed.dispose();
      meter.dispose();
      twins.dispose();
      learner.dispose();
      const chunks = [...trainSet, ...testSet, probe].flatMap(({ x, y, z0 }) => [x, y, ...(z0 ? [z0] : [])]);
      tf.dispose([chunks, scale.gamma0, scale.centered ?? []]);
      freeUnusedMemory();
    },
  };
}

/** What decides its memory. */
function sizeOf({ members, dataset }: RunSpec, lazy: boolean): RunSize {
  const [experiment] = members;
  return {
    experiment,
    members: members.length,
    train: dataset.train.count,
    test: dataset.test.count,
    inputs: dataset.inputs,
    outputs: dataset.outputs,
    centered: members.some(({ scaling }) => scaling.centered),
    lazy,
    step: presentStepKind(hasPureSteps(experiment.train)),
  };
}

/** Step 0. A function of its own, so that the arrays it draws are not kept. */
function startOf({ members, ...given }: RunSpec, optimizer: ReturnType<typeof createOptimizer>): TrainState {
  const weights = members.map((member) => given.weights ?? initialWeights(member));
  const feedback = members.map((member, m) => given.feedback ?? initialFeedback(member, weights[m]));
  return initialState(members, weights, feedback, optimizer);
}

/** How predictive coding settles on the probe set, member 0. */
async function readInferenceCurve(learner: Learner, state: TrainState, pass: Pass, probe: Chunk) {
  const signals = tf.tidy(() => pass(state, probe.x));
  const input = learner.input(state, signals, probe);
  const [curve] = await inferenceCurve(input);
  tf.dispose([input.deltaOut, signals.h.slice(1), signals.z.slice(1)]);
  return curve;
}

/** What one unit of each member's `train.lr` is: 1, or its critical learning rate at step 0. */
async function learningRateUnits(
  members: Experiment[],
  state: TrainState,
  trainSet: Chunk[],
  scale: OutputScale,
): Promise<number[]> {
  if (members.every(({ train }) => train.lrUnit === 'absolute')) return members.map(() => 1);
  const phi = activationFunction(members[0].net.activation);
  const critical = await criticalLearningRates(members, state, trainSet, phi, scale);
  const without = members.find((_, m) => !Number.isFinite(critical[m]));
  if (without) throw taskError(words.engine.noCriticalRate(without.seed), 'train.lrUnit');
  return members.map(({ train }, m) => (train.lrUnit === 'critical' ? critical[m] : 1));
}

const inUnits = (members: Experiment[], units: number[]): Experiment[] =>
  members.map((member, m) => ({ ...member, train: { ...member.train, lr: member.train.lr * units[m] } }));

function outputScale(members: Experiment[]): OutputScale {
  const column = (values: number[]) => tf.tensor3d(values, [members.length, 1, 1]);
  const centered = members.map(({ scaling }) => Number(scaling.centered));
  return {
    gamma0: column(members.map(({ scaling }) => scaling.gamma0)),
    centered: centered.includes(1) ? column(centered) : null,
  };
}

/** Below this gamma0 the digits of f - f_0 are kept by carrying the difference forward. */
const LAZY_GAMMA0 = 1e-2;

const isDeepInTheLazyEnd = (members: Experiment[]): boolean =>
  members.some(({ scaling }) => scaling.gamma0 < LAZY_GAMMA0);
