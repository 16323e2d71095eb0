import type { Run } from '../../src/engine/run/run-interface.ts';
import { createBreathe } from '../../src/worker/session/breathe.ts';
import { createLoop } from '../../src/worker/session/loop.ts';
import { messageOf } from '../../src/words/message-of.ts';
import type { Contestant, Environment, Job } from './contestant.ts';
import { defaultRun, lossOf, openLab, pageExperiment } from './lab.ts';

/** The loop is told so many more steps than there were: 31,000 steps from here on hold no log step, with its frame for all. */
const STEPS_BEFORE = 100_000;

/**
 * The page's training loop on the page's default experiment, late in a run: with frames at their pace, or without any.
 * Between rounds it is held at a breath while its clock stands, so that it never sees that it was held.
 */
export async function loopContestant(
  backend: Job['backend'],
  frames: boolean,
  environment: Environment,
): Promise<Contestant> {
  const about = await openLab(backend, environment);
  const experiment = pageExperiment(frames ? undefined : []);
  const early = await defaultRun(experiment, environment);
  const run: Run = Object.create(early, { stepsDone: { get: () => STEPS_BEFORE + early.stepsDone } }) as Run;
  const gate = createGate();
  const breatheOnce = createBreathe();
  let failure: string | null = null;
  let until = 0;
  let reached: () => void = () => undefined;

  const breathe = async () => {
    if (run.stepsDone >= until) {
      gate.hold();
      reached();
    }
    await gate.passed();
    await breatheOnce();
  };
  createLoop(
    { run, runId: 1, steps: experiment.train.steps, measureAt: experiment.measure.at, paused: false },
    {
      now: gate.now,
      breathe,
      emit: (event) => {
        if (event.type !== 'error') return;
        failure = event.sentence;
        reached();
      },
      describe: (error) => ({ code: 'internal', sentence: messageOf(error), control: null }),
    },
  );

  const round = async (steps: number) => {
    const from = run.stepsDone;
    until = from + steps;
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const start = performance.timeOrigin + performance.now();
    gate.release();
    await isReached;
    if (failure !== null) throw new Error(failure);
    // A slice may have gone past the last step asked for.
    const elapsed = (performance.timeOrigin + performance.now() - start) * (steps / (run.stepsDone - from));
    return { start, end: start + elapsed, js: elapsed };
  };
  return { about, round, loss: () => lossOf(run) };
}

/** A gate with a clock that stands while it is held, in ms. */
function createGate() {
  let heldSince: number | null = null;
  let heldFor = 0;
  let open: () => void = () => undefined;
  let passed = Promise.resolve();
  return {
    now: () => (heldSince ?? performance.now()) - heldFor,
    hold: () => {
      if (heldSince !== null) return;
      heldSince = performance.now();
      passed = new Promise((resolve) => (open = resolve));
    },
    release: () => {
      if (heldSince !== null) heldFor += performance.now() - heldSince;
      heldSince = null;
      open();
    },
    passed: () => passed,
  };
}
