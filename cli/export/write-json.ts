import { runFileText } from '../../src/config/export/run-result.ts';
import { writeWholeFile } from '../whole-file.ts';
import type { WriteRun } from './trained-run.ts';

/** Writes a run as the page opens it. */
export const writeJson: WriteRun = (
  { name, experiment, backend, dataset, member, initial, present, notices },
  file,
) => {
  const { frames, scaling } = member;
  const snapshots = present === initial ? [initial] : [initial, present];
  const run = { name, config: experiment, backend, scaling, frames, snapshots, notices, dataColumns: dataset.columns };
  writeWholeFile(file, runFileText([run]));
};
