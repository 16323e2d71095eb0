import process from 'node:process';
import type { Experiment } from '../src/config/experiment.ts';
import { unpackFrame, type Frame } from '../src/config/frame.ts';
import { openBackend } from '../src/engine/backend.ts';
import type { Run } from '../src/engine/run-interface.ts';
import { createRun } from '../src/engine/run.ts';
import { isLogStep } from '../src/maths/log-steps.ts';
import { layerShapes } from '../src/maths/scaling.ts';
import { words } from '../src/words/words.ts';
import type { RunRequest } from './arguments.ts';
import type { LoadedExperiment } from './load-experiment.ts';
import { provideNodeGpu } from './node-gpu.ts';
import { withResultFile } from './result-file.ts';

/**
 * Trains an experiment and writes `{config, backend, std, lr, frames, weights}` as JSON; `std`, `lr` and
 * `weights` are by layer, a weight matrix [fan_out][fan_in]. Everything is measured at `measure.at`, or
 * else at two steps an octave and at the end. A run that diverges writes what it has.
 *
 * @returns the exit code: 0, or 1 when the run could not go on
 */
export async function runCommand(request: RunRequest, loaded: LoadedExperiment): Promise<number> {
  return withResultFile(request.out, async (write) => {
    if (request.backend === 'webgpu') await provideNodeGpu();
    const backend = await openBackend(request.backend);
    const experiment = limitSteps(loaded.experiment, request.steps);
    const started = performance.now();
    const run = await createRun({
      members: [experiment],
      dataset: loaded.dataset,
      weights: loaded.weights,
      feedback: loaded.feedback,
    });
    for (const notice of run.notices) process.stderr.write(`${notice}\n`);
    const { frames, problem } = await train(run, experiment);
    await write(await result(run, experiment, backend.name, frames));

    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${words.cli.done(run.stepsDone, backend.name, seconds, request.out)}\n`);
    if (problem !== null) process.stderr.write(`${problem} ${words.cli.stopped(request.out)}\n`);
    return problem === null ? 0 : 1;
  });
}

const limitSteps = (experiment: Experiment, steps: number | null): Experiment =>
  steps === null ? experiment : { ...experiment, train: { ...experiment.train, steps } };

async function train(run: Run, { train: { steps }, measure: { at } }: Experiment) {
  const last = at ? Math.min(steps, Math.max(0, ...at)) : steps;
  const isMeasured = at ? (step: number) => at.includes(step) : (step: number) => isLogStep(step) || step === last;
  const frames: Frame[] = [];
  for (;;) {
    if (isMeasured(run.stepsDone)) {
      const packed = await run.measure('full');
      frames.push(unpackFrame(run.layout, packed));
      const problem = await run.divergence(packed);
      if (problem !== null) return { frames, problem };
    }
    if (run.stepsDone >= last) return { frames, problem: null };
    run.step();
  }
}

async function result(run: Run, experiment: Experiment, backend: string, frames: Frame[]) {
  const [table] = run.scaling();
  const [weights] = await run.weights();
  return {
    config: experiment,
    backend,
    std: table.map(({ std }) => std),
    lr: table.map(({ lr }) => lr),
    frames,
    weights: layerShapes(experiment).map(([fanOut, fanIn], l) =>
      Array.from({ length: fanOut }, (_, row) => [...weights[l].slice(row * fanIn, (row + 1) * fanIn)]),
    ),
  };
}
