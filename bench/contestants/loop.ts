import { LAZY_AND_RICH } from '../../src/config/comparison.ts';
import type { Experiment } from '../../src/config/experiment.ts';
import { setAtPath } from '../../src/config/setting-path.ts';
import type { Run } from '../../src/engine/run/run-interface.ts';
import { createLivePictures } from '../../src/store/training/live-pictures.ts';
import { createCheckpoints } from '../../src/worker/host/checkpoints.ts';
import { createAnnounce } from '../../src/worker/session/announce.ts';
import { createBreathe } from '../../src/worker/session/breathe.ts';
import { createLoop } from '../../src/worker/session/loop.ts';
import { snapshotBytes } from '../../src/worker/session/snapshot-pace.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { timed, type ComparisonWork, type Contestant, type Environment, type Job } from './contestant.ts';
import { lossOf, openLab, pageExperiment, pageRun } from './lab.ts';

/** The steps that the loop takes as done: the next 31,000 hold no log step, whose frame would measure everything. */
const STEPS_BEFORE = 100_000;

/** Prepares the page's training loop on the page's default experiment, with frames at their pace or without any. */
export async function loopContestant(
  backend: Job['backend'],
  frames: boolean,
  environment: Environment,
): Promise<Contestant> {
  const about = await openLab(backend, environment);
  const experiment = pageExperiment(frames ? undefined : []);
  return { about, ...(await held([experiment], [], environment)) };
}

/** Prepares the page's default experiment as a lazy and a rich network side by side. */
export async function comparisonContestant(
  backend: Job['backend'],
  work: ComparisonWork,
  environment: Environment,
): Promise<Contestant> {
  const about = await openLab(backend, environment);
  const members = LAZY_AND_RICH.flatMap(({ path, left, right }) =>
    [left, right].map((value) => setAtPath(pageExperiment(undefined), path, value as number)),
  );
  if (work === 'steps') {
    const run = await pageRun(members, environment);
    return { about, round: (steps) => timed(steps, run.step, run.settle), loss: () => lossOf(run) };
  }
  return { about, ...(await held(members, work === 'frames' ? [] : ['snapshots', work], environment)) };
}

/**
 * Starts the page's training loop late in a run. Between rounds it is held at a breath, and its clock stands, so that it
 * never notices the pause.
 */
async function held(
  members: Experiment[],
  works: readonly ComparisonWork[],
  environment: Environment,
): Promise<Omit<Contestant, 'about'>> {
  const [{ train, measure }] = members;
  const early = await pageRun(members, environment);
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
  const live = createLivePictures((id, member, question) => loop.look({ id, member, question }), gate.now);
  const checkpoints = works.includes('checkpoints') ? createCheckpoints(members, null, gate.now) : null;
  const loop = createLoop(
    {
      run,
      runId: 1,
      steps: train.steps,
      isAsked: false,
      measureAt: measure.at,
      paused: false,
      snapshotBytes: works.includes('snapshots') ? snapshotBytes(members[0]) : null,
    },
    {
      now: gate.now,
      breathe,
      emit: (event) => {
        if (event.type === 'seen') live.receive({ ...event, seq: 0 });
        if (event.type === 'frames') live.advance(run.stepsDone);
        if (event.type === 'checkpoint') checkpoints?.receive(0, { ...event, seq: 0 });
        if (event.type === 'status' && checkpoints?.isDue(event.step, event.state)) {
          checkpoints.asked(event.step, members, [false]);
          // The first status comes before there is a loop.
          queueMicrotask(() => loop.checkpoint());
        }
        if (event.type !== 'error') return;
        failure = event.sentence;
        reached();
      },
      announce: createAnnounce(() => undefined, gate.now),
      describe: (error) => ({ code: 'internal', sentence: messageOf(error), control: null }),
    },
  );
  for (const side of works.includes('pictures') ? members.keys() : []) {
    live.look(side, 'function', { kind: 'function' });
    live.look(side, 'features', { kind: 'features', layer: 1, as: 'units' });
  }

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
  return { round, loss: () => lossOf(run) };
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
