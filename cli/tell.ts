/** The reports of the command line on its error output, beside the results: progress, failures and memory. */
import process from 'node:process';
import type { OwnData } from './own-data.ts';
import type { BackendReport, BackendRequest } from '../src/config/backend.ts';
import { own } from '../src/tasks/own/own.ts';
import type { Task } from '../src/tasks/tasks.ts';
import { words } from '../src/words/words.ts';
import type { SweepProgress } from '../src/worker/sweep/run-sweep.ts';
import type { RunOutcome, SweepRun } from '../src/config/sweep/result.ts';
import { bytesOf } from '../src/engine/memory/bytes.ts';
import { byteText } from '../src/words/byte-text.ts';
import type { Buffers, RunMemory } from '../src/engine/run/run-interface.ts';
import { tell } from './print.ts';

/** A line on a terminal that each new text overwrites. */
export interface ProgressLine {
  show: (text: string) => void;
  clear: () => void;
}

/** Creates the line that shows the progress on a terminal; elsewhere it writes nothing. */
export function createProgressLine(): ProgressLine {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
  };
  return { show: write, clear: () => write('') };
}

/** The time between two lines if there is no terminal, in ms. */
const LINE_INTERVAL = 30_000;

/** Shows the progress of a sweep and the time left: on one line of a terminal, else with a line now and then. */
export function createSweepProgress() {
  const line = createProgressLine();
  let told = performance.now();
  return {
    show: ({ done, runs, allRuns, secondsLeft }: SweepProgress) => {
      const text = words.cli.sweep.progress(Math.floor(100 * done), runs, allRuns, secondsLeft);
      line.show(text);
      if (process.stderr.isTTY || performance.now() - told < LINE_INTERVAL) return;
      told = performance.now();
      tell(text);
    },
    clear: line.clear,
  };
}

/**
 * Returns the function that reports, once, why plain JavaScript trains where the lab chose the backend. Nobody asks for that, and it is
 * many times slower.
 */
export function fallbackTeller(asked: BackendRequest) {
  let hasTold = false;
  return ({ name, reason }: BackendReport) => {
    if (hasTold || asked !== 'auto' || name !== 'cpu') return;
    hasTold = true;
    tell(reason);
  };
}

/** The outcomes that are reported, in this order. */
const TOLD = ['diverged', 'refused', 'failed'] as const satisfies RunOutcome[];

/** Reports how many networks diverged, were refused or failed, and why. */
export function tellOutcomes(runs: readonly SweepRun[]): void {
  for (const outcome of TOLD) {
    const reasons = runs.filter((run) => run.outcome === outcome).map(({ reason }) => reason);
    if (reasons.length === 0) continue;
    // The reasons of diverged networks differ only in the step.
    const distinct = outcome === 'diverged' ? [] : [...new Set(reasons)];
    const given = distinct.map((reason) => reason ?? words.cli.sweep.noReason);
    tell([words.cli.sweep[outcome](reasons.length), ...given].join('\n  '));
  }
}

/** Tells whether no network was trained. */
export const hasNoneTrained = (runs: readonly SweepRun[]): boolean => !runs.some(({ frames }) => frames.length > 0);

/** Tells whether a network failed. */
export const hasFailures = (runs: readonly SweepRun[]): boolean => runs.some(({ outcome }) => outcome === 'failed');

/** Reports on the error output how much memory a run uses; if `verbose`, lists its buffers. */
export function tellMemory({ kept, passing, bytes }: RunMemory, verbose: boolean): void {
  const { usesMemory, keptBuffers } = words.cli;
  const lines = [usesMemory(byteText(bytes))];
  if (verbose) lines.push(keptBuffers, ...kept.map(line), words.cli.passing, ...passing.map(passingLine));
  tell(lines.join('\n'));
}

const NAME_WIDTH = 46;
const SHAPE_WIDTH = 26;

function line(buffers: Buffers): string {
  const { name, count, shape } = buffers;
  const shapes = `${count} x [${shape.join(', ')}]`;
  return `  ${words.engine.buffers[name].padEnd(NAME_WIDTH)}${shapes.padEnd(SHAPE_WIDTH)}${byteText(bytesOf([buffers]))}`;
}

const passingLine = ({ moment, bytes }: RunMemory['passing'][number]): string =>
  `  ${words.cli.moments[moment].padEnd(NAME_WIDTH + SHAPE_WIDTH)}${byteText(bytes)}`;

/** Says how data are taken, in place of which task, and which rows are left out, and why. */
export function tellData({ file, task, taken, problems, leftOut }: OwnData, replaced: Task): void {
  const { samples, testSamples } = task;
  const sizes = { ...own.shape(task), samples, testSamples };
  const inPlaceOf = replaced.name === 'own' ? null : replaced.name;
  tell(words.cli.data.taken(file, { ...taken, ...sizes, inPlaceOf }));
  if (leftOut === 0) return;
  tell([words.cli.data.leftOut(file, leftOut), ...problems.slice(0, 10)].join('\n'));
}
