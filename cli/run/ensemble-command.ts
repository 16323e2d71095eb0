import type { Experiment } from '../../src/config/experiment.ts';
import { writtenNetwork, writtenScaling } from '../../src/config/export/run-result.ts';
import { SETTINGS } from '../../src/config/settings/settings.ts';
import { words } from '../../src/words/words.ts';
import { createPool } from '../../src/worker/host/pool.ts';
import { trainEnsemble, type TrainedEnsemble } from '../../src/worker/host/train-ensemble.ts';
import type { RunRequest } from '../arguments.ts';
import { defaultWorkers, nodePoolSpec } from '../machine/node-workers.ts';
import type { LoadedExperiment } from '../load-experiment.ts';
import { createProgressLine, tellMemory } from '../tell.ts';
import { runBytes } from '../result-bytes.ts';
import { withResultFile } from '../whole-file.ts';
import { UsageError } from '../exit.ts';
import { say, tell } from '../print.ts';

/**
 * The parts of an ensemble, which don't depend on the number of threads, so that the results don't either. There are
 * at least as many as there may be threads, and none is too large for the memory.
 */
const PARTS = { atLeast: 8, members: 16 };
/** The parts on a GPU. There is only one: it is used best by large ensembles, and threads would wait for each other. */
const PARTS_ON_GPU = { atLeast: 1, members: 128 };

/**
 * Trains the networks of several seeds in threads. Writes the run of the first, with
 * `members: [{seed, lr, frames, weights}]` of all, and their biases. A network that diverges stays in the result with its
 * frames.
 *
 * @returns the exit code: 0, or 1 when a network diverged
 * @throws UsageError when there are not so many seeds
 */
export async function ensembleCommand(
  { seeds, workers: asked, backend, verbose, out }: RunRequest,
  experiment: Experiment,
  { data = null, dataset }: LoadedExperiment,
): Promise<number> {
  if (experiment.seed + seeds - 1 > SETTINGS.seed.kind.range.max) {
    throw new UsageError(words.cli.seedsTooHigh(seeds, experiment.seed, SETTINGS.seed.kind.range.max));
  }
  const members = Array.from({ length: seeds }, (_, i) => ({ ...experiment, seed: experiment.seed + i }));
  const { atLeast, members: most } = backend === 'webgpu' ? PARTS_ON_GPU : PARTS;
  const parts = Math.min(seeds, Math.max(atLeast, Math.ceil(seeds / most)));
  const workers = Math.min(asked ?? defaultWorkers(backend), parts);
  return withResultFile({ out, bytes: runBytes(experiment, seeds) }, async (write) => {
    const started = performance.now();
    const pool = createPool(nodePoolSpec(backend, workers, data));
    const progress = createProgressLine();
    try {
      const trained = await trainEnsemble(pool, members, {
        parts,
        onProgress: (done) => progress.show(words.cli.share(`${Math.floor(100 * done)} %`)),
      });
      progress.clear();
      tellMemory(trained.memory, verbose);
      for (const notice of trained.notices) tell(notice);
      write({ ...written(members, trained), dataColumns: dataset.columns });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const { steps, backend: name, problems } = trained;
      say(words.cli.doneSeveral(steps, seeds, name, workers, seconds, out));
      for (const { first, last, sentence } of problems) {
        tell(words.cli.ofSeeds(members[first].seed, members[last].seed, sentence));
      }
      return problems.length === 0 ? 0 : 1;
    } finally {
      progress.clear();
      pool.dispose();
    }
  });
}

function written(members: Experiment[], { members: trained, backend }: TrainedEnsemble) {
  const all = trained.map((member, m) => ({
    seed: members[m].seed,
    lr: writtenScaling(member.scaling).lr,
    ...writtenNetwork(members[m], member),
  }));
  const [{ seed: _, lr, ...first }] = all;
  return { config: members[0], backend, std: writtenScaling(trained[0].scaling).std, lr, ...first, members: all };
}
