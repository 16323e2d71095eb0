/** A run without a network, on a clock that moves only with work, for tests. */
import { frameLayout, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { ScalingRow } from '../../config/scaling.ts';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import type { Run } from '../../engine/run/run-interface.ts';

/** The costs of a fake run, in ms, and its failures. */
export interface FakeRunSpec {
  stepCost?: number;
  /** The number of parts in which a frame is measured, of `partCost` each. */
  parts?: Record<FrameKind, number>;
  partCost?: number;
  snapshotCost?: number;
  /** The estimated cost of a frame, by which the pace decides. */
  frameCost?: Run['frameCost'];
  /** Whether steps only queue up, as on a GPU, and cost their time in `settle`. */
  queues?: boolean;
  /** M. */
  members?: number;
  /** The step from which on the loss of each member, or of all, is not a number. */
  divergesAt?: number | readonly number[];
  /** The step at which `step` throws. */
  breaksAt?: number;
  /** The step from which it goes on. */
  startsAt?: number;
}

/** A clock that stands still until `spend`. */
export interface FakeClock {
  now: () => number;
  spend: (duration: number) => void;
}

/** Creates a clock at 0. */
export function createFakeClock(): FakeClock {
  let time = 0;
  return { now: () => time, spend: (duration) => void (time += duration) };
}

/** A run with a record of its calls. */
export interface FakeRun extends Run {
  /** The frames: their steps, kinds, and times of beginning. */
  readonly frames: readonly { step: number; kind: FrameKind; began: number }[];
  /** The questions, and the steps at which they were answered. */
  readonly questions: readonly { step: number; member: number; question: Question }[];
  /** The learning rate of member 0 in each step. */
  readonly rates: readonly number[];
  /** The steps between one `settle` and the next. */
  readonly slices: readonly number[];
  readonly isDisposed: boolean;
}

const row = (lr: number): ScalingRow => ({
  layer: 1,
  role: 'input',
  fanOut: 1,
  fanIn: 1,
  std: 1,
  lr,
  biasLr: null,
  abc: { a: 0, b: 0, c: 0 },
});

/** Creates a fake run. */
export function createFakeRun(spec: FakeRunSpec, clock: FakeClock): FakeRun {
  const { stepCost = 1, parts = { glance: 1, light: 1, alignment: 2, full: 2 }, partCost = 1, queues = false } = spec;
  const { snapshotCost = 0 } = spec;
  const { frameCost = { glance: 1, light: 1, alignment: 2, full: 2 } } = spec;
  const { members = 1, divergesAt = Infinity, breaksAt = Infinity } = spec;
  const endOf = (member: number) => (typeof divergesAt === 'number' ? divergesAt : divergesAt[member]);
  const frames: FakeRun['frames'][number][] = [];
  const questions: FakeRun['questions'][number][] = [];
  const rates: number[] = [];
  const slices: number[] = [];
  const layout = frameLayout(1);
  let stepsDone = spec.startsAt ?? 0;
  let settled = stepsDone;
  let lr: readonly number[] = Array.from({ length: members }, () => 0.1);
  const ended = new Set<number>();
  let isDisposed = false;

  return {
    layout,
    members,
    frameCost,
    memory: { kept: [], passing: [], bytes: 0, largest: 0 },
    machine: null,
    notices: ['A notice.'],
    frames,
    questions,
    rates,
    slices,
    get stepsDone() {
      return stepsDone;
    },
    get isDisposed() {
      return isDisposed;
    },
    scaling: () => lr.map((rate) => [row(rate)]),
    step: () => {
      if (stepsDone === breaksAt) throw new RangeError('Array buffer allocation failed');
      stepsDone++;
      rates.push(lr[0]);
      if (!queues) clock.spend(stepCost);
    },
    settle: async () => {
      await Promise.resolve();
      if (stepsDone > settled) slices.push(stepsDone - settled);
      if (queues) clock.spend((stepsDone - settled) * stepCost);
      settled = stepsDone;
    },
    measure: async (kind, breathe = () => Promise.resolve()) => {
      frames.push({ step: stepsDone, kind, began: clock.now() });
      const values = new Float32Array(members * layout.stride).fill(NaN);
      for (let member = 0; member < members; member++) {
        const start = member * layout.stride;
        values[start + STEP_OFFSET] = stepsDone;
        if (stepsDone < endOf(member)) values[start + runOffset('loss')] = (member + 1) / (stepsDone + 1);
      }
      for (let part = 0; part < parts[kind]; part++) {
        clock.spend(partCost);
        await breathe();
      }
      return values;
    },
    inspect: async (member, question, breathe = () => Promise.resolve()) => {
      questions.push({ step: stepsDone, member, question });
      clock.spend(partCost);
      await breathe();
      return emptyInspection(question, stepsDone);
    },
    picture: (_, question) =>
      Promise.resolve(
        question.kind === 'function'
          ? {
              kind: 'function',
              of: 'pairs',
              samples: 'test',
              target: new Float32Array(1),
              f: Float32Array.of(stepsDone),
              directions: null,
            }
          : {
              ...question,
              of: 'units',
              now: Float32Array.of(stepsDone, stepsDone),
              start: new Float32Array(2),
            },
      ),
    divergence: (values) => {
      const losses = lr.map((_, m) => values[m * layout.stride + runOffset('loss')]);
      const member = losses.findIndex((loss, m) => Number.isNaN(loss) && !ended.has(m));
      if (member < 0) return Promise.resolve(null);
      ended.add(member);
      return Promise.resolve({ member, step: stepsDone, loss: NaN, firstLoss: member + 1, calm: { step: 0 } });
    },
    diagnose: () => Promise.resolve({ sentence: 'It diverged.', control: 'train.lr', remedy: null }),
    happenings: () => Promise.resolve(lr.map(() => null)),
    setLearningRates: (rates) => void (lr = rates.map((rate) => rate.lr)),
    snapshot: () => {
      clock.spend(snapshotCost);
      const step = stepsDone;
      return Promise.resolve(lr.map((_, m) => ({ step, weights: [Float32Array.of(m, step)], biases: null })));
    },
    handOver: () => {
      const at = (step: number) => lr.map((_, m) => ({ step, weights: [Float32Array.of(m, step)], biases: null }));
      return Promise.resolve({ initial: at(0), present: at(stepsDone) });
    },
    checkpoint: () =>
      Promise.resolve({
        ...{ step: stepsDone, begun: 0, values: [Float32Array.of(stepsDone)], noise: [] },
        watched: { losses: { first: null, lowest: [], calm: { step: 0 }, isCalm: true, hasEnded: [] }, spikes: [] },
      }),
    weights: () => Promise.resolve([]),
    sharpness: () => Promise.resolve(null),
    testOutputs: () => Promise.resolve([]),
    dispose: () => void (isDisposed = true),
  };
}

/** Returns the inspection of a layer of one weight, which is 0. */
export function emptyInspection(question: Question, step: number): Inspection {
  const nothing = { values: new Float32Array(), total: 1 };
  const one = new Float32Array(1);
  const matrix = { trace: 0, cells: one, diagonal: one, eigenvalues: nothing, eigenvectors: new Float32Array() };
  return {
    ...question,
    step,
    fanOut: 1,
    fanIn: 1,
    block: 1,
    nfm: matrix,
    agop: matrix,
    overlaps: new Float32Array(),
    machine: null,
    singularValues: { weights: nothing, change: nothing },
    preactivations: { edges: new Float32Array([0, 1]), now: one, start: one },
    inference: null,
  };
}
