import { words } from '../../words/words.ts';
import type { ColumnScale, DataColumn, DataColumns, Dataset, MadeTask, TaskPicture } from '../data/dataset.ts';
import { scatter } from '../data/scatter.ts';
import { taskError } from '../data/task-error.ts';
import type { TaskOfRow } from '../define-task.ts';
import { describeOwn } from './describe-own.ts';
import { linkedName, NO_DIGEST, own } from './own.ts';
import { readOwnFile } from './own-file.ts';
import { partsOf, type PreparedData } from './own-data.ts';

type OwnTask = TaskOfRow<typeof own>;

/** Reads the data of a digest; `null`: they are not there. */
export type ReadOwnData = (digest: string) => Promise<ArrayBuffer | null>;

const said = words.ownData;
const PICTURE_IMAGES = 24;
const PICTURE_POINTS = 200;

/**
 * Takes the samples of data that a person has opened: the first `samples` to learn from, and the first `testSamples` to
 * test on. Picture: the function of one input, the plane of two, test images, or the first two inputs.
 *
 * @throws Error with a sentence when the data are not there, have other sizes, or fewer samples
 */
export async function makeOwn(task: OwnTask, read: ReadOwnData): Promise<MadeTask> {
  if (task.digest === NO_DIGEST) throw taskError(said.none, 'task.digest');
  const buffer = await read(task.digest);
  if (!buffer) throw taskError(said.missing(task.file, describeOwn(task), task.digest), 'task.digest');
  const data = readOwnFile(buffer);
  if (!data) throw taskError(said.broken(task.digest), 'task.digest');
  const shape = own.shape(task);
  if (data.inputs !== shape.inputs || data.outputs !== shape.outputs || data.classes !== shape.classes) {
    throw taskError(said.otherSizes(task.digest, describeOwn(task), said.sizes(sizesOf(data))), 'task.digest');
  }
  for (const [wanted, there, at] of [
    [task.samples, data.samples, 'task.samples'],
    [task.testSamples, data.testSamples, 'task.testSamples'],
  ] as const) {
    if (wanted > there) throw taskError(said.tooFew(data.name, wanted, there), at);
  }
  const dataset = datasetOf(data, task);
  const sentence = said.sentence(task, data.classNames, data.targetNames);
  const { classNames } = data;
  const picture = pictureOf(dataset, data);
  return { dataset, picture: { ...picture, ...(classNames.length > 0 && { classNames: [...classNames] }) }, sentence };
}

/** Returns the settings of the task that learns these data. */
export const taskOfData = (data: PreparedData, digest: string): OwnTask => ({
  name: 'own',
  digest,
  file: linkedName(data.name),
  d: data.inputs,
  outputs: data.outputs,
  areClasses: data.classes !== null,
  samples: data.samples,
  testSamples: data.testSamples,
});

const sizesOf = ({ inputs, outputs, classes, samples, testSamples }: PreparedData) => ({
  inputs,
  outputs,
  classes,
  samples,
  testSamples,
});

function datasetOf(data: PreparedData, task: OwnTask): Dataset {
  const { inputs: d, outputs: k, images, classNames } = data;
  const { x, y, xTest, yTest } = partsOf(data);
  const first = (all: Float32Array, columns: number, rows: number) => all.subarray(0, rows * columns);
  return {
    ...own.shape(task),
    train: { count: task.samples, x: first(x, d, task.samples), y: first(y, k, task.samples) },
    test: { count: task.testSamples, x: first(xTest, d, task.testSamples), y: first(yTest, k, task.testSamples) },
    columns: columnsOf(data),
    ...(images &&
      task.testSamples > 0 &&
      classNames.length > 0 && {
        testImages: { ...images, pixels: images.pixels.subarray(0, task.testSamples * d), labels: [...classNames] },
      }),
  };
}

function columnsOf({ inputNames, targetNames, classNames, scale }: PreparedData): DataColumns {
  const withScale = (names: readonly string[], scales: readonly ColumnScale[] | null) =>
    names.map((name, i): DataColumn => ({ name, ...scales?.[i] }));
  return {
    inputs: withScale(inputNames, scale.inputs),
    targets: withScale(targetNames, scale.targets),
    classes: [...classNames],
  };
}

function pictureOf(dataset: Dataset, { inputNames, targetNames, images }: PreparedData): TaskPicture {
  const { inputs, outputs, classes, train, test } = dataset;
  if (images && test.count > 0) {
    const count = Math.min(PICTURE_IMAGES, test.count);
    const pixels = Float32Array.from(images.pixels.subarray(0, count * images.side ** 2), (shade) => shade / 255);
    return { kind: 'images', side: images.side, count, pixels };
  }
  const valueOf = (y: Float32Array) =>
    classes === null ? y[0] : y.length === 1 ? y[0] : classes === 2 ? y[1] - y[0] : y.indexOf(Math.max(...y));
  const [xLabel] = inputNames;
  const yLabel = targetNames.at(0) ?? words.tasks.axes.target;
  if (inputs === 1 && classes === null) {
    const points = Float32Array.from({ length: 2 * Math.min(train.count, PICTURE_POINTS) }, (_, i) =>
      i % 2 === 0 ? train.x[i / 2] : train.y[((i - 1) / 2) * outputs],
    );
    return { kind: 'curve', xLabel, yLabel, line: new Float32Array(), points };
  }
  const isPlane = inputs > 1 && (classes !== null || inputs === 2);
  const axes = { xLabel, yLabel: isPlane ? inputNames[1] : yLabel, areInputs: inputs === 2 };
  const areClasses = classes !== null && classes > 2;
  return scatter(dataset, { ...axes, ...(areClasses && { areClasses }) }, (x, y) => [
    x[0],
    isPlane ? x[1] : valueOf(y),
    valueOf(y),
  ]);
}
