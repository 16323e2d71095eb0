/**
 * The training loop of a worker: steps in slices, frames at their pace, and between all of these a
 * look at the messages. It knows no worker: the clock, the yielding and the posting are given to it.
 */
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import { createPace } from './pace.ts';
import type { Emit, Failure, RunState } from '../protocol.ts';
import { createReporter } from './reporter.ts';
import { createSlicer } from './slice.ts';

/** What a loop trains, and how far. */
export interface LoopSpec {
  run: Run;
  runId: number;
  /** The run is done after this many steps. */
  steps: number;
  /** The only steps that are measured; absent: see `pace.ts`. */
  measureAt: readonly number[] | undefined;
  /** Whether it waits for `resume` once step 0 is measured. */
  paused: boolean;
}

/** What the environment supplies. */
export interface LoopTools {
  /** Time in ms. */
  now: () => number;
  /** Resolves once the messages that wait have been seen; a macrotask. */
  breathe: () => Promise<void>;
  emit: Emit;
  /** An error of the run in words. */
  describe: (error: unknown) => Failure;
}

/** A running loop. Its calls may come whenever it breathes. */
export interface Loop {
  pause: () => void;
  resume: () => void;
  /** One optimizer step, a full frame, and a pause. */
  step: () => void;
  /** Changes the learning rate from the next step on, and sends the scaling table. */
  setLearningRate: (lr: number) => void;
  /** Answers a question about a layer before the next slice of steps, unless a newer one comes first. */
  inspect: (id: number, question: Question) => void;
  /** Resolves when the run has failed and is disposed; a run that is done rests, and never resolves. */
  finished: Promise<void>;
}

/** Starts the loop: measures step 0, then trains until `steps`, a failure or a pause. */
export function createLoop(spec: LoopSpec, { now, breathe, emit, describe }: LoopTools): Loop {
  const { run, runId, steps, measureAt } = spec;
  const pace = createPace(run.frameCost, measureAt);
  const reporter = createReporter(run, runId, emit, now);
  const takeSlice = createSlicer(run, now);
  let state: RunState = spec.paused ? 'paused' : 'running';
  let owedSteps = 0;
  let asked: { id: number; question: Question } | null = null;
  let newest: { step: number; kind: FrameKind } | null = null;
  let wake: () => void = () => undefined;

  const isAtEnd = () => run.stepsDone >= steps;

  /**
   * A rest shows everything, unless the experiment names its own steps. The first look is a light one, so that the
   * first curve doesn't wait for the rest of its frame.
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
    // A glance doesn't know the loss.
    const sentence = kind === 'glance' ? null : await run.divergence(frames);
    return sentence === null ? null : { code: 'diverged', sentence, control: 'train.lr' };
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

  /** Does what comes next; gives the failure that ends the run. */
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
