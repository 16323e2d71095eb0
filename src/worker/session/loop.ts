/**
 * The training loop of a worker: takes steps in slices, measures frames at their pace, and looks at the messages in
 * between. It knows no worker: its tools supply the clock, `breathe` and `emit`.
 */
import type { FrameKind } from '../../config/measures/measure-row.ts';
import type { RateSetting } from '../../config/settings/schedule-settings.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import type { Announce } from './announce.ts';
import { createCheckpointer } from './checkpointer.ts';
import { createPace } from './pace.ts';
import type { Emit, Failure, RunState } from '../protocol.ts';
import { createQuestions, type Asked } from './questions.ts';
import { createReporter } from './reporter.ts';
import { createSlicer } from './slice.ts';
import { createSnapshooter } from './snapshooter.ts';

/** The networks that a loop trains, and their end. */
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
  /** The bytes of a snapshot of one network; `null`: no snapshots are sent. */
  snapshotBytes: number | null;
  /** Where an earlier loop of the same run was left; absent: this is the first. */
  left?: LeftLoop;
}

/** What goes on in the next loop of a run. */
export interface LeftLoop {
  state: RunState;
  owedSteps: number;
  limit: number;
  /** The members that have ended. */
  ended: readonly number[];
}

/** Why a run can't go on: the network that ended last, or `null` for a failure of all. */
type RunFailure = Failure & { member: number | null };

/** The functions that the environment supplies. */
export interface LoopTools {
  /** Time in ms. */
  now: () => number;
  /** Resolves once the waiting messages have been handled; a macrotask. */
  breathe: () => Promise<void>;
  emit: Emit;
  announce: Announce;
  /** Describes an error of the run in words. */
  describe: (error: unknown) => Failure;
}

/** A running loop. It may be called whenever it breathes. */
export interface Loop {
  /** Whether it has nothing to do until a command comes. */
  readonly isWaiting: boolean;
  pause: () => void;
  resume: () => void;
  /** Takes one optimizer step, measures a full frame, and pauses. */
  step: () => void;
  /** Goes up to this step at most, and waits there for a higher limit. */
  limit: (step: number) => void;
  /** Pauses at this step, or at once beyond it; `Infinity` takes this back. */
  restAt: (step: number) => void;
  /** Changes the learning rate of each member, and its schedule, from the next step on, and sends the scaling tables. */
  setLearningRates: (rates: readonly RateSetting[]) => void;
  /** Answers a question about a layer of a member before the next slice of steps, unless a newer one comes first. */
  inspect: (asked: Asked<Question>) => void;
  /** Answers a question for a picture of a member, in the same way. */
  look: (asked: Asked<PictureQuestion>) => void;
  /** Sends a checkpoint of the run as it is after the present slice or frame. */
  checkpoint: () => void;
  /**
   * Stops after the present slice or frame, with all questions answered. The run stays as it is. Resolves to `null` if it
   * has failed, and said so.
   */
  leave: () => Promise<LeftLoop | null>;
  /** Resolves when the run has failed and is disposed, or was left; never for a run that is done, which rests. */
  finished: Promise<void>;
}

