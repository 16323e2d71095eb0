import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { isDeepInTheLazyEnd } from '../../config/lazy-end.ts';
import { hasSharpness } from '../../config/measures/available-measures.ts';
import { layerDecays, weightCount } from '../../config/scaling.ts';
import { taskError } from '../../tasks/data/task-error.ts';
import { words } from '../../words/words.ts';
import { architectureOf, type Architecture } from '../network/architecture.ts';
import { initialFeedback } from '../network/feedback.ts';
import { initialWeights } from '../network/initial-weights.ts';
import { cutMembers } from '../backends/fused/cut-members.ts';
import { LOSS_FUNCTIONS, type LossFunction } from '../network/losses.ts';
import type { OutputScale, Pass } from '../network/network.ts';
import { outputScale, passOf } from '../network/member-pass.ts';
import { chunksOf, firstChunk, withInitialOutput, type Chunk } from '../network/sample-set.ts';
import { createBatchFeed, type BatchFeed } from '../training/batch-feed.ts';
import { batchCriticalRate, criticalLearningRates } from '../training/critical-learning-rate.ts';
import { createLearner, type Learner } from '../training/learner.ts';
import { createOptimizer, type Optimizer } from '../training/optimizers.ts';
import { descend, initialState, laterState, learningRates, type TrainState } from '../training/train-state.ts';
import { lineInputs } from '../pictures/line-inputs.ts';
import { createTwins, type Twins } from '../twins/twins.ts';
import { restored } from './checkpoint.ts';
import { whyNoMachine } from '../measures/fit-feature-machine.ts';
import { createMeter, type Meter } from './meter.ts';
import type { BufferName, RunSpec } from './run-interface.ts';
import { createRunSharpness, type RunSharpness } from './run-sharpness.ts';
import type { RunStart } from './snapshot.ts';
import { createStepper, tensorsOf, type Stepper } from './stepper.ts';

/** The parts of a run at step 0, on the backend that is open. */
export interface OpenRun {
  architecture: Architecture;
  pass: Pass;
  scale: OutputScale;
  /** The value of one unit of each member's `train.lr`: 1, or its critical learning rate at step 0. */
  units: number[];
  loss: LossFunction;
  trainSet: Chunk[];
  testSet: Chunk[];
  probe: Chunk;
  learner: Learner;
  twins: Twins;
  /** Sentences for the reader about this run. */
  notices: string[];
  meter: Meter;
  sharpness: RunSharpness;
  stepper: Stepper;
  /** Returns all tensors that live from step to step, by kind. */
  held(): [name: BufferName, tensors: tf.TensorContainer][];
  /** Frees every tensor of the run. */
  dispose(): void;
}

/**
 * Opens a run without a check of its memory.
 *
 * @throws a sentence when a network has no critical learning rate, where it is the unit
 */
export async function openRun({
  members: given,
  dataset,
  checkpoint,
  machine = null,
  ...values
}: RunSpec): Promise<OpenRun> {
  const [{ train, measure: measuring }] = given;
  const architecture = architectureOf(given[0]);
  const loss = LOSS_FUNCTIONS[train.loss];
  const isLazy = isDeepInTheLazyEnd(given);
  const scale = outputScale(given);
  const pass = passOf(given, architecture);
  const optimizer = createOptimizer(given[0]);
  const start = startOf({ members: given, dataset, ...values }, optimizer);
  const present = presentOf(start, values.start);
  const begun = checkpoint?.begun ?? values.start?.present[0].step ?? 0;

  const rowWeights = cutMembers(given.length) * weightCount(given[0]);
  const prepared = (chunk: Chunk) =>
    scale.centered && !isLazy ? withInitialOutput(chunk, start, architecture) : chunk;
  const trainSet = chunksOf(dataset.train, dataset, rowWeights).map(prepared);
  const testSet = chunksOf(dataset.test, dataset, rowWeights).map(prepared);
  const probe = prepared(firstChunk(dataset.train, Math.min(measuring.probe, dataset.train.count), dataset));

  const units = await learningRateUnits(given, start, trainSet, scale);
  const members = inUnits(given, units);
  const feed = createBatchFeed(members, trainSet, checkpoint?.step ?? begun);
  const learner = createLearner(members, scale, checkpoint?.noise);
  const decays = layerDecays(members[0]);
  const line = lineInputs(dataset);
  const twins = await createTwins({
    ...{ members, dataset, line, state: start, step: begun, architecture, loss, scale, trainSet, testSet },
  });
  const atBegin = { networks: present, twins: twins.start };
  const meter = createMeter(
    {
      train: trainSet,
      test: testSet,
      probe,
      architecture,
      pass,
      loss,
      classify: dataset.classes !== null,
      scale,
      members,
      learner,
      optimizer,
      machine,
      nextBatch: () => {
        const rows = feed.peek();
        return feed.batch(rows && feed.rowsTensor(rows));
      },
      twins,
    },
    start,
  );
  const sharpness = createRunSharpness({ members, train: trainSet, architecture, pass, loss, scale });
  const stepper = createStepper({
    start: checkpoint ? restored(atBegin, checkpoint, learner.learnsFeedback) : atBegin,
    feed,
    rates: learningRates(members),
    done: checkpoint?.step ?? begun,
    isPure: learner.isPure,
    advance: ({ networks, twins: before }, rows, rates) => {
      const batch = feed.batch(rows);
      const input = learner.input(networks, pass(networks, batch.x), batch);
      const after = descend(networks, learner.errors(input), rates, optimizer, decays);
      return {
        networks: { ...after, feedback: learner.feedback(input) },
        twins: twins.advance(before, rows, rates),
      };
    },
  });

  const noMachine = given[0].measure.rfm ? whyNoMachine(given[0], dataset) : null;
  const notices = [
    ...twins.notices,
    ...afreshNotices(given[0], begun),
    ...sharpnessNotices(given[0]),
    ...(noMachine === null ? [] : [noMachine]),
    ...(await batchNotices(members, units, start, feed, architecture, scale)),
  ];
  const kept = new Set(tensorsOf(stepper.state));
  const replaced = [...tensorsOf({ networks: start, twins: [] }), ...tensorsOf(atBegin)];
  tf.dispose(replaced.filter((tensor) => !kept.has(tensor)));
  const chunks = [...trainSet, ...testSet, probe];
  return {
    architecture,
    pass,
    scale,
    loss,
    units,
    trainSet,
    testSet,
    probe,
    learner,
    twins,
    notices,
    meter,
    sharpness,
    stepper,
    held: () => {
      const { networks, twins: learned } = stepper.state;
      const sets = [...chunks, feed.all];
      return [
        ['weights', [networks.initial, networks.moved, networks.W]],
        ['biases', [networks.b ?? [], networks.initialBiases ?? []]],
        ['optimizer', [networks.memory, networks.clock] as tf.TensorContainer],
        ['feedback', networks.feedback],
        ['rates', stepper.rates],
        ['data', [...sets.map(({ x, y }) => [x, y]), twins.targets]],
        ['initialOutputs', sets.flatMap(({ z0 }) => z0 ?? [])],
        ['references', meter.held()],
        ['calmWeights', sharpness.held()],
        ...twins.held(learned),
      ];
    },
    dispose: () => {
      stepper.dispose();
      feed.dispose();
      meter.dispose();
      sharpness.dispose();
      twins.dispose();
      learner.dispose();
      const tensors = chunks.flatMap(({ x, y, z0 }) => [x, y, ...(z0 ? [z0] : [])]);
      tf.dispose([tensors, scale.gamma0, scale.centered ?? []]);
    },
  };
}

