import { framesByStepCsvText, framesCsvText, type NamedFrames } from '../../src/config/export/frames-csv.ts';
import { frameLayout } from '../../src/config/frame.ts';
import { writeWholeFile } from '../whole-file.ts';
import type { TrainedRun, WriteRun } from './trained-run.ts';

/** Writes the measures of a run as a tidy table. */
export const writeCsv: WriteRun = (run, file) => writeWholeFile(file, framesCsvText([namedFrames(run)]));

/** Writes the measures of a run as a table with a row for each step. */
export const writeCsvByStep: WriteRun = (run, file) => writeWholeFile(file, framesByStepCsvText([namedFrames(run)]));

const namedFrames = ({ name, experiment, member: { frames } }: TrainedRun): NamedFrames => ({
  name,
  layout: frameLayout(experiment.net.depth),
  frames,
});
