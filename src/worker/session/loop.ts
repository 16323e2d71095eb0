/**
 * The training loop of a worker: takes steps in slices, measures frames at their pace, and looks at the messages in
 * between. It knows no worker: its tools supply the clock, `breathe` and `emit`.
 */
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import { createPace } from './pace.ts';
import type { Emit, Failure, RunState } from '../protocol.ts';
import { createReporter } from './reporter.ts';
import { createSlicer } from './slice.ts';

/** The run that a loop trains, and its end. */
export interface LoopSpec {
  run: Run;
  runId: number;
  /** The run is done after this many steps. */
  steps: number;
  /** The only steps that are measured; if absent, see `pace.ts`. */
  measureAt: readonly number[] | undefined;
  /** Whether its full frames hold a measure that a person has switched on, and waits for. */
  isAsked: boolean;
  /** Whether the loop waits for `resume` once step 0 is measured. */
  paused: boolean;
}

/** The functions that the environment supplies. */
export interface LoopTools {
  /** Time in ms. */
  now: () => number;
  /** Resolves once the waiting messages have been handled; a macrotask. */
  breathe: () => Promise<void>;
  emit: Emit;
  /** Describes an error of the run in words. */
  describe: (error: unknown) => Failure;
}

/** A running loop. It may be called whenever it breathes. */
export interface Loop {
  pause: () => void;
  resume: () => void;
  /** Takes one optimizer step, measures a full frame, and pauses. */
  step: () => void;
  /** Changes the learning rate from the next step on, and sends the scaling table. */
  setLearningRate: (lr: number) => void;
  /** Answers a question about a layer before the next slice of steps, unless a newer one comes first. */
  inspect: (id: number, question: Question) => void;
  /** Resolves when the run has failed and is disposed; never resolves for a run that is done, which rests. */
  finished: Promise<void>;
}

/** Starts the loop: measures step 0, then trains until `steps`, a failure or a pause. */
export function createLoop(spec: LoopSpec, { now, breathe, emit, describe }: LoopTools): Loop {
  const { run, runId, steps, measureAt } = spec;
  const pace = createPace(run.frameCost, spec.isAsked, measureAt);
  const reporter = createReporter(run, runId, emit, now);
  const takeSlice = createSlicer(run, now);
  let state: RunState = spec.paused ? 'paused' : 'running';
  let owedSteps = 0;
  let asked: { id: number; question: Question } | null = null;
  let newest: { step: number; kind: FrameKind } | null = null;
  let wake: () => void = () => undefined;

  const isAtEnd = () => run.stepsDone >= steps;

  /**
   * Returns the kind of frame to measure now, or `null`. A resting run shows everything, unless the experiment names
   * its own steps. The first frame is light, so that the first curve doesn't wait for the other measures.
   */
  const dueFrame = (): FrameKind | null => {
    const measured = newest?.step === run.stepsDone ? newest.kind : null;
    if (measured === 'full') return null;
    if (!measureAt && newest === null) return 'light';
    if (!measureAt && (state !== 'running' || isAtEnd())) return measured === pace.atRest ? null : pace.atRest;
    const due = pace.due(run.stepsDone, now());
    const isFirstLook = run.stepsDone === 0 && measured === 'light' && due !== 'light';
    return measured && !isFirstLook ? null : due;
  };

  const measure = async (kind: FrameKind): Promise<Failure | null> => {
    const step = run.stepsDone;
    const began = now();
    const frames = await run.measure(kind, breathe);
    pace.measured(kind, step, began, now());
    newest = { step, kind };
    reporter.frames(frames);
    // A glance doesn't measure the loss.
    return kind === 'glance' ? null : judge(frames);
  };

  const judge = async (frames: Float32Array): Promise<Failure | null> => {
    const divergence = await run.divergence(frames);
    if (divergence) {
      // The curves up to here are shown while the cause is tested.
      reporter.flush();
      const { remedy, ...diagnosis } = await run.diagnose(divergence);
      return { code: 'diverged', ...diagnosis, ...(remedy && { remedy }) };
    }
    const happening = await run.happening(frames);
    if (happening) emit({ type: 'happened', runId, ...happening });
    return null;
  };

  const answer = async ({ id, question }: { id: number; question: Question }) => {
    asked = null;
    emit({ type: 'matrix', runId, id, inspection: await run.inspect(question, breathe) });
  };

  const takeOwedStep = async () => {
    owedSteps--;
    if (isAtEnd()) return;
    run.step();
    await run.settle();
  };

  const train = async () => {
    await takeSlice(() => isAtEnd() || dueFrame() !== null);
    reporter.advance();
  };

  const rest = async () => {
    if (isAtEnd()) state = 'done';
    reporter.rest(state);
    await new Promise<void>((resolve) => (wake = resolve));
  };

  /** Takes the next action; returns the failure if it ends the run. */
  const advance = async (): Promise<Failure | null> => {
    const kind = dueFrame();
    if (kind) return measure(kind);
    if (asked) await answer(asked);
    else if (owedSteps > 0) await takeOwedStep();
    else if (state === 'running' && !isAtEnd()) await train();
    else await rest();
    return null;
  };

  const drive = async () => {
    let failure: Failure | null = null;
    if (state === 'running') reporter.begin();
    while (failure === null) {
      failure = await advance().catch(describe);
      await breathe();
    }
    reporter.flush();
    emit({ type: 'error', runId, ...failure });
    run.dispose();
  };

  return {
    pause: () => {
      if (state === 'running') state = 'paused';
    },
    resume: () => {
      if (state !== 'paused') return;
      state = 'running';
      reporter.begin();
      wake();
    },
    step: () => {
      if (state === 'done') return;
      state = 'paused';
      owedSteps++;
      wake();
    },
    setLearningRate: (lr) => {
      run.setLearningRate(lr);
      reporter.scaling();
    },
    inspect: (id, question) => {
      asked = { id, question };
      wake();
    },
    finished: drive(),
  };
}
