/**
 * The file of a sweep's result, version 1:
 * `{v: 1, kind: 'sweep', sweep, backend, shard?, columns, runs: [{cell, seed, outcome, reason, frames: [[...]]}]}`.
 * `columns` names the numbers in a row of `frames`, by the depth of the network. A measure without any value has no
 * column. A number that was not measured is `null`. "Infinity", "-Infinity" and "-0" are text, since JSON has no such
 * numbers. Every number has the fewest digits that give its float32 back.
 */
import * as v from 'valibot';
import { words } from '../../words/words.ts';
import { BACKENDS } from '../backend.ts';
import { describeFileProblem } from '../describe-problems.ts';
import { shortText, toProblem, type Experiment } from '../experiment.ts';
import { frameLayout, STEP_OFFSET, type FrameLayout } from '../frame.ts';
import { frameColumns, shortestFloat } from './frame-columns.ts';
import { cellLayouts, RUN_OUTCOMES, type RunOutcome, type SweepResult, type SweepRun } from './result.ts';
import { sweepCells } from './cells.ts';
import { parseSweepToFirstProblem, type Sweep } from './sweep.ts';

/** The part of a sweep that a result covers. */
export interface SweepShard {
  /** From 1 to `count`. */
  index: number;
  count: number;
}

/** The result in a file of a sweep, or a sentence that says why it can't be read. */
export type ReadSweepResult =
  { ok: true; result: SweepResult; shard: SweepShard | null } | { ok: false; sentence: string };

/** The numbers that JSON can't hold or would change. */
const UNWRITABLE = ['Infinity', '-Infinity', '-0'] as const;
type Written = number | null | (typeof UNWRITABLE)[number];

/** Returns a result as the JSON value of its file; `shard` is included if it is one of several. */
export function writeSweepResult(result: SweepResult, shard: SweepShard | null = null): unknown {
  const { head, writeRun } = createWriter(result, shard);
  return { ...head, runs: result.runs.map(writeRun) };
}

/** Yields the text of the file in pieces, one for each run: the whole may exceed the longest possible string. */
export function* sweepResultText(result: SweepResult, shard: SweepShard | null = null): Generator<string> {
  const { head, writeRun } = createWriter(result, shard);
  const end = ']}';
  yield JSON.stringify({ ...head, runs: [] }).slice(0, -end.length);
  for (const [i, run] of result.runs.entries()) yield `${i > 0 ? ',' : ''}${JSON.stringify(writeRun(run))}`;
  yield `${end}\n`;
}

/** Returns all of a file except its runs, and the function that writes one run. */
function createWriter({ sweep, backend, runs }: SweepResult, shard: SweepShard | null) {
  const layouts = cellLayouts(sweep);
  const offsets = measuredOffsets(layouts, runs);
  const columns = [...offsets].map(([depth, used]) => {
    const names = frameColumns(depth);
    return [depth, used.map((offset) => names[offset])] as const;
  });
  const head = {
    v: 1,
    kind: 'sweep',
    sweep,
    backend,
    ...(shard && shard.count > 1 && { shard }),
    columns: Object.fromEntries(columns),
  };
  const writeRun = ({ frames, ...run }: SweepRun) => {
    const layout = layouts[run.cell];
    if (!layout || frames.length === 0) return { ...run, frames: [] };
    const { depth, stride } = layout;
    const used = offsets.get(depth) ?? [];
    const rows = Array.from({ length: frames.length / stride }, (_, row) =>
      used.map((offset) => writeNumber(frames[row * stride + offset])),
    );
    return { ...run, frames: rows };
  };
  return { head, writeRun };
}

/** Returns, for each depth, the offsets in a frame at which something was measured. */
function measuredOffsets(layouts: (FrameLayout | null)[], runs: SweepRun[]): Map<number, number[]> {
  const measured = new Map<number, boolean[]>();
  for (const { cell, frames } of runs) {
    const layout = layouts[cell];
    if (!layout || frames.length === 0) continue;
    const { depth, stride } = layout;
    const seen = measured.get(depth) ?? new Array<boolean>(stride).fill(false);
    measured.set(depth, seen);
    for (let i = 0; i < frames.length; i++) if (!Number.isNaN(frames[i])) seen[i % stride] = true;
  }
  return new Map([...measured].map(([depth, seen]) => [depth, seen.flatMap((is, offset) => (is ? offset : []))]));
}

