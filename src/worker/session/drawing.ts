/**
 * The other job of a worker: draws the networks of a prior. It looks at the messages after every few hundred networks,
 * and reports to the page as often as a person can follow.
 */
import { parsePrior, type PriorExperiment } from '../../config/prior.ts';
import type { PriorSampler } from '../../engine/prior/prior-sampler.ts';
import { describeConfigFailure, describeRunFailure } from '../failure.ts';
import type { Command, Emit, Failure, RunState } from '../protocol.ts';

/** The prior to draw, and the promise after which drawing may begin. */
export interface DrawingSpec {
  prior: PriorExperiment;
  runId: number;
  /** Resolves when the backend is open; the value is falsy if it can't be opened. */
  opened: Promise<unknown>;
}

/** The functions that the environment supplies. */
export interface DrawingTools {
  /** Time in ms. */
  now: () => number;
  /** Resolves once the waiting messages have been handled. */
  breathe: () => Promise<void>;
  emit: Emit;
  createPriorSampler: (prior: PriorExperiment) => PriorSampler;
}

/** A drawing under way. */
export interface Drawing {
  /** Whether it is paused or over. */
  readonly isWaiting: boolean;
  pause: () => void;
  resume: () => void;
  /** Ends it; it emits nothing after the next breath. */
  stop: () => void;
}

/** The time between two reports, in ms. */
const REPORT_INTERVAL = 80;

/** Starts to draw as soon as the backend is open; every failure is an `error` event. */
export function createDrawing(spec: DrawingSpec, { now, breathe, emit, createPriorSampler }: DrawingTools): Drawing {
  const { prior, runId, opened } = spec;
  let isPaused = false;
  let isStopped = false;
  let isOver = false;
  let wake: () => void = () => undefined;

  const fail = (failure: Failure) => {
    if (!isStopped) emit({ type: 'error', runId, member: null, ...failure });
  };
  const report = (sampler: PriorSampler, state: RunState) =>
    emit({ type: 'drawn', runId, state, report: sampler.report() });

  const rest = async (sampler: PriorSampler) => {
    report(sampler, 'paused');
    await new Promise<void>((resolve) => (wake = resolve));
  };

  const draw = async () => {
    if (!(await opened) || isStopped) return;
    const problem = problemOf(prior);
    if (problem) {
      fail(problem);
      return;
    }
    const sampler = createPriorSampler(prior);
    emit({ type: 'theory', runId, theory: sampler.theory });
    let reported = -Infinity;
    await breathe();
    while (!isStopped && sampler.drawn < prior.networks) {
      if (isPaused) await rest(sampler);
      else {
        await sampler.draw();
        if (!isStopped && now() - reported >= REPORT_INTERVAL) {
          reported = now();
          report(sampler, 'running');
        }
      }
      await breathe();
    }
    if (!isStopped) report(sampler, 'done');
  };

  draw()
    .catch((error: unknown) => fail(failureOf(error, prior)))
    .finally(() => (isOver = true));

  return {
    get isWaiting() {
      return isPaused || isOver;
    },
    pause: () => void (isPaused = true),
    resume: () => {
      isPaused = false;
      wake();
    },
    stop: () => {
      isStopped = true;
      wake();
    },
  };
}

/** Passes `pause` and `resume` to a drawing; the other commands of a run don't apply to it. */
export function direct(drawing: Drawing, command: Command): void {
  if (command.type === 'pause') drawing.pause();
  if (command.type === 'resume') drawing.resume();
}

function problemOf(prior: PriorExperiment): Failure | null {
  const parsed = parsePrior(prior);
  return parsed.ok ? null : describeConfigFailure(parsed.problems);
}

function failureOf(error: unknown, prior: PriorExperiment): Failure {
  const failure = describeRunFailure(error, { net: prior });
  return { ...failure, control: failure.control && 'width' };
}
