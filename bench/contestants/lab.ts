import { defaultExperiment } from '../../src/config/default-experiment.ts';
import { runOffset } from '../../src/config/frame.ts';
import type { FrameKind } from '../../src/config/measures/measure-row.ts';
import type { Experiment } from '../../src/config/experiment.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import type { Run } from '../../src/engine/run/run-interface.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { hasRelaxedSimd } from '../../src/engine/backends/wasm/kernel-module.ts';
import { findAdapter } from '../../src/engine/backends/webgpu/device.ts';
import { makeTask } from '../../src/tasks/tasks.ts';
import { datasetOf, experimentsOf, type Problem, type Share } from '../problem.ts';
import { timed, type About, type Contestant, type Environment, type Job } from './contestant.ts';

/** Prepares the lab's engine on a problem. */
export async function labContestant(
  backend: Job['backend'],
  problem: Problem,
  share: Share,
  environment: Environment,
  threads = 1,
): Promise<Contestant> {
  environment.provideThreads(threads);
  const about = await openLab(backend, environment);
  const run = await createRun({ members: experimentsOf(problem, share), dataset: datasetOf(problem) });
  return {
    about: { ...about, threads },
    round: (steps) => timed(steps, run.step, run.settle),
    loss: () => lossOf(run),
  };
}

/** Prepares the lab's engine on the page's default experiment, with a frame of one kind after each step or with none. */
export async function framesContestant(
  backend: Job['backend'],
  kind: FrameKind | null,
  environment: Environment,
): Promise<Contestant> {
  const about = await openLab(backend, environment);
  const run = await pageRun([pageExperiment(undefined)], environment);
  const round = async (steps: number) => {
    if (kind === null) return timed(steps, run.step, run.settle);
    const start = performance.timeOrigin + performance.now();
    for (let i = 0; i < steps; i++) {
      run.step();
      await run.measure(kind);
    }
    const end = performance.timeOrigin + performance.now();
    return { start, end, js: end - start };
  };
  return { about, round, loss: () => lossOf(run) };
}

/** Opens a backend as the lab does, and describes it. */
export async function openLab(backend: Job['backend'], environment: Environment): Promise<About> {
  const report = await openBackend(backend, environment.backend);
  if (backend === 'wasm') return { relaxedSimd: hasRelaxedSimd() };
  const adapter = await findAdapter(navigator.gpu);
  return { adapter: report.adapter ?? '', software: adapter?.software ?? false };
}

/** Returns the experiment that the page opens with, in batches of 128 and without an end. */
export const pageExperiment = (at: number[] | undefined): Experiment => ({
  ...defaultExperiment,
  train: { ...defaultExperiment.train, batch: 128, steps: 10_000_000 },
  measure: { ...defaultExperiment.measure, at },
});

/** Creates the run of experiments of the page, with its data. */
export async function pageRun(members: Experiment[], { readDigits }: Environment): Promise<Run> {
  const { dataset } = await makeTask(members[0].task, readDigits);
  return createRun({ members, dataset });
}

/** Returns the training loss of a run, averaged over its members. */
export async function lossOf(run: Run): Promise<number> {
  const frames = await run.measure('light');
  const losses = Array.from({ length: run.members }, (_, m) => frames[m * run.layout.stride + runOffset('loss')]);
  return losses.reduce((sum, loss) => sum + loss, 0) / run.members;
}
