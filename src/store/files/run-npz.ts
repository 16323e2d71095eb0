/**
 * The arrays of the runs that the page shows, as files .npz (docs/files.md). It holds the zip library, and so is only
 * imported by parts that are loaded late.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { NumpyArrays } from '../../files/npy.ts';
import { writeNpz } from '../../files/npz.ts';
import { layerShapes } from '../../config/scaling.ts';
import { sampleCounts, taskShape } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import type { Lab } from '../lab.ts';
import { learningRates } from '../../config/learning-rates.ts';
import { isSameRate, isSameSchedule } from '../../config/settings/schedule-settings.ts';
import type { Recording } from '../runs/recording.ts';

/** A file of arrays. */
export interface NpzFile {
  /** Its name without a suffix: of the run, of its side in a comparison, and of the step. */
  baseName: string;
  /** The optimizer steps done. */
  step: number;
  arrays: NumpyArrays;
  bytes: Uint8Array<ArrayBuffer>;
  /** A sentence that names arrays which are too large; `null` if all are there. */
  leftOut: string | null;
}

/**
 * Returns the files of the runs that the page shows, at the step that it shows; at the live edge at their newest snapshot,
 * of a comparison the newest that both have. Both sides of a comparison are told apart by `-left` and `-right`; the names end with
 * the step that is in the file, as those of figures.
 *
 * @param names the names of the files without suffixes, by side
 * @param step another step, or the last snapshot before it
 * @throws Error with a sentence, where a run has no snapshot at or before the step, or the viewer fails
 */
export function shownNpz(
  { viewer, run, time }: Pick<Lab, 'viewer' | 'run' | 'time'>,
  names: readonly string[],
  step = time.store.getState().step ?? time.stops().at(-1) ?? Infinity,
): Promise<NpzFile[]> {
  const { shown } = run.getState();
  const suffixes = shown.length > 1 ? ['-left', '-right'] : [''];
  return Promise.all(shown.map((each, side) => runNpz(viewer, each, step, names[side] + suffixes[side])));
}

/** Returns about how many bytes the file of an experiment has: those of its numbers. */
export function npzBytes(experiment: Experiment): number {
  const { task, measure } = experiment;
  const { inputs, outputs } = taskShape(task);
  const { samples = 0, testSamples = 0 } = sampleCounts(task) ?? {};
  const shapes = layerShapes(experiment);
  const weights = shapes.reduce((sum, [fanOut, fanIn]) => sum + 2 * fanOut * fanIn, 0);
  const matrices = shapes.reduce((sum, [, fanIn]) => sum + 2 * fanIn ** 2, 0);
  const features = shapes.slice(1).reduce((sum, [, fanIn]) => sum + 2 * measure.probe * fanIn, 0);
  return 4 * (weights + matrices + features + (samples + testSamples + measure.probe) * (inputs + outputs));
}

async function runNpz(viewer: Lab['viewer'], run: Recording, step: number, name: string): Promise<NpzFile> {
  const { id, experiment, snapshots } = run;
  const [initial, snapshot] = [snapshots.initial, snapshots.at(step)];
  if (!initial || !snapshot) throw new Error(words.numpy.noSnapshots);
  const key = `arrays ${id} ${snapshot.step}`;
  const answer = await viewer.ask({ key, experiment, initial, snapshot, question: { of: 'arrays' } });
  if (!answer) throw new Error(words.numpy.askedTwice);
  const arrays = { ...answer, ...rateChanges(run, snapshot.step) };
  const leftOut = 'left_out' in answer && 'text' in answer.left_out ? answer.left_out.text : null;
  const { step: at } = snapshot;
  return { baseName: `${name}-${words.figures.atStep(at)}`, step: at, arrays, bytes: writeNpz(arrays), leftOut };
}

/**
 * Returns `learning_rates`, [changes, 2]: each step from which on another rate or schedule held, and the rate; and `rate_schedules`, a
 * text of JSON, the schedule of each of them, where those differ. Nothing where all is as in the experiment.
 */
function rateChanges(run: Recording, end: number): NumpyArrays {
  const { train } = run.experiment;
  const changes = learningRates(run).filter((rate) => (rate.step > 0 || !isSameRate(rate, train)) && rate.step < end);
  if (changes.length === 0) return {};
  const values = Float64Array.from(changes.flatMap(({ step, lr }) => [step, lr]));
  const isScheduled = changes.some(({ schedule }) => !isSameSchedule(schedule, train.schedule));
  const schedules = { text: JSON.stringify(changes.map(({ schedule }) => schedule ?? null)) };
  return {
    learning_rates: { shape: [changes.length, 2], values },
    ...(isScheduled && { rate_schedules: schedules }),
  };
}
