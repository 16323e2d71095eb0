/** What a person can take along of the present runs, each with its size and the function that makes its file. */
import { experimentFileText } from '../../config/export/experiment-file.ts';
import { framesByStepCsvText, framesCsvText, type NamedFrames } from '../../config/export/frames-csv.ts';
import { hasWrittenWeights, runFileText, writtenFrames, type WrittenRun } from '../../config/export/run-result.ts';
import { bibtexText } from '../../config/export/citation.ts';
import { differencesOf } from '../../config/comparison.ts';
import { layerShapes } from '../../config/scaling.ts';
import { npzBytes, shownNpz, type NpzFile } from '../../store/files/run-npz.ts';
import { shownPytorch } from '../../store/files/run-pytorch.ts';
import { shownExperiment } from '../../store/files/shown-experiment.ts';
import { namedFrames, takenRuns, writtenRun, type TakenRun } from '../../store/files/taken-runs.ts';
import type { Lab } from '../../store/lab.ts';
import { partsOf, settingsInWords, withoutParts } from '../../store/runs/run-names.ts';
import { runsCsvText } from '../../store/runs/runs-csv.ts';
import { byteText } from '../../words/byte-text.ts';
import { countText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { sideLooks } from '../training/side-looks.ts';
import { fileStem } from './save-file.ts';

const said = words.takeAway;

/** A file to save: its name, and its content in pieces. */
export interface TakenFile {
  name: string;
  content: Iterable<BlobPart>;
  /** Sentences about what it holds, and what it lacks. */
  notes?: readonly string[];
}

/** A button of an item. */
export interface TakeAction {
  text: string;
  /** Makes the files to save. */
  make: () => Promise<readonly TakenFile[]> | readonly TakenFile[];
}

/** One thing to take along. */
export interface TakeItem {
  title: string;
  /** What a person gets, and how large it is. */
  about: string;
  /** None, where it can't be had now. */
  actions: readonly TakeAction[];
}

/** Returns the items of the runs that the page shows now; those of no run where nothing has trained yet. */
export function takeItems(lab: Lab): TakeItem[] {
  const taken = takenRuns(lab);
  const ofRuns = taken.length > 0 ? [numbers, run, arrays, pytorch].map((item) => item(lab, taken)) : [];
  return [...ofRuns, experiment(lab), citation(lab), tableOfRuns(lab), { ...said.pictures, actions: [] }];
}

/** Returns the name of the files of runs without the ending; of a comparison, what differs. */
function stemOf(taken: readonly TakenRun[]): string {
  const [left, right] = taken.map(({ recording }) => recording.experiment);
  if (!right) return fileStem(taken[0].name, said.fileName);
  const differing = differencesOf(left, right);
  return fileStem([left, right].flatMap((side) => settingsInWords(side, differing)).join(' '), said.both);
}

/** The characters of a value with its step, layer and measure. */
const ROW_CHARACTERS = 32;

function numbers(lab: Lab, taken: readonly TakenRun[]): TakeItem {
  const counts = taken.map((each) => ({ name: each.name, rows: measuredCount(each) }));
  const rows = counts.reduce((sum, count) => sum + count.rows, 0);
  const characters = counts.reduce((sum, count) => sum + count.rows * (ROW_CHARACTERS + count.name.length), 0);
  return {
    title: said.numbers.title,
    about: withSize(said.numbers.about(countText(rows)), characters),
    actions: [
      { text: said.numbers.action, make: () => table(lab, framesCsvText, '') },
      { text: said.numbers.byStep, make: () => table(lab, framesByStepCsvText, said.numbers.byStepEnding) },
    ],
  };
}

/** Returns the measures of the present runs as a table. */
function table(lab: Lab, textOf: (runs: readonly NamedFrames[]) => Iterable<string>, ending: string): TakenFile[] {
  const present = takenRuns(lab);
  const names = sidedNames(present);
  const content = textOf(present.map((each, side) => ({ ...namedFrames(each), name: names[side] })));
  return [{ name: `${stemOf(present)}${ending}.csv`, content }];
}

/** Returns the names of runs; in a comparison the side, or what differs, comes first. */
function sidedNames(taken: readonly TakenRun[]): string[] {
  const [left, right] = taken.map(({ recording }) => recording.experiment);
  const looks = right ? sideLooks(left, right) : [];
  return taken.map(({ name, recording: { experiment } }, side) => {
    if (!right) return name;
    const { name: first, told } = looks[side];
    return said.ofSide(first, withoutParts(name, partsOf(experiment, told)));
  });
}

/** Returns the number of values that were measured in a run. */
function measuredCount({ recording: { stream } }: TakenRun): number {
  let count = 0;
  for (let offset = 1; offset < stream.layout.stride; offset++) {
    const { y, length } = stream.series(offset);
    for (let row = 0; row < length; row++) if (!Number.isNaN(y[row])) count++;
  }
  return count;
}

function run(lab: Lab, taken: readonly TakenRun[]): TakeItem {
  const runs = taken.map(writtenRun);
  const hasWeights = runs.every(hasWrittenWeights);
  const areKept = runs.every(({ snapshots }) => snapshots.length > 0);
  const about = said.run.about(runs.length > 1, hasWeights);
  const characters = runs.reduce((sum, each) => sum + charactersOf(each), 0);
  return {
    title: said.run.title,
    about: withSize(
      hasWeights ? about : said.about([about, areKept ? said.run.withoutWeights : said.run.noWeights]),
      characters,
    ),
    actions: [
      {
        text: said.run.action,
        make: () => {
          const present = takenRuns(lab);
          return [{ name: `${stemOf(present)}.run.json`, content: runFileText(present.map(writtenRun)) }];
        },
      },
    ],
  };
}

/** The characters of a weight in JSON, and how often a file has each: at step 0, its change, and now. */
const WEIGHT_CHARACTERS = 3 * 22;

function charactersOf(written: WrittenRun): number {
  const { config, frames, scaling } = written;
  const rows = writtenFrames(config, frames);
  const ofOne = JSON.stringify(rows[rows.length >> 1]).length;
  const weights = layerShapes(config).reduce((sum, [fanOut, fanIn]) => sum + fanOut * fanIn, 0);
  return (
    rows.length * ofOne +
    JSON.stringify(scaling).length +
    (hasWrittenWeights(written) ? WEIGHT_CHARACTERS * weights : 0)
  );
}

function arrays(lab: Lab, taken: readonly TakenRun[]): TakeItem {
  const { title, about, action } = said.arrays;
  const make = async () => {
    const isLive = lab.time.store.getState().step === null;
    return (await shownNpz(lab, stemsOf(lab))).map((file) => npzFile(lab, file, isLive));
  };
  return ofSnapshots(taken, title, about(taken.length > 1), { text: action, make });
}

function pytorch(lab: Lab, taken: readonly TakenRun[]): TakeItem {
  const { title, about, action } = said.pytorch;
  const make = async () => {
    const files = await shownPytorch(lab, stemsOf(lab));
    return files.flatMap(({ npz, script }) => [
      { name: `${npz.baseName}.py`, content: [script] },
      npzFile(lab, npz, true),
    ]);
  };
  return ofSnapshots(taken, title, about(taken.length > 1), { text: action, make });
}

/** Returns an item that needs the snapshots of all runs, and has the size of their arrays. */
function ofSnapshots(taken: readonly TakenRun[], title: string, about: string, action: TakeAction): TakeItem {
  if (taken.some(({ recording }) => !recording.snapshots.initial)) {
    return { title, about: said.arrays.none, actions: [] };
  }
  const bytes = taken.reduce((sum, { recording }) => sum + npzBytes(recording.experiment), 0);
  return { title, about: withSize(about, bytes), actions: [action] };
}

const stemsOf = (lab: Lab): string[] => takenRuns(lab).map(({ name }) => fileStem(name, said.fileName));

/** Returns a file of arrays, with a note where the newest snapshot is asked for and the run has come further. */
function npzFile(lab: Lab, { baseName, step, bytes, leftOut }: NpzFile, isNewest: boolean): TakenFile {
  const notes = [
    ...(isNewest && step < lab.time.newest() ? [said.arrays.ofStep(step)] : []),
    ...(leftOut === null ? [] : [leftOut]),
  ];
  return { name: `${baseName}.npz`, content: [bytes], notes };
}

function experiment(lab: Lab): TakeItem {
  const { left, right, lacks } = shownExperiment(lab);
  const text = () => {
    const present = shownExperiment(lab);
    return experimentFileText(present.left, present.right);
  };
  return {
    title: said.experiment.title,
    about: withSize(said.about([said.experiment.about(right !== null), ...lacks]), text().length),
    actions: [
      {
        text: said.experiment.action,
        make: () => [{ name: `${fileStem(left.task.name, said.fileName)}.experiment.json`, content: [text()] }],
      },
    ],
  };
}

/** Returns the citation of what the page shows. */
export function citationOf(lab: Lab): string {
  const { link, lacks } = shownExperiment(lab);
  return bibtexText(link, new Date(), lacks);
}

function citation(lab: Lab): TakeItem {
  const { title, about, save, fileName } = said.citation;
  const make = () => [{ name: `${fileName}.bib`, content: [citationOf(lab)] }];
  const parts = [about, ...shownExperiment(lab).lacks];
  return { title, about: withSize(said.about(parts), citationOf(lab).length), actions: [{ text: save, make }] };
}

function tableOfRuns({ runs }: Lab): TakeItem {
  const { title, about, none, action, fileName } = said.runs;
  const { entries } = runs.store.getState();
  if (entries.length === 0) return { title, about: none, actions: [] };
  const make = () => [{ name: `${fileName}.csv`, content: [runsCsvText(runs.store.getState().entries)] }];
  return {
    title,
    about: withSize(about(entries.length), runsCsvText(entries).length),
    actions: [{ text: action, make }],
  };
}

const withSize = (about: string, characters: number): string => said.about([about, said.size(byteText(characters))]);
