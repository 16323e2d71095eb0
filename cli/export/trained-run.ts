import type { Experiment } from '../../src/config/experiment.ts';
import type { Snapshot } from '../../src/engine/run/snapshot.ts';
import type { Dataset, TaskPicture } from '../../src/tasks/data/dataset.ts';
import type { TrainedMember } from '../../src/worker/protocol.ts';
import type { ExportRequest } from './export-arguments.ts';

/** A run that has been trained, as the writers of its files get it. */
export interface TrainedRun {
  /** The name of its experiment's file without the ending. */
  name: string;
  experiment: Experiment;
  dataset: Dataset;
  /** The picture of its task; `null`: it has none. */
  picture: TaskPicture | null;
  backend: string;
  /** Its frames, measured at `measure.at` or at two steps an octave and at the end, weights and scaling. */
  member: TrainedMember;
  /** At step 0. */
  initial: Snapshot;
  /** At the last step. */
  present: Snapshot;
  /** Notices about the run, as sentences. */
  notices: readonly string[];
  /** Why and when it diverged, as a sentence; `null` if it has not. */
  problem: string | null;
}

/** Writes a run to a file, or into a folder, in the way that was asked for. */
export type WriteRun = (
  run: TrainedRun,
  target: string,
  looks: Pick<ExportRequest, 'isPictureOnly'>,
) => void | Promise<void>;
