/**
 * The file form of a recording, version 1: what the browser keeps of a run, and what a file will hold. It is plain data
 * with typed arrays, made for the structured clone of IndexedDB. Columns have names, so that a lab with other measures
 * can read it. Nothing of it is believed: a record that a newer lab wrote, or that is broken, is refused with a sentence.
 */
import * as v from 'valibot';
import { describeProblem, parseExperiment, type Experiment } from '../../config/experiment.ts';
import { learningRateChangeSchema } from '../../config/learning-rates.ts';
import { frameLayout, STEP_OFFSET } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import { frameColumns } from '../../config/sweep/frame-columns.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import { words } from '../../words/words.ts';
import { createStream, type Stream } from '../training/stream.ts';
import type { Recording } from './recording.ts';
import { createSnapshots, type SnapshotBound } from './snapshots.ts';

/** The most that a file holds of a run. */
export interface FileBounds {
  /** The rows of its table of frames, at least 128. */
  rows: number;
  snapshots: SnapshotBound;
}

/** The bounds of a kept run: enough rows for a chart, and two dozen snapshots of at most 8 MB together. */
export const KEPT_BOUNDS: FileBounds = { rows: 1024, snapshots: { count: 24, bytes: 8e6 } };

const VERSION = 1;
const DECODED_ROWS = 8192;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const floats = v.custom<Float32Array>((value) => value instanceof Float32Array, 'Float32Array');
const text = v.string();

/** Absent in files of before. */
const classNames = v.optional(v.array(text));
const reach = v.optional(v.pipe(v.number(), v.finite(), v.gtValue(0)));
const pictureSchema = v.variant('kind', [
  v.object({
    kind: v.literal('scatter'),
    xLabel: text,
    yLabel: text,
    /** Absent in files of before. */
    areInputs: v.optional(v.boolean()),
    areClasses: v.optional(v.boolean()),
    points: floats,
    reach,
    classNames,
  }),
  v.object({ kind: v.literal('curve'), xLabel: text, yLabel: text, line: floats, points: floats, reach, classNames }),
  v.pipe(
    v.object({ kind: v.literal('images'), side: count, count, pixels: floats, classNames }),
    v.check(({ side, count: images, pixels }) => pixels.length === side * side * images, 'pixels'),
  ),
]);

const scalingSchema = v.object({
  layer: count,
  role: v.picklist(['input', 'hidden', 'output']),
  fanOut: count,
  fanIn: count,
  std: v.number(),
  lr: v.number(),
  biasLr: v.nullable(v.number()),
  abc: v.object({ a: v.number(), b: v.number(), c: v.number() }),
});

const CODES = [
  ...(['backend', 'config', 'data', 'unreadable', 'memory', 'out-of-memory'] as const),
  ...(['diverged', 'device-lost', 'silent', 'not-loaded', 'internal'] as const),
];
const isSettingPath = (path: unknown): path is SettingPath => typeof path === 'string' && path in ALL_SETTINGS;

const number = v.pipe(v.number(), v.finite());
const columnsSchema = v.array(v.object({ name: text, mean: v.optional(number), std: v.optional(number) }));

const failureSchema = v.object({
  code: v.picklist(CODES),
  sentence: text,
  control: v.nullable(text),
  remedy: v.optional(v.object({ path: v.custom<SettingPath>(isSettingPath), value: v.number() })),
});

/** The schema of a snapshot. */
export const snapshotSchema = v.object({
  step: count,
  weights: v.array(floats),
  biases: v.nullable(v.array(floats)),
  /** Absent in files of before. */
  beside: v.optional(v.object({ twin: v.nullable(floats), limit: v.nullable(floats) })),
  units: v.optional(floats),
});

