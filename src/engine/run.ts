import * as tf from '@tensorflow/tfjs-core';
import { DEFAULT_PREDICTIVE_CODING, type Experiment } from '../config/experiment.ts';
import { layerShapes, scaledGammaOut, scalingTable } from '../maths/scaling.ts';
import { words } from '../words/words.ts';
import { ACTIVATION_FUNCTIONS } from './activations.ts';
import { settleBackend } from './backend.ts';
import { createBatchFeed } from './batch-feed.ts';
import { checkSpec } from './check-spec.ts';
import { checkMemory, frameCost } from './cost.ts';
import { createDivergenceCheck } from './divergence.ts';
import { feedbackShapes, initialFeedback } from './feedback.ts';
import { initialWeights } from './initial-weights.ts';
import { LOSS_FUNCTIONS } from './losses.ts';
import { createMeter } from './meter.ts';
import { forward, output, type OutputScale } from './network.ts';
import { createOptimizer, type Optimizer } from './optimizers.ts';
import { bp } from './rules/bp.ts';
import { dfa } from './rules/dfa.ts';
import { fa } from './rules/fa.ts';
import { pc } from './rules/pc.ts';
import type { PredictiveCodingInput } from './rules/rule.ts';
import type { Run, RunSpec } from './run-interface.ts';
import { chunksOf, firstChunk, lastOf, withInitialOutput, type Chunk } from './sample-set.ts';
import { descend, initialState, learningRates, stackMembers } from './train-state.ts';

/** A learning rule: the directions of a batch from the error of its output. */
const RULES = { bp, fa, dfa, pc };

/**
 * A run of M networks of one shape on the backend that is open (`openBackend`).
 *
 * @throws a sentence when the members, the data or the weights don't fit together
 */
export function createRun(spec: RunSpec): Run {
  checkSpec(spec);
  const { dataset } = spec;
  let members = spec.members;
  const [{ net, train, measure: measuring }] = members;
  const phi = ACTIVATION_FUNCTIONS[net.activation];
  const loss = LOSS_FUNCTIONS[train.loss];
  const rule = RULES[train.rule];
  const shapes = layerShapes(members[0]);
  const weightCount = members.length * shapes.reduce((count, [fanOut, fanIn]) => count + fanOut * fanIn, 0);
  checkMemory(weightCount, train.optimizer);
  const scale = outputScale(members);
  const optimizer = createOptimizer(members[0]);

  const start = startOf(spec, optimizer);
  const { feedback } = start;
  let { state } = start;
  let rates = learningRates(members);

  const prepared = (chunk: Chunk) => (scale.centered ? withInitialOutput(chunk, state, phi) : chunk);
  const trainSet = chunksOf(dataset.train, dataset, weightCount).map(prepared);
  const testSet = chunksOf(dataset.test, dataset, weightCount).map(prepared);
  const probe = prepared(firstChunk(dataset.train, Math.min(measuring.probe, dataset.train.count), dataset));
  const feed = createBatchFeed(members, trainSet);
  const classify = dataset.classes !== null;
  const meter = createMeter(
    { train: trainSet, test: testSet, probe, phi, loss, classify, scale, members: members.length },
    state,
  );
  const predictiveCoding = predictiveCodingInput(members);
  const checkDivergence = createDivergenceCheck({ meter: meter.layout, trainSet: trainSet[0], phi, scale });
  let stepsDone = 0;

  /** (state, batch) -> state, without a look at any value. */
  const advance = () =>
    tf.tidy(() => {
      const { x, y, z0 } = feed.next();
      const signals = forward(state, phi, x);
      const f = output(lastOf(signals), z0, scale);
      const deltaOut = tf.div<tf.Tensor3D>(loss.gradient(f, y), scale.gamma0);
      const directions = rule({
        weights: state,
        phi,
        signals,
        deltaOut,
        lossGradient: (other) => loss.gradient(other, y),
        feedback,
        pc: predictiveCoding,
      });
      return descend(state, directions, rates, optimizer, train.weightDecay);
    });

  return {
    layout: meter.layout,
    members: members.length,
    frameCost: frameCost(
      shapes,
      dataset.train.count + dataset.test.count + probe.x.shape[1],
      probe.x.shape[1] * dataset.outputs,
      members.length,
    ),
    notices: noticesOf(members),
    get stepsDone() {
      return stepsDone;
    },
    scaling: () => members.map(scalingTable),
    step: () => {
      const { moved, W, b, memory } = state;
      state = advance();
      tf.dispose([moved, W, b ?? [], memory]);
      stepsDone++;
    },
    settle: settleBackend,
    measure: (kind, breathe = () => Promise.resolve()) => meter.measure(state, stepsDone, kind, breathe),
    divergence: (frames) => checkDivergence(frames, members, state),
    setLearningRate: (lr) => {
      members = members.map((member) => ({ ...member, train: { ...member.train, lr } }));
      tf.dispose([rates.W, rates.b ?? []]);
      rates = learningRates(members);
    },
    weights: () => readWeights(state.W),
    dispose: () => {
      feed.dispose();
      meter.dispose();
      const chunks = [...trainSet, ...testSet, probe].flatMap(({ x, y, z0 }) => [x, y, ...(z0 ? [z0] : [])]);
      const { initial, moved, W, b, memory } = state;
      tf.dispose([
        chunks,
        initial,
        moved,
        W,
        b ?? [],
        memory,
        rates.W,
        rates.b ?? [],
        scale.gamma0,
        scale.centered ?? [],
        feedback,
        predictiveCoding.gammaOut,
      ]);
    },
  };
}

