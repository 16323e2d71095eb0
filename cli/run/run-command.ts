import process from 'node:process';
import type { Experiment } from '../../src/config/experiment.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { defaultMeasuring, trainMembers } from '../../src/worker/session/train-members.ts';
import { words } from '../../src/words/words.ts';
import type { RunRequest } from '../arguments.ts';
import { ensembleCommand } from './ensemble-command.ts';
import type { LoadedExperiment } from '../load-experiment.ts';
import { provideNodeGpu } from '../machine/node-gpu.ts';
import { withResultFile } from '../whole-file.ts';
import { tellMemory } from '../tell.ts';
import { writtenMember, writtenScaling } from './written-member.ts';

/**
 * Trains an experiment and writes `{config, backend, std, lr, frames, weights}` as JSON. `std`, `lr` and `weights` are
 * by layer; a weight matrix is [fan_out][fan_in]. Everything is measured at `measure.at`, or else at two steps an
 * octave and at the end. A run that diverges writes its frames so far. {@link ensembleCommand} trains several seeds.
 *
 * @returns the exit code: 0, or 1 when the run could not go on
 */
export async function runCommand(request: RunRequest, loaded: LoadedExperiment): Promise<number> {
  const experiment = limitSteps(loaded.experiment, request.steps);
  if (request.seeds > 1) return ensembleCommand(request, experiment);
  return withResultFile(request.out, async (write) => {
    if (request.backend === 'webgpu') await provideNodeGpu();
    const backend = await openBackend(request.backend);
    const started = performance.now();
    const run = await createRun({
      members: [experiment],
      dataset: loaded.dataset,
      weights: loaded.weights,
      feedback: loaded.feedback,
    });
    tellMemory(run.memory, request.verbose);
    const trained = await trainMembers(run, {
      now: () => performance.now(),
      measuring: defaultMeasuring(experiment),
      keeps: ['weights', 'diagnosis'],
    });
    run.dispose();
    for (const notice of trained.notices) process.stderr.write(`${notice}\n`);
    const [member] = trained.members;
    write({
      config: experiment,
      backend: backend.name,
      ...writtenScaling(member),
      ...writtenMember(experiment, member),
    });

    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${words.cli.done(trained.steps, backend.name, seconds, request.out)}\n`);
    if (trained.problem !== null) process.stderr.write(`${trained.problem} ${words.cli.stopped(request.out)}\n`);
    return trained.problem === null ? 0 : 1;
  });
}

const limitSteps = (experiment: Experiment, steps: number | null): Experiment =>
  steps === null ? experiment : { ...experiment, train: { ...experiment.train, steps } };
