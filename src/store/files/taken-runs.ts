/** The runs that a person takes along: the present one, or both of a comparison. */
import type { WrittenRun } from '../../config/export/run-result.ts';
import type { NamedFrames } from '../../config/export/frames-csv.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { Lab } from '../lab.ts';
import type { Recording } from '../runs/recording.ts';
import { nameOfRun, uniqueName } from '../runs/run-names.ts';
import type { Stream } from '../training/stream.ts';

/** A run to take along. */
export interface TakenRun {
  recording: Recording;
  /** Its name in the list of runs, or the one that it gets there. */
  name: string;
  /** The time that it trained; absent while it is not known. */
  seconds?: number;
}

/** Returns the runs that the page shows, left first; none before the first frame of each has come. */
export function takenRuns({ run, runs }: Pick<Lab, 'run' | 'runs'>): TakenRun[] {
  const { shown } = run.getState();
  if (shown.some(({ stream }) => stream.length === 0)) return [];
  const { entries } = runs.store.getState();
  const taken = new Set(entries.map(({ name }) => name));
  return shown.map((recording) => {
    const entry = entries.find(({ id }) => id === recording.id);
    if (entry) return { recording, name: entry.name, ...(entry.seconds > 0 && { seconds: entry.seconds }) };
    const own = nameOfRun(recording.experiment, entries[0]?.experiment ?? null, recording.learningRateChanges);
    const name = uniqueName(own, taken);
    taken.add(name);
    return { recording, name };
  });
}

/** Returns the measures of a run for a table. */
export const namedFrames = ({ recording: { stream }, name }: TakenRun): NamedFrames => ({
  name,
  layout: stream.layout,
  frames: packedFrames(stream),
});

/** Returns a run as its file holds it. */
export function writtenRun({ recording, name, seconds }: TakenRun): WrittenRun {
  const { id, startedAt, experiment, backend, scaling, stream } = recording;
  const { learningRateChanges, notices, happenings, failure, dataColumns } = recording;
  return {
    ...{
      id,
      name,
      backend,
      scaling,
      startedAt,
      seconds,
      learningRateChanges,
      notices,
      happenings,
      failure,
      dataColumns,
    },
    config: experiment,
    frames: packedFrames(stream),
    snapshots: endsOf(recording),
  };
}

/** Returns the snapshot of step 0 and the last one; none of a run without that of step 0. */
function endsOf({ snapshots: { initial, at } }: Recording): Snapshot[] {
  const last = at(Infinity);
  if (!initial || !last) return [];
  return last.step === 0 ? [initial] : [initial, last];
}

/** Returns the frames of a stream, packed one after the other. */
function packedFrames({ layout: { stride }, length, series }: Stream): Float32Array {
  const frames = new Float32Array(length * stride);
  for (let offset = 0; offset < stride; offset++) {
    const { y } = series(offset);
    for (let row = 0; row < length; row++) frames[row * stride + offset] = y[row];
  }
  return frames;
}
