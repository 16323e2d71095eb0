/** A run without a network, on a clock that only work moves; for the tests of this folder. */
import { frameLayout, runOffset, STEP_OFFSET } from '../config/frame.ts';
import type { ScalingRow } from '../config/scaling-row.ts';
import type { FrameKind, Run } from '../engine/run-interface.ts';

/** What things cost, in ms, and what goes wrong. */
export interface FakeRunSpec {
  stepCost?: number;
  /** A frame is measured in this many parts of `partCost` each. */
  parts?: Record<FrameKind, number>;
  partCost?: number;
  /** Whether steps only queue up, as on a GPU, and cost their time in `settle`. */
  queues?: boolean;
  /** From this step on the loss is not a number. */
  divergesAt?: number;
  /** `step` throws at this step. */
  breaksAt?: number;
}

/** A clock that stands still unless told otherwise. */
export interface FakeClock {
  now: () => number;
  spend: (duration: number) => void;
}

/** A clock at 0. */
export function createFakeClock(): FakeClock {
  let time = 0;
  return { now: () => time, spend: (duration) => void (time += duration) };
}

/** A run and what was done to it. */
export interface FakeRun extends Run {
  /** Every frame: its step, its kind, and when it began. */
  readonly frames: readonly { step: number; kind: FrameKind; began: number }[];
  /** Learning rate of each step. */
  readonly rates: readonly number[];
  /** Steps between one `settle` and the next. */
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

/** The fake run. */
export function createFakeRun(spec: FakeRunSpec, clock: FakeClock): FakeRun {
  const { stepCost = 1, parts = { light: 1, full: 2 }, partCost = 1, queues = false } = spec;
  const { divergesAt = Infinity, breaksAt = Infinity } = spec;
  const frames: FakeRun['frames'][number][] = [];
  const rates: number[] = [];
  const slices: number[] = [];
  const layout = frameLayout(1);
  let stepsDone = 0;
  let settled = 0;
  let lr = 0.1;
  let isDisposed = false;

  return {
    layout,
    members: 1,
    frameCost: { light: 1, full: 2 },
    notices: ['A notice.'],
    frames,
    rates,
    slices,
    get stepsDone() {
      return stepsDone;
    },
    get isDisposed() {
      return isDisposed;
    },
    scaling: () => [[row(lr)]],
    step: () => {
      if (stepsDone === breaksAt) throw new RangeError('Array buffer allocation failed');
      stepsDone++;
      rates.push(lr);
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
      const values = new Float32Array(layout.stride).fill(NaN);
      values[STEP_OFFSET] = stepsDone;
      if (stepsDone < divergesAt) values[runOffset('loss')] = 1 / (stepsDone + 1);
      for (let part = 0; part < parts[kind]; part++) {
        clock.spend(partCost);
        await breathe();
      }
      return values;
    },
    divergence: (values) => Promise.resolve(Number.isNaN(values[runOffset('loss')]) ? 'It diverged.' : null),
    setLearningRate: (rate) => void (lr = rate),
    weights: () => Promise.resolve([]),
    dispose: () => void (isDisposed = true),
  };
}