function writeNumber(value: number): Written {
  if (Number.isNaN(value)) return null;
  if (Number.isFinite(value) && !Object.is(value, -0)) return shortestFloat(value);
  return UNWRITABLE.find((text) => Object.is(Number(text), value)) ?? null;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The schema of a file. The sweep and the runs have checks of their own. */
const fileSchema = v.strictObject({
  v: v.literal(1),
  kind: v.literal('sweep'),
  sweep: v.unknown(),
  backend: v.nullable(v.picklist(BACKENDS)),
  shard: v.optional(
    v.pipe(
      v.strictObject({ index: v.pipe(count, v.minValue(1)), count }),
      v.check(({ index, count }) => index <= count),
    ),
  ),
  columns: v.record(
    v.string(),
    v.pipe(
      v.array(v.string()),
      v.check((names) => new Set(names).size === names.length),
    ),
  ),
  runs: v.array(v.unknown()),
});
/** The schema of a run, without a check of the numbers in its frames. */
const runSchema = v.strictObject({
  cell: count,
  seed: count,
  outcome: v.picklist(RUN_OUTCOMES),
  reason: v.nullable(v.string()),
  frames: v.array(v.array(v.unknown())),
});
/** The outcomes of trained networks, which have frames. */
const TRAINED: readonly RunOutcome[] = ['done', 'diverged'];

/** A damaged file may have as many problems as numbers. */
const TO_FIRST_PROBLEM = { abortEarly: true } as const;

const versionSchema = v.looseObject({ kind: v.literal('sweep'), v: v.unknown() });

/**
 * Reads the result in the JSON value of a file. Throws nothing, except errors of the iterable `runs`.
 *
 * @param runs the runs, if the value has none: for a file that is too long to be in memory as a whole
 */
export function readSweepResult(json: unknown, runs?: Iterable<unknown>): ReadSweepResult {
  const refuse = (sentence: string) => ({ ok: false, sentence }) as const;
  const version = v.safeParse(versionSchema, json, TO_FIRST_PROBLEM);
  if (!version.success) return refuse(words.sweepFile.notAResult);
  if (version.output.v !== 1) return refuse(words.sweepFile.version(shortText(version.output.v)));

  const file = v.safeParse(fileSchema, json, TO_FIRST_PROBLEM);
  if (!file.success) return refuse(words.sweepFile.damaged(toProblem(file.issues[0]).key));
  const { backend, columns, shard } = file.output;
  const parsed = parseSweepToFirstProblem(file.output.sweep);
  if (!parsed.ok) return refuse(words.sweepFile.badSweep(describeFileProblem(parsed.problems[0])));

  const read = readRuns(parsed.sweep, columns, runs ?? file.output.runs);
  if ('damaged' in read) return refuse(words.sweepFile.damaged(read.damaged));
  return { ok: true, result: { sweep: parsed.sweep, backend, runs: read }, shard: shard ?? null };
}

function readRuns(
  sweep: Sweep,
  columns: Record<string, string[]>,
  runs: Iterable<unknown>,
): SweepRun[] | { damaged: string } {
  // Each cell is checked when they are made: once is enough.
  const cells = sweepCells(sweep);
  const seen = new Set<number>();
  const result: SweepRun[] = [];
  for (const written of runs) {
    const where = `runs.${result.length}`;
    const checked = v.safeParse(runSchema, written, TO_FIRST_PROBLEM);
    if (!checked.success) return { damaged: [where, v.getDotPath(checked.issues[0]) ?? []].flat().join('.') };
    const run = checked.output;
    const place = run.cell * sweep.seeds + run.seed;
    if (run.cell >= cells.length || run.seed >= sweep.seeds || seen.has(place)) return { damaged: where };
    seen.add(place);
    const { experiment } = cells[run.cell];
    const frames = readFrames(experiment, columns[String(experiment?.net.depth)], run.frames);
    const lacksFrames = frames?.length === 0 && TRAINED.includes(run.outcome);
    if (!frames || lacksFrames) return { damaged: `${where}.frames` };
    result.push({ ...run, frames });
  }
  return result.sort((a, b) => a.cell - b.cell || a.seed - b.seed);
}

/**
 * Returns packed frames from rows of the named columns; `null` if rows and columns don't fit each other, steps don't grow, or
 * there is one beyond the end.
 */
function readFrames(
  experiment: Experiment | null,
  names: string[] | undefined,
  rows: unknown[][],
): Float32Array | null {
  if (rows.length === 0) return new Float32Array();
  if (!experiment || !names) return null;
  const layout = frameLayout(experiment.net.depth);
  const all = frameColumns(layout.depth);
  const offsets = names.map((name) => all.indexOf(name));
  const stepColumn = offsets.indexOf(STEP_OFFSET);
  const frames = new Float32Array(rows.length * layout.stride).fill(NaN);
  let before = -1;
  for (const [i, row] of rows.entries()) {
    if (row.length !== names.length || !row.every(isWritten)) return null;
    const step = row[stepColumn];
    if (typeof step !== 'number' || !Number.isInteger(step) || step <= before || step > experiment.train.steps)
      return null;
    before = step;
    // A measure that this lab doesn't know is left out.
    row.forEach((value, column) => {
      if (offsets[column] >= 0) frames[i * layout.stride + offsets[column]] = value === null ? NaN : Number(value);
    });
  }
  return frames;
}

const isWritten = (value: unknown): value is Written =>
  (typeof value === 'number' && Number.isFinite(Math.fround(value))) ||
  value === null ||
  UNWRITABLE.some((text) => text === value);
