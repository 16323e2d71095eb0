import { createSnapshotView } from '../../src/engine/snapshot-view.ts';
import { writeNpz } from '../../src/files/npz.ts';
import { writeWholeFile } from '../whole-file.ts';
import type { WriteRun } from './trained-run.ts';
import { tell } from '../print.ts';

/** Writes a run as arrays for NumPy (docs/files.md); says which are left out. */
export const writeArrays: WriteRun = async ({ experiment, dataset, initial, present }, file) => {
  const view = createSnapshotView(experiment, dataset, initial);
  const arrays = await view.arrays(present, () => Promise.resolve());
  view.dispose();
  writeWholeFile(file, writeNpz(arrays));
  if (arrays.left_out && 'text' in arrays.left_out) tell(arrays.left_out.text);
};