/** Makes the state at step 0. Random values are drawn once, and not kept. */
function startOf({ members, start, ...given }: RunSpec, optimizer: Optimizer): TrainState {
  let drawn: Float32Array[][] | null = null;
  const weights = () =>
    (drawn ??= members.map((member, m) => start?.initial[m].weights ?? given.weights ?? initialWeights(member)));
  let drawnFeedback: Float32Array[][] | null = null;
  const feedback = () =>
    (drawnFeedback ??= members.map((member, m) => given.feedback ?? initialFeedback(member, weights()[m])));
  const biases = start?.initial.map((snapshot) => snapshot.biases ?? []);
  const hasBiases = biases?.some((layers) => layers.some((layer) => layer.some((value) => value !== 0)));
  return initialState(members, weights, feedback, optimizer, biases && hasBiases ? () => biases : undefined);
}

/** Makes the state from which the networks go on: that of step 0, or a later one. */
function presentOf(start: TrainState, given: RunStart | undefined): TrainState {
  if (!given || given.present[0].step === 0) return start;
  const { present } = given;
  return laterState(
    start,
    () => present.map(({ weights }) => weights),
    () => present.map(({ biases }) => biases ?? []),
  );
}

/** Returns the value of one unit of each member's `train.lr`: 1, or its critical learning rate at step 0. */
async function learningRateUnits(
  members: Experiment[],
  state: TrainState,
  trainSet: Chunk[],
  scale: OutputScale,
): Promise<number[]> {
  if (members.every(({ train }) => train.lrUnit === 'absolute')) return members.map(() => 1);
  const architecture = architectureOf(members[0]);
  const critical = await criticalLearningRates(members, state, trainSet, architecture, scale);
  const without = members.find((_, m) => !Number.isFinite(critical[m]));
  if (without) throw taskError(words.engine.noCriticalRate(without.seed), 'train.lrUnit');
  return members.map(({ train }, m) => (train.lrUnit === 'critical' ? critical[m] : 1));
}

/** Returns a sentence where networks go on without what an optimizer or the feedback remembers of the steps before. */
function afreshNotices({ train }: Experiment, step: number): string[] {
  if (step === 0) return [];
  const { fromStep } = words.engine;
  return [
    ...(train.optimizer === 'adam' || train.optimizer === 'momentum'
      ? [fromStep.optimizer(step, train.optimizer)]
      : []),
    ...(train.tp?.feedback === 'learned' ? [fromStep.feedback(step)] : []),
  ];
}

/** Returns a sentence where the sharpness was asked for, and the run has none. */
const sharpnessNotices = (experiment: Experiment): string[] =>
  experiment.measure.sharpness && !hasSharpness(experiment) ? [words.engine.sharpnessWithout] : [];

/** Returns a sentence on the critical rate of the batches, where the rate of the whole training set is the unit. */
async function batchNotices(
  members: Experiment[],
  units: number[],
  state: TrainState,
  feed: BatchFeed,
  architecture: Architecture,
  scale: OutputScale,
): Promise<string[]> {
  const [experiment, ...others] = members;
  const size = feed.peek()?.length;
  if (size === undefined || others.length > 0 || experiment.train.lrUnit === 'absolute') return [];
  const share = (await batchCriticalRate(experiment, state, feed.all, size, architecture, scale)) / units[0];
  return Number.isFinite(share) ? [words.engine.batchLimit(size, share.toPrecision(2))] : [];
}

/** Returns the members with their learning rates in absolute units. */
export const inUnits = (members: Experiment[], units: number[]): Experiment[] =>
  members.map((member, m) => ({ ...member, train: { ...member.train, lr: member.train.lr * units[m] } }));
