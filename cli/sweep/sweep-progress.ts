import process from 'node:process';
import { words } from '../../src/words/words.ts';
import type { SweepProgress } from '../../src/worker/sweep/sweep-job.ts';
import { createProgressLine } from '../progress-line.ts';

/** Between two lines where no one watches, in ms. */
const LINE_INTERVAL = 30_000;

/** Tells how far a sweep is, with the time left: on one line of a terminal, else with a line now and then. */
export function createSweepProgress() {
  const line = createProgressLine();
  let told = performance.now();
  return {
    show: ({ done, runs, allRuns, secondsLeft }: SweepProgress) => {
      const text = words.cli.sweep.progress(Math.floor(100 * done), runs, allRuns, secondsLeft);
      line.show(text);
      if (process.stderr.isTTY || performance.now() - told < LINE_INTERVAL) return;
      told = performance.now();
      process.stderr.write(`${text}\n`);
    },
    clear: line.clear,
  };
}
