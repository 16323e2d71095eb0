import { sweepCsvText } from '../../src/config/sweep/csv.ts';
import type { SweepResult } from '../../src/config/sweep/result.ts';
import { sweepResultText, type SweepShard } from '../../src/config/sweep/result-file.ts';
import { messageOf } from '../../src/words/message-of.ts';
import type { SweepOutputs } from './sweep-arguments.ts';
import { isStream, requireWritable, writeWholeFile } from '../whole-file.ts';
import { tell } from '../print.ts';

/** The time between two saves, in ms: a machine that dies loses no more work than this. */
const SAVE_INTERVAL = 15_000;
/** The shortest time without a save after one, in multiples of its duration: training waits for a save. */
const REST_AFTER_SAVE = 10;

/** The files for the result of a sweep. */
export interface SweepFiles {
  /** Saves a result. Throws an Error when a file can't be written. */
  save: (result: SweepResult) => void;
  /** Saves the result of a sweep that is under way, now and then; only reports it if it can't. */
  saveOnTheWay: (result: () => SweepResult) => void;
}

/**
 * Creates the requested files.
 *
 * @param part.shard the part of the sweep that they hold
 * @param part.bytes about the most that each will have
 *
 * @throws UsageError when a file can't be written
 */
export function createSweepFiles(
  { out, csv }: SweepOutputs,
  { shard = null, bytes }: { shard?: SweepShard | null; bytes?: number } = {},
): SweepFiles {
  requireWritable(out, bytes);
  if (csv !== null) requireWritable(csv, bytes);
  const saveResult = (result: SweepResult) => writeWholeFile(out, sweepResultText(result, shard));
  // A result that was sent to a pipe can't be replaced by a later one.
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
        tell(messageOf(error));
      }
      const ended = performance.now();
      next = ended + Math.max(SAVE_INTERVAL, REST_AFTER_SAVE * (ended - began));
    },
  };
}
