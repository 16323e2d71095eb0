import process from 'node:process';
import { sweepCsv } from '../src/config/sweep/csv.ts';
import type { SweepResult } from '../src/config/sweep/result.ts';
import { writeSweepResult, type SweepShard } from '../src/config/sweep/result-file.ts';
import { messageOf } from '../src/words/message-of.ts';
import type { SweepOutputs } from './sweep-arguments.ts';
import { writeWholeFile } from './whole-file.ts';

/** What is there is written so often, in ms: a machine that dies takes no more with it. */
const SAVE_INTERVAL = 15_000;

/** The files that a result of a sweep goes to. */
export interface SweepFiles {
  /** Throws a UsageError where one of them can't be written. */
  save: (result: SweepResult) => void;
  /** Saves the result of a sweep that is under way, now and then; when it can't, it says so and that is all. */
  saveOnTheWay: (result: () => SweepResult) => void;
}

/** The files that were asked for; `shard` is the part of the sweep that they are of. */
export function createSweepFiles({ out, csv }: SweepOutputs, shard: SweepShard | null = null): SweepFiles {
  let saved = performance.now();
  const saveResult = (result: SweepResult) => {
    writeWholeFile(out, `${JSON.stringify(writeSweepResult(result, shard))}\n`);
    saved = performance.now();
  };
  return {
    save: (result) => {
      saveResult(result);
      if (csv !== null) writeWholeFile(csv, sweepCsv(result));
    },
    saveOnTheWay: (result) => {
      if (performance.now() - saved < SAVE_INTERVAL) return;
      try {
        saveResult(result());
      } catch (error) {
        saved = performance.now();
        process.stderr.write(`${messageOf(error)}\n`);
      }
    },
  };
}
