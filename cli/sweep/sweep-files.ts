import process from 'node:process';
import { sweepCsvText } from '../../src/config/sweep/csv.ts';
import type { SweepResult } from '../../src/config/sweep/result.ts';
import { sweepResultText, type SweepShard } from '../../src/config/sweep/result-file.ts';
import { messageOf } from '../../src/words/message-of.ts';
import type { SweepOutputs } from './sweep-arguments.ts';
import { isStream, requireWritable, writeWholeFile } from '../whole-file.ts';

/** What is there is written so often, in ms: a machine that dies takes no more with it. */
const SAVE_INTERVAL = 15_000;
/** Training waits for a save; after it there is none for as many times as long. */
const REST_AFTER_SAVE = 10;

/** The files that a result of a sweep goes to. */
export interface SweepFiles {
  /** Throws an Error where one of them can't be written. */
  save: (result: SweepResult) => void;
  /** Saves the result of a sweep that is under way, now and then; when it can't, it says so and that is all. */
  saveOnTheWay: (result: () => SweepResult) => void;
}

/**
 * The files that were asked for; `shard` is the part of the sweep that they are of.
 *
 * @throws UsageError where one of them can't be written
 */
export function createSweepFiles({ out, csv }: SweepOutputs, shard: SweepShard | null = null): SweepFiles {
  requireWritable(out);
  if (csv !== null) requireWritable(csv);
  const saveResult = (result: SweepResult) => writeWholeFile(out, sweepResultText(result, shard));
  // What goes to a pipe can't be replaced by what comes later.
  const isKept = !isStream(out);
  let next = performance.now() + SAVE_INTERVAL;
  return {
    save: (result) => {
      saveResult(result);
      if (csv !== null) writeWholeFile(csv, sweepCsvText(result));
    },
    saveOnTheWay: (result) => {
      const began = performance.now();
      if (!isKept || began < next) return;
      try {
        saveResult(result());
      } catch (error) {
        process.stderr.write(`${messageOf(error)}\n`);
      }
      const ended = performance.now();
      next = ended + Math.max(SAVE_INTERVAL, REST_AFTER_SAVE * (ended - began));
    },
  };
}