/** Step 0, and the feedback that stays. A function of its own, so that the arrays it draws are not kept. */
function startOf({ members, ...given }: RunSpec, optimizer: Optimizer) {
  const weights = members.map((member) => given.weights ?? initialWeights(member));
  const feedback = members.map((member, m) => given.feedback ?? initialFeedback(member, weights[m]));
  return {
    state: initialState(members, weights, optimizer),
    feedback: stackMembers(feedback, feedbackShapes(members[0].train.rule, layerShapes(members[0]))),
  };
}

function predictiveCodingInput(members: Experiment[]): PredictiveCodingInput {
  const settings = members[0].train.pc ?? DEFAULT_PREDICTIVE_CODING;
  const gammaOut = members.map((member) => scaledGammaOut(member, settings));
  return { ...settings, gammaOut: tf.tensor3d(gammaOut, [members.length, 1, 1]) };
}

function outputScale(members: Experiment[]): OutputScale {
  const column = (values: number[]) => tf.tensor3d(values, [members.length, 1, 1]);
  const centered = members.map(({ scaling }) => Number(scaling.centered));
  return {
    gamma0: column(members.map(({ scaling }) => scaling.gamma0)),
    centered: centered.includes(1) ? column(centered) : null,
  };
}

/** By member and layer, [fan_out, fan_in] row-major. */
async function readWeights(layers: tf.Tensor3D[]): Promise<Float32Array[][]> {
  const values = await Promise.all(layers.map((W) => W.data<'float32'>()));
  const members = layers[0].shape[0];
  return Array.from({ length: members }, (_, m) =>
    values.map((all) => all.slice((m * all.length) / members, ((m + 1) * all.length) / members)),
  );
}

/** Relative rounding error of float32. */
const FLOAT32_EPSILON = 2 ** -24;
/** From here on down the digits lost to f - f_0 deserve a word. */
const SMALL_GAMMA0 = 1e-2;

function noticesOf(members: Experiment[]): string[] {
  const smallest = Math.min(...members.map(({ scaling }) => scaling.gamma0));
  if (smallest >= SMALL_GAMMA0) return [];
  return [words.engine.smallGamma(String(smallest), (FLOAT32_EPSILON / smallest).toExponential(0))];
}
