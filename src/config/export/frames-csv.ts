/**
 * The measures of runs as tables for other programs, in two forms. The tidy one has a row for each step, layer and
 * measure, with the columns `run`, `step`, `layer`, `measure`, `value`: pandas and R filter and plot it without knowing how
 * deep a network is. The one by steps has a row for each step and a column for each measure and layer, as spreadsheets
 * draw it.
 */
import { csvRow } from '../../files/csv-text.ts';
import { STEP_OFFSET, type FrameLayout } from '../frame.ts';
import { frameColumns, shortestFloat } from '../sweep/frame-columns.ts';
import { plainName } from './plain-name.ts';

/** The measures of one run. */
export interface NamedFrames {
  /** The name in the column `run`; symbols are spelled there. */
  name: string;
  layout: FrameLayout;
  /** Packed frames (config/frame.ts), one after the other. */
  frames: Float32Array;
}

/** The columns of the tidy table. */
const FRAME_CSV_COLUMNS = ['run', 'step', 'layer', 'measure', 'value'] as const;

/**
 * Yields the tidy table in pieces, since the whole may exceed the longest possible string. Hidden layers and layers of
 * weights count from 1 at the input; for a measure of the whole network `layer` is empty. What was not measured has no
 * row. Each value has the fewest digits that give its float32 back; lines end in "\n".
 */
export function* framesCsvText(runs: readonly NamedFrames[]): Generator<string> {
  yield `${csvRow(FRAME_CSV_COLUMNS)}\n`;
  for (const run of runs) {
    const places = frameColumns(run.layout.depth).map((column) => {
      const [measure, layer = ''] = column.split('.');
      return csvRow([layer, measure]);
    });
    const cell = csvRow([plainName(run.name)]);
    const rowsOf = (frame: Float32Array): string =>
      Array.from(frame, (value, offset) => {
        if (offset === STEP_OFFSET || Number.isNaN(value)) return '';
        return `${cell},${frame[STEP_OFFSET]},${places[offset]},${csvRow([shortestFloat(value)])}\n`;
      }).join('');
    yield* piecesOf(run, rowsOf);
  }
}

/**
 * Yields the table by steps in pieces: `run`, `step`, and a column for each measure that any of the runs has, such as
 * `loss` or `featureMove.2` of the second layer. What was not measured at a step is empty.
 */
export function* framesByStepCsvText(runs: readonly NamedFrames[]): Generator<string> {
  const named = runs.map(measuredColumns);
  const depths = runs.map(({ layout }) => layout.depth);
  // The columns of the deepest network include all others.
  const columns = frameColumns(Math.max(...depths)).filter((column) => named.some((offsets) => offsets.has(column)));
  yield `${csvRow(['run', 'step', ...columns])}\n`;
  for (const [i, run] of runs.entries()) {
    const cell = csvRow([plainName(run.name)]);
    const offsets = columns.map((column) => named[i].get(column));
    const rowOf = (frame: Float32Array): string =>
      `${cell},${frame[STEP_OFFSET]},${csvRow(
        offsets.map((offset) => (offset === undefined ? null : shortestFloat(frame[offset]))),
      )}\n`;
    yield* piecesOf(run, rowOf);
  }
}

/** Returns the columns of a run in which something was measured, with their offsets in its frames. */
function measuredColumns({ layout: { depth, stride }, frames }: NamedFrames): Map<string, number> {
  const isMeasured = new Set<number>();
  for (let i = 0; i < frames.length; i++) if (!Number.isNaN(frames[i])) isMeasured.add(i % stride);
  return new Map(
    frameColumns(depth)
      .map((column, offset): [string, number] => [column, offset])
      .filter(([, offset]) => offset !== STEP_OFFSET && isMeasured.has(offset)),
  );
}

/** The frames of one piece of the text. */
const FRAMES_A_PIECE = 64;

/** Yields the text of all frames of a run, some at a time. */
function* piecesOf({ layout: { stride }, frames }: NamedFrames, textOf: (frame: Float32Array) => string) {
  const count = frames.length / stride;
  for (let first = 0; first < count; first += FRAMES_A_PIECE) {
    let piece = '';
    for (let i = first; i < Math.min(count, first + FRAMES_A_PIECE); i++) {
      piece += textOf(frames.subarray(i * stride, (i + 1) * stride));
    }
    yield piece;
  }
}
