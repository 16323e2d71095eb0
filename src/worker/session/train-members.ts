import type { Experiment } from '../../config/experiment.ts';
import { runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { measuredSteps } from '../../config/measured-steps.ts';
import type { Divergence } from '../../engine/run/divergence-watch.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import { hasDiverged } from '../../maths/divergence.ts';
import type { Announce } from './announce.ts';
import type { Kept, Measuring, Trained } from '../protocol.ts';

/** The measurements, kept values, callbacks and clock of a training without a page. */
export interface TrainingTools {
  /** Time in ms. */
  now: () => number;
  measuring: Measuring;
  keeps: readonly Kept[];
  /** Called with the number of steps done: at first, a few times a second, and at last. */
  onProgress?: (step: number) => void;
  /** Awaited a few times a second, so that the training can be paused. */
  rest?: () => Promise<void>;
  /** Announces what may take long. */
  announce?: Announce;
}

/** The time between two reports of the progress, in ms. */
const PROGRESS_INTERVAL = 100;

/** Returns the default: everything, at `measure.at`, or else at two steps an octave and at the end. */
export const defaultMeasuring = (experiment: Experiment): Measuring => ({
  kind: 'full',
  steps: measuredSteps(experiment),
});

/**
 * Trains the networks of a run and measures them as `measuring` says. The frames of a network end when it diverges or
 * reaches the loss `until`; the run goes on until all networks have ended.
 */
export async function trainMembers(run: Run, tools: TrainingTools): Promise<Trained> {
  const { now, measuring, keeps, onProgress = () => undefined, rest = () => Promise.resolve() } = tools;
  const { announce = () => () => undefined } = tools;
  const last = measuring.steps.at(-1) ?? 0;
  const due = new Set(measuring.steps);
  const ends = createEnds(run, measuring.until);
  let divergence: Divergence | null = null;
  let told = -Infinity;
  let end: () => void = () => undefined;
  const turnTo = (work: string) => {
    end();
    end = announce(work);
  };

  for (;;) {
    if (now() - told >= PROGRESS_INTERVAL) {
      // Otherwise queued steps would fill the memory of a GPU's driver.
      await run.settle();
      onProgress(run.stepsDone);
      await rest();
      told = now();
      turnTo('steps');
    }
    if (due.has(run.stepsDone)) {
      turnTo(measuring.kind);
      const frames = await run.measure(measuring.kind);
      turnTo('steps');
      divergence ??= await run.divergence(frames);
      if (ends.receive(frames)) break;
    }
    if (run.stepsDone >= last) break;
    run.step();
  }
  onProgress(run.stepsDone);

  const diagnosis = divergence && keeps.includes('diagnosis') ? await run.diagnose(divergence) : null;
  const weights = keeps.includes('weights') ? await run.weights() : null;
  const biases = keeps.includes('weights') ? (await run.snapshot()).map((snapshot) => snapshot.biases) : null;
  const outputs = keeps.includes('outputs') ? await run.testOutputs() : null;
  const members = run.scaling().map((scaling, m) => ({
    frames: ends.framesOf(m),
    weights: weights?.[m] ?? [],
    biases: biases?.[m] ?? null,
    outputs: outputs?.[m] ?? null,
    scaling,
  }));
  return {
    members,
    steps: run.stepsDone,
    memory: run.memory,
    problem: diagnosis?.sentence ?? null,
    notices: [...run.notices],
  };
}

/** Collects the frames of every member up to its end. */
function createEnds({ members, layout: { stride } }: Run, until = -Infinity) {
  const frames: Float32Array[][] = Array.from({ length: members }, () => []);
  const hasEnded: boolean[] = frames.map(() => false);
  const lossOf = (frame: Float32Array) => frame[runOffset('loss')];

  const receiveOf = (member: number, frame: Float32Array) => {
    if (hasEnded[member]) return;
    frames[member].push(frame);
    hasEnded[member] = hasDiverged(lossOf(frame), lossOf(frames[member][0])) || lossOf(frame) <= until;
  };
  return {
    /** Takes the frames of all members, and returns whether all have ended. */
    receive: (all: Float32Array): boolean => {
      frames.forEach((_, m) => receiveOf(m, all.slice(m * stride, (m + 1) * stride)));
      return hasEnded.every(Boolean);
    },
    framesOf: (member: number): Float32Array => {
      const joined = new Float32Array(frames[member].length * stride);
      frames[member].forEach((frame, i) => joined.set(frame, i * stride));
      return joined;
    },
  };
}

/** Returns the step of the last of a network's packed frames if the network has diverged there, else `null`. */
export function divergedAt(frames: Float32Array, stride: number): number | null {
  const last = frames.length - stride;
  const isLost = hasDiverged(frames[last + runOffset('loss')], frames[runOffset('loss')]);
  return isLost ? frames[last + STEP_OFFSET] : null;
}
