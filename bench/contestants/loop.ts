import type { Run } from '../../src/engine/run/run-interface.ts';
import { createBreathe } from '../../src/worker/session/breathe.ts';
import { createLoop } from '../../src/worker/session/loop.ts';
import { messageOf } from '../../src/words/message-of.ts';
import type { Contestant, Environment, Job } from './contestant.ts';
import { defaultRun, lossOf, openLab, pageExperiment } from './lab.ts';

/** The steps that the loop takes as done: the next 31,000 hold no log step, whose frame would measure everything. */
const STEPS_BEFORE = 100_000;

/**
 * Prepares the page's training loop on the page's default experiment, late in a run, with frames at their pace or
 * without any. Between rounds it is held at a breath, and its clock stands, so that it never notices the pause.
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
    {
      run,
      runId: 1,
      steps: experiment.train.steps,
      isAsked: false,
      measureAt: experiment.measure.at,
      paused: false,
      snapshots: false,
    },
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

/** Creates a gate with a clock, in ms, that stands while the gate is held. */
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