const fileSchema = v.object({
  kind: v.literal('run'),
  version: v.literal(VERSION),
  id: v.pipe(text, v.nonEmpty()),
  startedAt: v.pipe(v.number(), v.finite()),
  experiment: v.unknown(),
  /** The names of the columns of `frames` (`config/sweep/frame-columns.ts`), the step first. */
  columns: v.pipe(v.array(text), v.minLength(1)),
  /** [rows, columns], by rising step; NaN was not measured. */
  frames: floats,
  scaling: v.array(scalingSchema),
  task: v.nullable(v.object({ sentence: text, picture: v.nullable(pictureSchema) })),
  /** Absent in files of before. */
  dataColumns: v.optional(v.object({ inputs: columnsSchema, targets: columnsSchema, classes: v.array(text) })),
  backend: v.optional(text),
  memory: v.nullable(text),
  notices: v.array(text),
  happenings: v.array(v.object({ kind: v.literal('catapult'), step: count, sentence: text })),
  learningRateChanges: v.array(learningRateChangeSchema),
  /** Absent in files of before. */
  pointChanges: v.optional(v.array(v.object({ step: count, points: count })), []),
  /** Absent in files of before. */
  backendChanges: v.optional(v.array(v.object({ step: count, from: text, to: text })), []),
  failure: v.nullable(failureSchema),
  /** By rising step. */
  snapshots: v.array(snapshotSchema),
});

/** A recording as it is kept. */
export type RunFile = Omit<v.InferOutput<typeof fileSchema>, 'experiment'> & { experiment: Experiment };

/** A recording that was read, or a sentence that says why it can't be; `part` is the dotted key at fault, if one is. */
export type DecodedRun = { ok: true; recording: Recording } | { ok: false; sentence: string; part?: string };

/**
 * Returns the file form of a recording. It shares the arrays of its snapshots.
 *
 * @param breathe awaited between pieces of work of a few milliseconds each
 */
export async function encodeRun(
  recording: Recording,
  bounds: FileBounds,
  breathe: () => Promise<void>,
): Promise<RunFile> {
  const { id, startedAt, experiment, scaling, task, memory, notices, happenings, failure } = recording;
  const { backend, dataColumns } = recording;
  return {
    kind: 'run',
    version: VERSION,
    ...{ id, startedAt, experiment, task, memory, failure },
    ...(backend !== undefined && { backend }),
    ...(dataColumns && { dataColumns }),
    scaling: [...scaling],
    notices: [...notices],
    happenings: [...happenings],
    learningRateChanges: [...recording.learningRateChanges],
    pointChanges: [...recording.pointChanges],
    backendChanges: [...recording.backendChanges],
    ...packed(await thinned(recording.stream, bounds.rows, breathe)),
    snapshots: fewSnapshots(recording, bounds.snapshots),
  };
}

/** Reads the file form of a recording. Never throws. */
export function decodeRun(value: unknown): DecodedRun {
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  if (typeof version === 'number' && version > VERSION) return { ok: false, sentence: words.runs.file.newer };
  const parsed = v.safeParse(fileSchema, value, { abortEarly: true });
  if (!parsed.success) return refused(v.getDotPath(parsed.issues[0]) ?? 'version');
  const { kind: _, version: __, experiment: draft, columns, frames, snapshots: kept, ...fields } = parsed.output;
  const checked = parseExperiment(draft);
  if (!checked.ok) return { ok: false, sentence: words.runs.file.settings(describeProblem(checked.problems[0])) };
  const { experiment } = checked;
  const stream = streamOf(experiment, columns, frames);
  if (!stream) return refused('frames');
  if (!areSnapshotsOf(experiment, kept)) return refused('snapshots');
  const snapshots = createSnapshots();
  for (const snapshot of kept) snapshots.add(snapshot);
  return { ok: true, recording: { ...fields, experiment, stream, snapshots } };
}

const refused = (part: string): DecodedRun => ({ ok: false, sentence: words.runs.file.broken(part), part });

