import type { Experiment } from '../config/experiment.ts';
import { runOffset } from '../config/frame.ts';
import type { Run } from '../engine/run-interface.ts';
import { isLogStep } from '../maths/log-steps.ts';
import type { Trained } from './protocol.ts';

/** What a training without a page tells, and its clock. */
export interface TrainingTools {
  /** Time in ms. */
  now: () => number;
  /** Told how many steps are done: at first, a few times a second, and at last. */
  onProgress?: (step: number) => void;
}

/** Between two words about the progress, in ms. */
const PROGRESS_INTERVAL = 100;

/**
 * Trains the networks of a run to the end, and measures everything at `measure.at`, or else at two steps an octave
 * and at the end. A network that diverges alone ends there; one of several leaves the others to go on, and its
 * frames say what became of it.
 *
 * @param experiment one of the members, which share their steps
 */
export async function trainMembers(
  run: Run,
  { train: { steps }, measure: { at } }: Experiment,
  { now, onProgress = () => undefined }: TrainingTools,
): Promise<Trained> {
  const last = at ? Math.min(steps, Math.max(0, ...at)) : steps;
  const isMeasured = at ? (step: number) => at.includes(step) : (step: number) => isLogStep(step) || step === last;
  const measured: Float32Array[] = [];
  let problem: string | null = null;
  let told = -Infinity;

  for (;;) {
    if (now() - told >= PROGRESS_INTERVAL) {
      // Steps that only queue up would otherwise fill the memory of a GPU's driver.
      await run.settle();
      onProgress(run.stepsDone);
      told = now();
    }
    if (isMeasured(run.stepsDone)) {
      const frames = await run.measure('full');
      measured.push(frames);
      problem ??= await run.divergence(frames);
      if (problem !== null && !canGoOn(run, frames)) break;
    }
    if (run.stepsDone >= last) break;
    run.step();
  }
  onProgress(run.stepsDone);

  const weights = await run.weights();
  const scaling = run.scaling();
  const { stride } = run.layout;
  const members = weights.map((layers, m) => ({
    frames: framesOf(m, measured, stride),
    weights: layers,
    scaling: scaling[m],
  }));
  return { members, steps: run.stepsDone, memory: run.memory, problem, notices: [...run.notices] };
}

/** The frames of one member, one after the other. */
function framesOf(member: number, measured: Float32Array[], stride: number): Float32Array {
  const frames = new Float32Array(measured.length * stride);
  measured.forEach((all, i) => frames.set(all.subarray(member * stride, (member + 1) * stride), i * stride));
  return frames;
}

/** Whether, after one has diverged, there is a network left to train. */
const canGoOn = ({ members, layout: { stride } }: Run, frames: Float32Array): boolean =>
  members > 1 &&
  Array.from({ length: members }, (_, m) => frames[m * stride + runOffset('loss')]).some(Number.isFinite);
