import { basename, extname } from 'node:path';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { defaultMeasuring, trainMembers } from '../../src/worker/session/train-members.ts';
import { UsageError } from '../exit.ts';
import { releaseOnSignals } from '../file-lock.ts';
import { limitSteps, type LoadedExperiment } from '../load-experiment.ts';
import { provideNodeGpu } from '../machine/node-gpu.ts';
import { fallbackTeller, tellMemory } from '../tell.ts';
import { requireWritable, requireWritableFolder } from '../whole-file.ts';
import { EXPORT_KINDS, type ExportKind, type ExportRequest } from './export-arguments.ts';
import type { TrainedRun, WriteRun } from './trained-run.ts';
import { say, tell } from '../print.ts';

/** The writers, loaded when they are asked for. */
const WRITERS: Readonly<Record<ExportKind, () => Promise<WriteRun>>> = {
  csv: async () => (await import('./write-csv.ts')).writeCsv,
  'csv-by-step': async () => (await import('./write-csv.ts')).writeCsvByStep,
  json: async () => (await import('./write-json.ts')).writeJson,
  svg: async () => (await import('./write-svg.ts')).writeSvg,
  npz: async () => (await import('./write-npz.ts')).writeArrays,
  pytorch: async () => (await import('./write-pytorch.ts')).writePytorch,
};

/**
 * Trains an experiment and writes it in all forms that are asked for. All that is needed is loaded, and every target
 * tried, before the training. A run that diverges is written as far as it came.
 *
 * @returns the exit code: 0, or 1 when the run could not go on
 * @throws UsageError when a package is missing, or a target can't be written
 */
export async function exportCommand(request: ExportRequest, loaded: LoadedExperiment): Promise<number> {
  const targets = Object.entries(request.targets) as [ExportKind, string][];
  const writers = await Promise.all(targets.map(([kind]) => writerOf(kind)));
  // A folder is made, and so comes last: what is refused leaves nothing behind.
  const folders = targets.filter(([kind]) => EXPORT_KINDS[kind] === 'folder');
  for (const [kind, target] of targets) if (EXPORT_KINDS[kind] === 'file') requireWritable(target);
  for (const [, target] of folders) requireWritableFolder(target);
  const started = performance.now();
  const run = await trainedRun(request, loaded);
  for (const [i, [, target]] of targets.entries()) await writers[i](run, target, request);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const files = targets.map(([, target]) => target);
  say(words.cli.export.done(run.present.step, run.backend, seconds, files));
  for (const notice of run.notices) tell(notice);
  if (run.problem !== null) tell(`${run.problem} ${words.cli.stopped(files.join(', '))}`);
  return run.problem === null ? 0 : 1;
}

/** Loads a writer, with the packages that it needs. */
async function writerOf(kind: ExportKind): Promise<WriteRun> {
  try {
    return await WRITERS[kind]();
  } catch (error) {
    throw new UsageError(words.cli.export.notInstalled(kind, messageOf(error)));
  }
}

async function trainedRun(
  { backend: asked, steps, source }: ExportRequest,
  loaded: LoadedExperiment,
): Promise<TrainedRun> {
  const experiment = limitSteps(loaded.experiment, steps);
  if (asked === 'webgpu') await provideNodeGpu();
  const backend = await openBackend(asked);
  fallbackTeller(asked)(backend);
  const run = await createRun({ members: [experiment], dataset: loaded.dataset });
  tellMemory(run.memory, false);
  const [initial] = await run.snapshot();
  const { members, notices, problem } = await trainMembers(run, {
    now: () => performance.now(),
    rest: releaseOnSignals(),
    measuring: defaultMeasuring(experiment),
    keeps: ['weights', 'diagnosis'],
  });
  const present = run.stepsDone === 0 ? initial : (await run.snapshot())[0];
  run.dispose();
  return {
    name: basename(source.file, extname(source.file)),
    experiment,
    dataset: loaded.dataset,
    picture: loaded.picture ?? null,
    backend: backend.name,
    member: members[0],
    initial,
    present,
    notices,
    problem,
  };
}
