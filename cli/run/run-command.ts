import { writtenNetwork, writtenScaling } from '../../src/config/export/run-result.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { defaultMeasuring, trainMembers } from '../../src/worker/session/train-members.ts';
import { words } from '../../src/words/words.ts';
import type { RunRequest } from '../arguments.ts';
import { ensembleCommand } from './ensemble-command.ts';
import { limitSteps, type LoadedExperiment } from '../load-experiment.ts';
import { readStart } from './read-start.ts';
import { provideNodeGpu } from '../machine/node-gpu.ts';
import { provideNodeThreads } from '../machine/node-threads.ts';
import { runBytes } from '../result-bytes.ts';
import { releaseOnSignals } from '../file-lock.ts';
import { withResultFile } from '../whole-file.ts';
import { fallbackTeller, tellMemory } from '../tell.ts';
import { say, tell } from '../print.ts';

/**
 * Trains an experiment and writes `{config, backend, std, lr, frames, weights}` as JSON, with `biases` of a network that
 * has some. `std`, `lr`, `weights` and `biases` are by layer; a weight matrix is [fan_out][fan_in]. Everything is
 * measured at `measure.at`, or else at two steps an octave and at the end. A run that diverges writes its frames so far.
 * {@link ensembleCommand} trains several seeds.
 *
 * @returns the exit code: 0, or 1 when the run could not go on
 */
export async function runCommand(request: RunRequest, loaded: LoadedExperiment): Promise<number> {
  const experiment = limitSteps(loaded.experiment, request.steps);
  if (request.seeds > 1) return ensembleCommand(request, experiment, loaded);
  const start = request.network === null ? undefined : await readStart(request.network, experiment);
  return withResultFile({ out: request.out, bytes: runBytes(experiment) }, async (write) => {
    if (request.backend === 'webgpu') await provideNodeGpu();
    provideNodeThreads(request.threads);
    const backend = await openBackend(request.backend);
    fallbackTeller(request.backend)(backend);
    const started = performance.now();
    const run = await createRun({
      members: [experiment],
      dataset: loaded.dataset,
      weights: loaded.weights,
      feedback: loaded.feedback,
      start,
    });
    const { kind, steps } = defaultMeasuring(experiment);
    const later = steps.filter((step) => step > run.stepsDone);
    const rest = releaseOnSignals();
    tellMemory(run.memory, request.verbose);
    const trained = await trainMembers(run, {
      now: () => performance.now(),
      rest,
      measuring: { kind, steps: start ? [run.stepsDone, ...later] : steps },
      keeps: ['weights', 'diagnosis'],
    });
    run.dispose();
    for (const notice of trained.notices) tell(notice);
    const [member] = trained.members;
    write({
      config: experiment,
      backend: backend.name,
      ...writtenScaling(member.scaling),
      ...writtenNetwork(experiment, member),
      dataColumns: loaded.dataset.columns,
    });

    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(words.cli.done(trained.steps, backend.name, seconds, request.out));
    if (trained.problem !== null) tell(`${trained.problem} ${words.cli.stopped(request.out)}`);
    return trained.problem === null ? 0 : 1;
  });
}
