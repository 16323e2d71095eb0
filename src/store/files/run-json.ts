/**
 * Reads the file of a run, which the page or the command line wrote (`config/export/run-result.ts`). Nothing of it is
 * believed: a value that can't be is refused by its key.
 */
import * as v from 'valibot';
import { describeFileProblem } from '../../config/describe-problems.ts';
import { parseExperiment, toProblem, type ConfigProblem, type Experiment } from '../../config/experiment.ts';
import { FrameError, packFrame } from '../../config/export/pack-frame.ts';
import { frameLayout, STEP_OFFSET } from '../../config/frame.ts';
import { layerShapes, scalingTable, type MatrixShape, type ScalingRow } from '../../config/scaling.ts';
import { frameColumns } from '../../config/sweep/frame-columns.ts';
import { taskSentence } from '../../tasks/tasks.ts';
import { countText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { decodeRun } from '../runs/run-file.ts';
import type { Recording } from '../runs/recording.ts';

/** A run that was brought in. */
export interface BroughtRun {
  recording: Recording;
  /** `null`: the file of the command line `run` names none. */
  name: string | null;
  /** The time that it trained; 0 where it is not known. */
  seconds: number;
}

/** The runs of a file, one or the two of a comparison, or a sentence that says why there are none. */
export type ReadRuns = { ok: true; runs: BroughtRun[] } | { ok: false; sentence: string };

const said = words.openFile.run;

/** The most frames of a file: as many as the page keeps of a run. */
const MOST_FRAMES = 8192;
const LONGEST_NAME = 200;

const text = v.pipe(v.string(), v.maxLength(10_000));
const number = v.pipe(v.number(said.number), v.finite(said.number));
const snapshotSchema = v.object(
  {
    step: v.pipe(v.number(said.count), v.safeInteger(said.count), v.minValue(0, said.count)),
    weights: v.unknown(),
    biases: v.optional(v.unknown()),
  },
  said.object,
);
const headSchema = v.object({
  id: v.optional(v.pipe(text, v.nonEmpty(said.text))),
  name: v.optional(v.pipe(v.string(said.text), v.nonEmpty(said.text), v.maxLength(LONGEST_NAME, said.text))),
  backend: v.optional(v.string(said.text)),
  std: v.optional(v.array(number, said.list)),
  lr: v.optional(v.array(number, said.list)),
  frames: v.pipe(
    v.array(v.unknown(), said.list),
    v.minLength(1, said.frames(countText(MOST_FRAMES))),
    v.maxLength(MOST_FRAMES, said.frames(countText(MOST_FRAMES))),
  ),
  startedAt: v.optional(v.pipe(number, v.minValue(0, said.number), v.maxValue(8.64e15, said.number))),
  seconds: v.optional(v.pipe(number, v.minValue(0, said.number))),
  learningRateChanges: v.optional(v.unknown(), []),
  notices: v.optional(v.unknown(), []),
  happenings: v.optional(v.unknown(), []),
  failure: v.optional(v.unknown(), null),
  dataColumns: v.optional(v.unknown()),
  snapshots: v.optional(v.pipe(v.array(snapshotSchema, said.list), v.maxLength(2, said.snapshots)), []),
});
type Head = v.InferOutput<typeof headSchema>;

/** A value that can't be, and what would be allowed there. */
class Refused extends Error {
  constructor(readonly problem: ConfigProblem) {
    super(describeFileProblem(problem));
  }
}

/** Reads the JSON value of a file. Never throws. */
export function readRunJson(json: Record<string, unknown>): ReadRuns {
  try {
    const { right } = json;
    const left = broughtRun(json, '');
    if (right === undefined) return { ok: true, runs: [left] };
    if (typeof right !== 'object' || right === null) refuse('right', right, said.object);
    return { ok: true, runs: [left, broughtRun(right, 'right.')] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, sentence: error.message };
  }
}

function refuse(key: string, value: unknown, allowed: string): never {
  throw new Refused({ key, value, allowed });
}

function broughtRun(json: object, at: string): BroughtRun {
  const checked = parseExperiment(Reflect.get(json, 'config'));
  if (!checked.ok) {
    const [{ key, value, allowed }] = checked.problems;
    refuse(`${at}config.${key}`, value, allowed);
  }
  const { experiment } = checked;
  if (experiment.task.name === 'given') refuse(`${at}config.task.name`, 'given', said.given);
  const parsed = v.safeParse(headSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const { key, value, allowed } = toProblem(parsed.issues[0]);
    refuse(at + key, value, allowed);
  }
  const head = parsed.output;
  const { name = null, seconds = 0, backend } = head;
  const startedAt = head.startedAt ?? Date.now();
  const decoded = decodeRun({
    kind: 'run',
    version: 1,
    id: head.id ?? `${startedAt.toString(36)}-${Math.random().toString(36).slice(2)}`,
    startedAt,
    experiment,
    ...(backend !== undefined && { backend }),
    columns: frameColumns(experiment.net.depth),
    frames: readFrames(head.frames, experiment, at),
    scaling: readScaling(head, experiment, at),
    task: { sentence: taskSentence(experiment.task), picture: null },
    memory: null,
    notices: head.notices,
    happenings: head.happenings,
    learningRateChanges: head.learningRateChanges,
    failure: head.failure,
    dataColumns: head.dataColumns,
    snapshots: head.snapshots.map((snapshot, i) => readSnapshot(snapshot, experiment, `${at}snapshots.${i}`)),
  });
  if (!decoded.ok) {
    const key = decoded.part ?? 'config';
    refuse(at + key, valueAt(json, key), said.asWritten);
  }
  return { recording: decoded.recording, name, seconds };
}

const valueAt = (json: object, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((value, part) => (Object(value) === value ? Reflect.get(value as object, part) : undefined), json);

function readFrames(frames: readonly unknown[], { net }: Experiment, at: string): Float32Array {
  const layout = frameLayout(net.depth);
  const values = new Float32Array(frames.length * layout.stride);
  let before = -1;
  frames.forEach((frame, i) => {
    const key = `${at}frames.${i}`;
    if (typeof frame !== 'object' || frame === null) refuse(key, frame, said.object);
    try {
      values.set(packFrame(layout, frame), i * layout.stride);
    } catch (error) {
      if (error instanceof FrameError) refuse(`${key}.${error.key}`, error.value, said.measure);
      throw error;
    }
    const step = values[i * layout.stride + STEP_OFFSET];
    if (!(Number.isInteger(step) && step > before))
      refuse(`${key}.step`, Reflect.get(frame, 'step'), said.step(before));
    before = step;
  });
  return values;
}

/** Returns the scaling table with the values of the file. */
function readScaling({ std, lr }: Head, experiment: Experiment, at: string): ScalingRow[] {
  const rows = scalingTable(experiment);
  for (const [key, values] of Object.entries({ std, lr })) {
    if (values && values.length !== rows.length) refuse(`${at}${key}`, values, said.perLayer(rows.length));
  }
  return rows.map((row, l) => ({ ...row, std: std?.[l] ?? row.std, lr: lr?.[l] ?? row.lr }));
}

function readSnapshot({ step, weights, biases }: Head['snapshots'][number], experiment: Experiment, key: string) {
  const shapes = layerShapes(experiment);
  return {
    step,
    weights: perLayer(weights, shapes.length, `${key}.weights`).map((rows, l) =>
      readMatrix(rows, shapes[l], `${key}.weights.${l}`),
    ),
    biases:
      biases === undefined
        ? null
        : perLayer(biases, shapes.length, `${key}.biases`).map((values, l) => {
            const read = new Float32Array(shapes[l][0]);
            readRow(values, read, `${key}.biases.${l}`, said.values(read.length));
            return read;
          }),
  };
}

function perLayer(values: unknown, layers: number, key: string): unknown[] {
  if (!Array.isArray(values) || values.length !== layers) refuse(key, values, said.perLayer(layers));
  return values;
}

function readMatrix(rows: unknown, [fanOut, fanIn]: MatrixShape, key: string): Float32Array {
  const allowed = said.shape(fanOut, fanIn);
  if (!Array.isArray(rows) || rows.length !== fanOut) refuse(key, rows, allowed);
  const values = new Float32Array(fanOut * fanIn);
  rows.forEach((row: unknown, i) => readRow(row, values.subarray(i * fanIn, (i + 1) * fanIn), `${key}.${i}`, allowed));
  return values;
}

/** Reads numbers that float32 holds. By hand, since a file may have a million of them. */
function readRow(row: unknown, into: Float32Array, key: string, allowed: string): void {
  if (!Array.isArray(row) || row.length !== into.length) refuse(key, row, allowed);
  for (let i = 0; i < into.length; i++) {
    const value: unknown = row[i];
    if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) refuse(`${key}.${i}`, value, said.number);
    into[i] = value;
  }
}