/** Returns a stream with at most so many of the rows of another one. */
async function thinned(stream: Stream, most: number, breathe: () => Promise<void>): Promise<Stream> {
  const { layout, length } = stream;
  const columns = Array.from({ length: layout.stride }, (_, offset) => stream.series(offset));
  const few = createStream(layout, most);
  for (let row = 0; row < length; row += most) {
    await breathe();
    const rows = Math.min(most, length - row);
    const piece = new Float32Array(rows * layout.stride);
    columns.forEach(({ y }, offset) => {
      for (let r = 0; r < rows; r++) piece[r * layout.stride + offset] = y[row + r];
    });
    few.append(piece, rows);
  }
  return few;
}

/** Returns the table of a stream, without columns that hold no value. */
function packed(stream: Stream): Pick<RunFile, 'columns' | 'frames'> {
  const { length, layout } = stream;
  const names = frameColumns(layout.depth);
  const used = names.flatMap((name, offset) => {
    const { y } = stream.series(offset);
    const isMeasured = offset === STEP_OFFSET || y.subarray(0, length).some((value) => !Number.isNaN(value));
    return isMeasured ? [{ name, y }] : [];
  });
  const frames = new Float32Array(length * used.length);
  used.forEach(({ y }, column) => {
    for (let row = 0; row < length; row++) frames[row * used.length + column] = y[row];
  });
  return { columns: used.map(({ name }) => name), frames };
}

/** Returns the stream of a table; `null` if it is none: a wrong size, or steps that don't rise. */
function streamOf({ net: { depth } }: Experiment, columns: readonly string[], frames: Float32Array): Stream | null {
  const rows = frames.length / columns.length;
  const layout = frameLayout(depth);
  const offsets = columns.map((name) => frameColumns(depth).indexOf(name));
  if (!Number.isInteger(rows) || rows > DECODED_ROWS || offsets[0] !== STEP_OFFSET) return null;
  const values = new Float32Array(rows * layout.stride).fill(NaN);
  for (let row = 0; row < rows; row++) {
    offsets.forEach((offset, column) => {
      if (offset >= 0) values[row * layout.stride + offset] = frames[row * columns.length + column];
    });
    const step = values[row * layout.stride + STEP_OFFSET];
    const before = row === 0 ? -1 : values[(row - 1) * layout.stride + STEP_OFFSET];
    if (!(step > before)) return null;
  }
  const stream = createStream(layout);
  stream.append(values, rows);
  return stream;
}

/** Returns the snapshots that are kept of a run; none if even the first and the last are too large. */
function fewSnapshots({ snapshots }: Recording, bound: SnapshotBound): Snapshot[] {
  const few = createSnapshots(bound);
  for (const step of snapshots.steps) {
    const snapshot = snapshots.at(step);
    if (snapshot) few.add(snapshot);
  }
  if (few.bytes > bound.bytes) return [];
  return few.steps.flatMap((step) => few.at(step) ?? []);
}

/** Returns whether these can be snapshots of an experiment: rising steps, and layers of its sizes. */
function areSnapshotsOf(experiment: Experiment, snapshots: readonly Snapshot[]): boolean {
  const shapes = layerShapes(experiment);
  return snapshots.every(
    ({ step, weights, biases, units }, i) =>
      (i === 0 || step > snapshots[i - 1].step) &&
      weights.length === shapes.length &&
      weights.every(({ length }, l) => length === shapes[l][0] * shapes[l][1]) &&
      (biases === null || biases.every(({ length }, l) => length === shapes[l]?.[0])) &&
      areUnitsOf(experiment, units, snapshots[0].units),
  );
}

/** Returns whether these can be places of units: none, or [x, y] of so many as the first snapshot has. */
function areUnitsOf({ net }: Experiment, units: Float32Array | undefined, first: Float32Array | undefined): boolean {
  if (units === undefined) return true;
  return units.length % 2 === 0 && units.length <= 2 * net.width && units.length === (first ?? units).length;
}
