import process from 'node:process';
import { BACKENDS } from '../../src/config/backend.ts';
import type { Sweep } from '../../src/config/sweep/sweep.ts';
import { words } from '../../src/words/words.ts';
import { createPool, type PoolSpec } from '../../src/worker/host/pool.ts';
import { planSweep, type SweepPlan } from '../../src/worker/sweep/plan.ts';
import { runSweep } from '../../src/worker/sweep/run-sweep.ts';
import { defaultWorkers, nodePoolSpec } from '../machine/node-workers.ts';
import { EXIT_FAILED, UsageError } from '../exit.ts';
import { loadOwnData } from '../own-data.ts';
import { loadSweep, loadUnfinished } from './load-sweep.ts';
import { partOf, collectSweep, type SweepCollection } from './sweep-collection.ts';
import type { SweepRequest } from './sweep-arguments.ts';
import { createSweepFiles, type SweepFiles } from './sweep-files.ts';
import { createSweepProgress, hasFailures, hasNoneTrained, tellOutcomes } from '../tell.ts';
import { say, tell } from '../print.ts';
import { sweepBytes } from '../result-bytes.ts';

/**
 * Trains a sweep, or one shard of it, and writes its result (`config/sweep/result-file.ts`). If the command is stopped
 * early, it keeps the result so far; the same command then goes on from there.
 *
 * @returns the exit code: 0 when all networks are there that can be trained, also those that diverged; 1 when one
 *   failed, or a whole sweep has no trained network; 128 and the signal's number when a signal ended it
 * @throws UsageError when the sweep is wrong, or the result file holds something else or can't be written; Error when
 *   it can't be written later on; JobFailure without a backend
 */
export async function sweepCommand(request: SweepRequest): Promise<number> {
  const { shard, out } = request;
  const data = request.data && (await loadOwnData(request.data));
  const sweep = await loadSweep(request.spec, data);
  const plan = planSweep(sweep);
  if (plan.jobs.length === 0) throw nothingToTrain(request.spec, plan);
  const mine = partOf(plan, shard);
  const files = createSweepFiles(request, { shard, bytes: sweepBytes(sweep, mine.jobs) });
  const kept = loadUnfinished(request, sweep);
  const collection = collectSweep(mine, kept ?? { sweep, backend: null, runs: [] });

  const stop = listenForStop();
  const backend = BACKENDS.find((name) => name === kept?.backend) ?? request.backend;
  const workers = Math.max(1, Math.min(request.workers ?? defaultWorkers(backend), collection.left.length));
  const [all, own] = [sizeOf(plan), sizeOf(mine)];
  tell(words.cli.sweep.begins({ all, own, shard, workers }));
  if (kept) tell(words.cli.sweep.goesOn(out, collection.result().runs.length, own.networks));

  const started = performance.now();
  await train(sweep, collection, { spec: nodePoolSpec(backend, workers, data), files, stop });
  const { runs, backend: trainedOn } = collection.result();
  const stopped = stop.exitCode();
  if (stopped !== null) {
    tell(words.cli.sweep.stopped(runs.length, own.networks, out));
    return stopped;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(words.cli.sweep.done(runs.length, trainedOn, seconds, out));
  tellOutcomes(runs);
  if (hasFailures(runs)) {
    tell(words.cli.sweep.tryAgain);
    return EXIT_FAILED;
  }
  // A shard may have only networks that can't be trained; the merge judges all shards together.
  if (shard.count > 1 || !hasNoneTrained(runs)) return 0;
  tell(words.cli.sweep.noneTrained);
  return EXIT_FAILED;
}

/** The pool that trains a sweep, the files of its result, and the signals that end it. */
interface Means {
  spec: PoolSpec;
  files: SweepFiles;
  stop: StopSignals;
}

/** Trains the jobs that are left, and saves the result, however it ends. */
async function train(sweep: Sweep, collection: SweepCollection, { spec, files, stop }: Means): Promise<void> {
  const pool = createPool(spec);
  const progress = createSweepProgress();
  try {
    await runSweep(pool, {
      sweep,
      jobs: collection.left,
      onJob: (_, { runs, backend }) => {
        collection.add(runs, backend);
        files.saveOnTheWay(collection.result);
      },
      onProgress: progress.show,
      signal: stop.signal,
    });
  } catch (error) {
    if (stop.exitCode() === null) throw error;
  } finally {
    progress.clear();
    pool.dispose();
    files.save(collection.result());
    stop.close();
  }
}

const sizeOf = ({ jobs, refused }: SweepPlan) => ({
  jobs: jobs.length,
  networks: jobs.reduce((sum, { members }) => sum + members.length, refused.length),
});

function nothingToTrain(spec: string, { refused }: SweepPlan): UsageError {
  const reasons = [...new Set(refused.map(({ reason }) => reason))].join('\n  ');
  return new UsageError(words.cli.inFile(spec, words.cli.sweep.nothingToTrain(reasons)));
}

/** The signals that ask a program to end, with its exit codes: 128 and the number of the signal. */
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** A listener for Ctrl-C, for a terminal that closes, and for the SIGTERM of a scheduler whose time is up. */
interface StopSignals {
  /** Aborted when the program is asked to end. */
  signal: AbortSignal;
  /** Returns the exit code of a program that was asked to end; `null` if it was not. */
  exitCode: () => number | null;
  /** Stops listening. */
  close: () => void;
}

/** Listens for the signals until it is closed. */
function listenForStop(): StopSignals {
  const controller = new AbortController();
  let code: number | null = null;
  const listeners = SIGNALS.map(([name, exitCode]) => {
    const stop = () => {
      code ??= exitCode;
      controller.abort();
    };
    process.on(name, stop);
    return () => process.off(name, stop);
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    close: () => {
      for (const remove of listeners) remove();
    },
  };
}
