import type { Experiment } from '../../config/experiment.ts';
import type { FrameLayout } from '../../config/frame.ts';
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { ScalingRow } from '../../config/scaling.ts';
import type { RateSetting } from '../../config/settings/schedule-settings.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { FeatureMachineFit } from '../measures/fit-feature-machine.ts';
import type { FrameCost } from '../measures/cost.ts';
import type { Inspection, Question } from '../inspect/inspection.ts';
import type { Picture, PictureQuestion } from '../pictures/picture.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Happening } from './catapult-watch.ts';
import type { Divergence } from './divergence-watch.ts';
import type { RunStart, Snapshot } from './snapshot.ts';
import type { words } from '../../words/words.ts';

/** The specification of a run. */
export interface RunSpec {
  /** M experiments, which may differ only in seed, learning rate, gamma0 and scaling. */
  members: Experiment[];
  /** The data that all members share. */
  dataset: Dataset;
  /** Initial weights by layer, [fan_out, fan_in] row-major, for all members; absent: drawn from each seed. */
  weights?: Float32Array[];
  /** Feedback at step 0 by layer (`feedback.ts`), for all members; absent: drawn from each seed. */
  feedback?: Float32Array[];
  /** The feature machine of these data, where it is known; absent: it is fitted, if the members ask for one. */
  machine?: FeatureMachineFit | null;
  /** Where the networks go on; absent: they begin at step 0 with the weights above. */
  start?: RunStart;
  /** Where a run of the same specification was, and this one goes on; absent: it begins as above. */
  checkpoint?: Checkpoint;
}

/** Why a network diverged, and what to do. */
export interface Diagnosis {
  /** When it diverged, the cause with the numbers of its test, and what to do. */
  sentence: string;
  /** The dotted key of the setting at fault. */
  control: SettingPath;
  /** A change that the lab takes and that removes the cause, as far as its test tells; `null` where none is known. */
  remedy: Remedy | null;
}

/** A change of one setting that helps a run which failed. */
export interface Remedy {
  path: SettingPath;
  value: number;
}

/** A network, or an ensemble of M networks of one shape, in training. */
export interface Run {
  readonly layout: FrameLayout;
  /** M. */
  readonly members: number;
  /** Optimizer steps done. */
  readonly stepsDone: number;
  /** Returns the scaling table of each member at the present learning rate. */
  scaling(): ScalingRow[][];
  /** Multiply-adds of a frame of each kind. */
  readonly frameCost: FrameCost;
  /** The memory that the run needs on its device. */
  readonly memory: RunMemory;
  /** The feature machine of the data, where the members ask for one. */
  readonly machine: FeatureMachineFit | null;
  /** Notes for the reader about this run, as sentences. */
  readonly notices: readonly string[];
  /** Makes one optimizer step; on WebGPU it may only be queued on return. */
  step(): void;
  /** Resolves when all queued steps are done; at once on wasm and cpu. */
  settle(): Promise<void>;
  /**
   * Measures the network as it is now: M packed frames (config/frame.ts), [M * stride].
   * Calls `breathe` between its parts, so that a worker can look at its messages.
   */
  measure(kind: FrameKind, breathe?: () => Promise<void>): Promise<Float32Array>;
  /** Looks into one layer of a member as it is now; breathes like `measure`. */
  inspect(member: number, question: Question, breathe?: () => Promise<void>): Promise<Inspection>;
  /** Returns a picture of a member as it is now; breathes like `measure`. */
  picture(member: number, question: PictureQuestion, breathe?: () => Promise<void>): Promise<Picture>;
  /** Returns a network that has diverged by these frames of `measure`, each once, or `null` if there is none. */
  divergence(frames: Float32Array): Promise<Divergence | null>;
  /** Tests why a network has diverged; it takes up to a few seconds, and changes nothing. */
  diagnose(divergence: Divergence): Promise<Diagnosis>;
  /** Returns what these frames show of each member beside curves, or `null`; each thing once. */
  happenings(frames: Float32Array): Promise<(Happening | null)[]>;
  /**
   * Returns the sharpness of each member (docs/maths.md 5.4), at the present weights or at those of the last frame that
   * `divergence` found to be calm; `null` where the run has none. NaN for weights that are not finite.
   */
  sharpness(at: 'now' | 'lastCalm', breathe?: () => Promise<void>): Promise<number[] | null>;
  /** Changes the learning rate of each member, and its schedule, from the next step on. */
  setLearningRates(rates: readonly RateSetting[]): void;
  /**
   * Returns a snapshot of each member as it is at the call, in buffers of its own. Further steps may be taken before it
   * has arrived, so that a GPU has work meanwhile.
   */
  snapshot(): Promise<Snapshot[]>;
  /** Returns all that another run needs to go on where this one is, in buffers of its own. */
  handOver(): Promise<RunStart>;
  /** Returns all from which this run goes on exactly, as it is at the call, in buffers of its own; see `snapshot`. */
  checkpoint(): Promise<Checkpoint>;
  /** Returns present weights, [fan_out, fan_in] row-major, by member and layer. */
  weights(): Promise<Float32Array[][]>;
  /** Returns f on the test set, [samples, outputs] row-major, by member. */
  testOutputs(): Promise<Float32Array[]>;
  /** Frees every tensor of the run. */
  dispose(): void;
}

/** The content of a buffer; its name for readers is in the words. */
export type BufferName = keyof typeof words.engine.buffers;

/** Buffers of one shape, float32. */
export interface Buffers {
  name: BufferName;
  count: number;
  shape: number[];
}

/** A moment in which a run needs memory beyond what it keeps: while it is built, in a step, in a frame. */
export type MemoryMoment = 'start' | 'step' | Extract<FrameKind, 'light' | 'full'>;

/** The memory of a run on its device, from shapes alone. */
export interface RunMemory {
  /** The buffers that the run holds all the time. */
  kept: Buffers[];
  /** The most bytes beyond these, in each of the moments. */
  passing: { moment: MemoryMoment; bytes: number }[];
  /**
   * Bytes of all kept buffers and of the most demanding moment: at least the real maximum of a run, and at most about
   * twice as much.
   */
  bytes: number;
  /** Bytes of the largest single buffer. */
  largest: number;
}
