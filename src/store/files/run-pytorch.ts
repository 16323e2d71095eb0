/** The runs that the page shows as PyTorch scripts, each with its arrays. It holds the zip library, as `run-npz.ts`. */
import { pytorchScript } from '../../config/export/pytorch/pytorch-script.ts';
import { lrUnitOf } from '../../config/export/pytorch/reproduced-run.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { NumpyArrays } from '../../files/npy.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import { experimentAtEnd } from '../../config/learning-rates.ts';
import type { Recording } from '../runs/recording.ts';
import { shownExperiment } from './shown-experiment.ts';
import { shownNpz, type NpzFile } from './run-npz.ts';

/** A script and the arrays that it reads; both files have the same name but for the suffix. */
export interface PytorchFiles {
  npz: NpzFile;
  script: string;
}

/**
 * Returns a script for each run that the page shows, which trains it anew up to its newest snapshot, whatever step the page
 * shows.
 *
 * @param names the names of the files without suffixes, by side
 * @throws Error with a sentence, where a run has no snapshots, has not had these data from step 0 on, or the viewer fails
 */
export async function shownPytorch(
  lab: Pick<Lab, 'viewer' | 'run' | 'time' | 'link' | 'experiment' | 'view' | 'network'>,
  names: readonly string[],
): Promise<PytorchFiles[]> {
  const { shown } = lab.run.getState();
  const files = await shownNpz(lab, names, lab.time.stops().at(-1) ?? Infinity);
  const { link } = shownExperiment(lab);
  return files.map((npz, side) => ({ npz, script: scriptOf(shown[side], npz, link) }));
}

function scriptOf(run: Recording, { arrays, baseName, step }: NpzFile, link: string): string {
  const { experiment, learningRateChanges, scaling, stream, pointChanges } = run;
  const { x: steps, length } = stream.series(STEP_OFFSET);
  if (length > 0 && steps[0] > 0) throw new Error(words.numpy.notFromStart(steps[0]));
  if (pointChanges.some((change) => change.step > 0 && change.step <= step)) throw new Error(words.numpy.pointsAdded);
  return pytorchScript(
    {
      experiment,
      lrUnit: lrUnitOf(experimentAtEnd(run), scaling),
      learningRateChanges,
      steps: step,
      samples: { train: rowsOf(arrays, 'x'), test: rowsOf(arrays, 'x_test') },
    },
    { title: baseName, link },
  );
}

/** Returns the number of samples of a set. */
function rowsOf(arrays: NumpyArrays, name: string): number {
  const array = Object.hasOwn(arrays, name) ? arrays[name] : null;
  if (!array || 'text' in array) throw new Error(words.numpy.dataTooLarge);
  return array.shape[0];
}
