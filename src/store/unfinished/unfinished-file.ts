/**
 * The form of an unfinished run in the browser, version 1: its recordings as kept runs have them, and its last checkpoint,
 * whose arrays lie beside it as one long row of numbers. Nothing of it is believed.
 */
import * as v from 'valibot';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import type { Checkpoint } from '../../engine/run/checkpoint.ts';
import type { RunStart, Snapshot } from '../../engine/run/snapshot.ts';
import type { RunCheckpoint } from '../../worker/host/checkpoints.ts';
import type { Recording } from '../runs/recording.ts';
import { decodeRun, encodeRun, KEPT_BOUNDS, snapshotSchema, type RunFile } from '../runs/run-file.ts';

/** A run or comparison that has not ended. */
export interface UnfinishedRun {
  /** By side, left first. */
  recordings: readonly Recording[];
  checkpoint: RunCheckpoint;
  /** The network of a file with which it began. */
  from?: RunStart;
}

/** What lies beside the head: the snapshots by side, and the values of the checkpoint. */
export interface UnfinishedArrays {
  snapshots: readonly Snapshot[][];
  values: Float32Array;
}

const VERSION = 1;
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());
/** A loss may be infinite, or none. */
const loss = v.custom<number>((value) => typeof value === 'number');

const spikeSchema = v.object({
  first: v.nullable(loss),
  spike: v.nullable(v.object({ step: count, times: number, sharpness: number })),
  isOver: v.boolean(),
});
const partSchema = v.object({
  step: count,
  begun: count,
  noise: v.array(v.object({ words: v.pipe(v.array(number), v.length(4)), spare: v.nullable(number) })),
  watched: v.object({
    losses: v.object({
      first: v.nullable(v.array(loss)),
      lowest: v.array(loss),
      calm: v.object({ step: count }),
      isCalm: v.boolean(),
      hasEnded: v.array(v.boolean()),
    }),
    spikes: v.array(spikeSchema),
  }),
  /** The lengths of its arrays. */
  lengths: v.array(count),
});
const startSchema = v.object({ initial: v.array(snapshotSchema), present: v.array(snapshotSchema) });

const headSchema = v.object({
  version: v.literal(VERSION),
  step: count,
  members: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(2)),
  ended: v.array(count),
  parts: v.array(v.nullable(partSchema)),
  runs: v.array(v.looseObject({})),
  from: v.optional(startSchema),
});

/** A checkpoint without its values, and the lengths of their arrays. */
type Part = Omit<Checkpoint, 'values'> & { lengths: number[] };

/** An unfinished run without its arrays. */
export type UnfinishedHead = Omit<v.InferOutput<typeof headSchema>, 'members' | 'runs' | 'parts'> & {
  members: Experiment[];
  parts: (Part | null)[];
  runs: Omit<RunFile, 'snapshots'>[];
};

/**
 * Returns the form of an unfinished run. It shares the arrays of its snapshots; the values are those of the checkpoint, not
 * yet in one row.
 *
 * @param breathe awaited between pieces of work of a few milliseconds each
 */
export async function encodeUnfinished(
  { recordings, checkpoint, from }: UnfinishedRun,
  breathe: () => Promise<void>,
): Promise<{ head: UnfinishedHead; snapshots: Snapshot[][]; values: Float32Array[] }> {
  const { step, members, ended, parts } = checkpoint;
  const files: RunFile[] = [];
  for (const recording of recordings) files.push(await encodeRun(recording, KEPT_BOUNDS, breathe));
  return {
    head: {
      ...{ version: VERSION, step, members, ended: [...ended], ...(from && { from }) },
      parts: parts.map((part) => part && lengthsOf(part)),
      runs: files.map(({ snapshots: _, ...run }) => run),
    },
    snapshots: files.map(({ snapshots }) => snapshots),
    values: parts.flatMap((part) => part?.values ?? []),
  };
}

/** Reads the form of an unfinished run; `null` if it is broken, or if another lab wrote it. */
export function decodeUnfinished(value: unknown, { snapshots, values }: UnfinishedArrays): UnfinishedRun | null {
  const parsed = v.safeParse(headSchema, value);
  if (!parsed.success) return null;
  const { members: drafts, parts, runs, step, ended, from } = parsed.output;
  const members = drafts.flatMap((draft) => {
    const checked = parseExperiment(draft);
    return checked.ok ? [checked.experiment] : [];
  });
  const recordings = runs.flatMap((run, side) => {
    const read = decodeRun({ ...run, snapshots: snapshots.at(side) ?? [] });
    return read.ok ? [read.recording] : [];
  });
  const isSide = ({ net }: Experiment, side: number) =>
    JSON.stringify(net) === JSON.stringify(recordings.at(side)?.experiment.net);
  const areSides = members.length === drafts.length && recordings.length === members.length && members.every(isSide);
  if (!areSides || (parts.length !== 1 && parts.length !== members.length)) return null;
  const lengths = parts.flatMap((part) => part?.lengths ?? []);
  if (lengths.length === 0 || lengths.reduce((sum, length) => sum + length, 0) !== values.length) return null;
  let end = 0;
  const next = (length: number) => values.slice(end, (end += length));
  const filled = parts.map((part) => part && withValues(part, part.lengths.map(next)));
  return { recordings, checkpoint: { step, members, ended, parts: filled }, ...(from && { from }) };
}

const lengthsOf = ({ values, ...part }: Checkpoint): Part => ({ ...part, lengths: values.map(({ length }) => length) });

const withValues = ({ lengths: _, ...part }: Part, values: Float32Array[]): Checkpoint => ({ ...part, values });
