/**
 * A run as a thing that lasts: what was trained, and all that was seen of it. The present run, pinned runs and the two
 * of a comparison are recordings, seen from different places.
 */
import type { Experiment } from '../../config/experiment.ts';
import { frameLayout } from '../../config/frame.ts';
import type { LearningRateChange } from '../../config/learning-rates.ts';
import type { ScalingRow } from '../../config/scaling.ts';
import type { Happening } from '../../engine/run/catapult-watch.ts';
import type { DataColumns, TaskPicture } from '../../tasks/data/dataset.ts';
import type { Failure } from '../../worker/protocol.ts';
import { createStream, type Stream } from '../training/stream.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

/** A change of the points that a run learns from. */
export interface PointChange {
  /** The first step with them. */
  step: number;
  /** The number of points from then on. */
  points: number;
}

/** A change of the backend: the run went on with another. */
export interface BackendChange {
  /** The first step with it. */
  step: number;
  from: string;
  to: string;
}

/** A run with its results so far. A change of a field makes a new object; the streams change outside of React. */
export interface Recording {
  /** Unique on this machine. */
  readonly id: string;
  /** The time at which it began, in ms since 1970. */
  readonly startedAt: number;
  /** The experiment as it was started, with the points that it learned from last. */
  readonly experiment: Experiment;
  /** Its measures. */
  readonly stream: Stream;
  readonly snapshots: Snapshots;
  /** Its scaling table; empty before it is known. */
  readonly scaling: readonly ScalingRow[];
  /** The task's description of itself; `null` before its data are made. A run of a file has no picture. */
  readonly task: { sentence: string; picture: TaskPicture | null } | null;
  /** The columns of data of one's own, with their scale; absent for other tasks, and in files of before. */
  readonly dataColumns?: DataColumns;
  /** The backend that it trained on; absent where it is not known. */
  readonly backend?: string;
  /** The memory that the run uses, such as "12 MB"; `null` before it is known. */
  readonly memory: string | null;
  readonly notices: readonly string[];
  /** The things that happened in the run and did not end it. */
  readonly happenings: readonly Happening[];
  readonly learningRateChanges: readonly LearningRateChange[];
  readonly pointChanges: readonly PointChange[];
  readonly backendChanges: readonly BackendChange[];
  /** The reason why it ended early. */
  readonly failure: Failure | null;
}

let begun = 0;

/** Begins a recording. It describes its task at once if `before`, an earlier run, had the same. */
export function newRecording(experiment: Experiment, before: Recording | undefined): Recording {
  const isSameTask = JSON.stringify(before?.experiment.task) === JSON.stringify(experiment.task);
  const startedAt = Date.now();
  return {
    id: `${startedAt.toString(36)}-${begun++}`,
    startedAt,
    experiment,
    stream: createStream(frameLayout(experiment.net.depth)),
    snapshots: createSnapshots(),
    scaling: [],
    task: isSameTask ? (before?.task ?? null) : null,
    memory: null,
    notices: [],
    happenings: [],
    learningRateChanges: [],
    pointChanges: [],
    backendChanges: [],
    failure: null,
  };
}

/**
 * Returns the recording of a run that goes on at an earlier step. What came after it goes, and will come again.
 *
 * @param hasEnded whether it had ended there
 */
export function rewound(recording: Recording, last: number, hasEnded: boolean): Recording {
  const upToLast = <Event extends { step: number }>(events: readonly Event[]) =>
    events.filter(({ step }) => step <= last);
  recording.stream.rewind(last);
  recording.snapshots.rewind(last);
  return {
    ...recording,
    happenings: upToLast(recording.happenings),
    learningRateChanges: upToLast(recording.learningRateChanges),
    pointChanges: upToLast(recording.pointChanges),
    backendChanges: upToLast(recording.backendChanges),
    failure: hasEnded ? recording.failure : null,
  };
}