/** Starts the loop: measures step 0, then trains until `steps`, a limit, a failure or a pause. */
export function createLoop(spec: LoopSpec, { now, breathe, emit, announce, describe }: LoopTools): Loop {
  const { run, runId, steps, measureAt } = spec;
  const pace = createPace(run.frameCost, spec.isAsked, run.members, measureAt);
  const reporter = createReporter(run, runId, emit, now);
  const takeSlice = createSlicer(run, now);
  const questions = createQuestions(run, runId, { emit, now, breathe });
  const ended = new Set<number>(spec.left?.ended);
  const checkpointer = createCheckpointer(run, runId, ended, { emit, now });
  const snapshooter = createSnapshooter(run, runId, { steps, bytes: spec.snapshotBytes ?? 0, emit, now });
  let state: RunState = spec.left?.state ?? (spec.paused ? 'paused' : 'running');
  let owedSteps = spec.left?.owedSteps ?? 0;
  let limit = spec.left?.limit ?? Infinity;
  let restStep = Infinity;
  let isLeaving = false;
  let isWaiting = false;
  let left: LeftLoop | null = null;
  let newest: { step: number; kind: FrameKind } | null = null;
  let wake: () => void = () => undefined;
  for (const member of ended) {
    reporter.end(member);
    snapshooter.end(member);
  }

  const isAtEnd = () => run.stepsDone >= steps;
  const isResting = () => state !== 'running' || isAtEnd();

  /**
   * Returns the kind of frame to measure now, or `null`. A resting run shows everything, unless the experiment names
   * its own steps. The first frame is light, so that the first curve doesn't wait for the other measures.
   */
  const dueFrame = (): FrameKind | null => {
    const measured = newest?.step === run.stepsDone ? newest.kind : null;
    if (measured === 'full') return null;
    if (!measureAt && newest === null) return 'light';
    if (!measureAt && isResting()) return measured === pace.atRest ? null : pace.atRest;
    const due = pace.due(run.stepsDone, now());
    const isFirstLook = run.stepsDone === 0 && measured === 'light' && due !== 'light';
    return measured && !isFirstLook ? null : due;
  };

  const measure = async (kind: FrameKind): Promise<RunFailure | null> => {
    const step = run.stepsDone;
    const end = announce(kind);
    const began = now();
    const frames = await run.measure(kind, breathe);
    pace.measured(kind, step, began, now());
    end();
    newest = { step, kind };
    reporter.frames(frames);
    // A glance doesn't measure the loss.
    return kind === 'glance' ? null : judge(frames);
  };

  /** Ends the networks that have diverged; returns the failure of the last one. */
  const judge = async (frames: Float32Array): Promise<RunFailure | null> => {
    for (let found = await run.divergence(frames); found; found = await run.divergence(frames)) {
      const { member } = found;
      if (ended.has(member)) continue;
      ended.add(member);
      reporter.end(member);
      snapshooter.end(member);
      // The curves up to here are shown while the cause is tested.
      reporter.flush();
      announce('diagnosis');
      const { remedy, ...diagnosis } = await run.diagnose(found);
      const failure: RunFailure = { member, code: 'diverged', ...diagnosis, ...(remedy && { remedy }) };
      if (ended.size === run.members) return failure;
      emit({ type: 'ended', runId, ...failure, member });
    }
    for (const [member, happening] of (await run.happenings(frames)).entries()) {
      if (happening && !ended.has(member)) emit({ type: 'happened', runId, member, ...happening });
    }
    return null;
  };

  const hasLoss = () => newest?.step === run.stepsDone && newest.kind !== 'glance';
  const isSnapshotDue = () => spec.snapshotBytes !== null && snapshooter.due(isResting(), hasLoss());
  /** Takes a snapshot. The page shows its step with the loss of that step, so that is measured first. */
  const snap = async () => {
    const failure = measureAt || hasLoss() ? null : await measure('light');
    if (!failure) snapshooter.take();
    return failure;
  };

  const takeOwedStep = async () => {
    owedSteps--;
    if (isAtEnd()) return;
    const end = announce('steps');
    run.step();
    await run.settle();
    end();
  };

  const train = async () => {
    const end = announce('steps');
    await takeSlice(
      () => isAtEnd() || run.stepsDone >= Math.min(limit, restStep) || dueFrame() !== null || isSnapshotDue(),
    );
    // Others go on when this one is there, so it must be.
    if (run.stepsDone >= limit) await run.settle();
    end();
    reporter.advance();
  };

  const answer = async () => {
    const end = announce('question');
    await questions.answer();
    end();
  };

  /** Waits for a command; a running loop does so at its limit. */
  const rest = async () => {
    if (isAtEnd()) state = 'done';
    reporter.rest(state);
    isWaiting = true;
    await new Promise<void>((resolve) => (wake = resolve));
    isWaiting = false;
  };

  /** Takes the next action; returns the failure if it ends the run. */
  const advance = async (): Promise<RunFailure | null> => {
    if (run.stepsDone >= restStep && state === 'running') {
      state = 'paused';
      restStep = Infinity;
    }
    if (checkpointer.isDue) checkpointer.take();
    const kind = dueFrame();
    if (kind) return measure(kind);
    if (isSnapshotDue()) return snap();
    // What a resting run shows includes its snapshot.
    if (isResting() && snapshooter.arriving) await snapshooter.arriving;
    else if (questions.any) await answer();
    else if (owedSteps > 0) await takeOwedStep();
    else if (state === 'running' && !isAtEnd() && run.stepsDone < limit) await train();
    else await rest();
    return null;
  };

  const answerAll = async () => {
    while (questions.any) await answer();
    await snapshooter.arriving;
    await checkpointer.arriving;
    return null;
  };

  const drive = async () => {
    let failure: RunFailure | null = null;
    const attempt = (act: () => Promise<RunFailure | null>) =>
      act().catch((error: unknown): RunFailure => ({ member: null, ...describe(error) }));
    if (state === 'running') reporter.begin();
    while (failure === null && !isLeaving) {
      failure = await attempt(advance);
      await breathe();
    }
    failure ??= await attempt(answerAll);
    reporter.flush();
    if (failure === null) {
      left = { state, owedSteps, limit, ended: [...ended] };
      return;
    }
    emit({ type: 'error', runId, ...failure });
    run.dispose();
  };

  const finished = drive();
  return {
    get isWaiting() {
      return isWaiting;
    },
    pause: () => {
      if (state !== 'running') return;
      state = 'paused';
      wake();
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
    limit: (step) => {
      limit = step;
      wake();
    },
    restAt: (step) => {
      restStep = step;
      wake();
    },
    setLearningRates: (rates) => {
      run.setLearningRates(rates);
      reporter.scaling(rates);
    },
    inspect: (asked) => {
      questions.inspect(asked);
      wake();
    },
    look: (asked) => {
      questions.look(asked);
      wake();
    },
    checkpoint: () => {
      checkpointer.ask();
      wake();
    },
    leave: async () => {
      isLeaving = true;
      wake();
      await finished;
      return left;
    },
    finished,
  };
}
