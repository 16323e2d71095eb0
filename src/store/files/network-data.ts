/** The data that come with a network in a file of arrays: x, y, x_test and y_test, as data of one's own. */
import * as v from 'valibot';
import type { NetworkShape } from '../../config/network-file.ts';
import type { NumberArray, NumpyArrays } from '../../files/npy.ts';
import type { ColumnScale } from '../../tasks/data/dataset.ts';
import { taskOfData } from '../../tasks/own/make-own.ts';
import { MOST_SAMPLES } from '../../tasks/own/own.ts';
import type { PreparedData } from '../../tasks/own/own-data.ts';
import { digestOfData, writeOwnFile } from '../../tasks/own/own-file.ts';
import type { TaskOf } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';

const said = words.networkFile;

/** Data that can be kept, with the task that learns all of them. */
export interface NetworkData {
  digest: string;
  name: string;
  task: TaskOf<'own'>;
  file: Blob;
  /** Whether the names of the columns came with them. */
  hasNames: boolean;
}

/** Returns whether a file of arrays has data. */
export const hasData = (arrays: NumpyArrays): boolean => 'x' in arrays && 'y' in arrays;

/**
 * Returns the data of a network: rows of its inputs, and its targets: numbers as they are, or the number of the class of
 * each sample, counted from 0. Rows that are all one-hot, and signs, are classes.
 *
 * @throws Error with a sentence when they are not those of the network
 */
export async function networkData(arrays: NumpyArrays, file: string, shape: NetworkShape): Promise<NetworkData> {
  const train = samplesOf(arrays, file, ['x', 'y'], shape);
  const test = 'x_test' in arrays && 'y_test' in arrays ? samplesOf(arrays, file, ['x_test', 'y_test'], shape) : null;
  if (train.count === 0) throw new Error(said.noSamples(file));
  const { inputs, outputs } = shape;
  const targets = [train.y, ...(test ? [test.y] : [])];
  const areClasses = outputs === 1 ? targets.every(areSigns) : targets.every((y) => areOneHot(y, outputs));
  const classes = areClasses ? Math.max(2, outputs) : null;
  const values = new Float32Array((train.count + (test?.count ?? 0)) * (inputs + outputs));
  let at = 0;
  for (const part of [train.x, train.y, ...(test ? [test.x, test.y] : [])]) {
    values.set(part, at);
    at += part.length;
  }
  const name = file;
  const names = namesIn(arrays);
  const { x: inputName, output: targetName } = words.tasks.axes;
  const data: PreparedData = {
    ...{ name, inputs, outputs, classes, values, images: null },
    inputNames: ofLength(names?.inputs, inputs) ?? Array.from({ length: inputs }, (_, i) => inputName(i + 1)),
    targetNames:
      classes !== null
        ? []
        : (ofLength(names?.targets, outputs) ?? Array.from({ length: outputs }, (_, j) => targetName(j + 1))),
    classNames:
      classes === null
        ? []
        : (ofLength(names?.classes, classes) ?? Array.from({ length: classes }, (_, c) => String(c))),
    scale: { inputs: scaleIn(arrays, 'x', inputs), targets: classes === null ? scaleIn(arrays, 'y', outputs) : null },
    samples: train.count,
    testSamples: test?.count ?? 0,
  };
  const digest = await digestOfData(data);
  const task = taskOfData(data, digest);
  return {
    digest,
    name,
    task,
    file: await writeOwnFile(data),
    hasNames: ofLength(names?.inputs, inputs) !== undefined,
  };
}

const namesSchema = v.object({
  inputs: v.array(v.string()),
  targets: v.array(v.string()),
  classes: v.array(v.string()),
});

/** Returns the names that the lab writes beside data of one's own; `null`: there are none that can be read. */
function namesIn(arrays: NumpyArrays): v.InferOutput<typeof namesSchema> | null {
  const text = 'columns' in arrays && 'text' in arrays.columns ? arrays.columns.text : 'null';
  try {
    const parsed = v.safeParse(namesSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const ofLength = (names: readonly string[] | undefined, length: number) =>
  names?.length === length ? names : undefined;

/** Returns how the columns of `x` or `y` were standardized; `null`: it is not known. */
function scaleIn(arrays: NumpyArrays, of: 'x' | 'y', length: number): ColumnScale[] | null {
  const [mean, std] = [`${of}_mean`, `${of}_std`].map((name) => {
    const array = name in arrays ? arrays[name] : null;
    return array && 'values' in array && array.values.length === length && array.values.every(Number.isFinite)
      ? Array.from(array.values)
      : null;
  });
  return mean && std && mean.map((value, i) => ({ mean: value, std: std[i] }));
}

function samplesOf(
  arrays: NumpyArrays,
  file: string,
  [xName, yName]: readonly [string, string],
  { inputs, outputs }: NetworkShape,
) {
  const [x, y] = [xName, yName].map((name) => numbersOf(arrays, name, file));
  const count = x.shape.length === 0 ? 0 : x.shape[0];
  if (x.values.length !== count * inputs) throw new Error(said.otherInputs(file, xName, said.shape(x.shape), inputs));
  if (count > MOST_SAMPLES) throw new Error(said.tooManySamples(file, xName, count, MOST_SAMPLES));
  const rows = y.shape.length === 0 ? 0 : y.shape[0];
  if (rows !== count) throw new Error(said.otherRows(file, xName, count, yName, rows));
  const isClassOfEach = outputs > 1 && y.values.length === count;
  if (!isClassOfEach && y.values.length !== count * outputs) {
    throw new Error(said.otherTargets(file, yName, said.shape(y.shape), outputs));
  }
  return {
    count,
    x: finite(x, file, xName, inputs),
    y: isClassOfEach ? oneHot(y, file, yName, outputs) : finite(y, file, yName, outputs),
  };
}

function numbersOf(arrays: NumpyArrays, name: string, file: string): NumberArray {
  const array = arrays[name];
  if ('text' in array) throw new Error(said.noNumbers(file, name));
  return array;
}

function finite({ values }: NumberArray, file: string, name: string, columns: number): Float32Array {
  const found = Float32Array.from(values);
  const wrong = found.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return found;
  const place = { row: Math.floor(wrong / columns) + 1, column: (wrong % columns) + 1 };
  throw new Error(said.notFinite(file, name, place, String(values[wrong])));
}

function oneHot({ values }: NumberArray, file: string, name: string, classes: number): Float32Array {
  const y = new Float32Array(values.length * classes);
  values.forEach((value: number, i: number) => {
    if (!Number.isInteger(value) || value < 0 || value >= classes) {
      throw new Error(said.noClass(file, name, i + 1, String(value), classes));
    }
    y[i * classes + value] = 1;
  });
  return y;
}

const areSigns = (y: Float32Array): boolean => y.every((value) => value === 1 || value === -1);

/** Returns whether each row has one 1, and 0 elsewhere. */
function areOneHot(y: Float32Array, classes: number): boolean {
  for (let row = 0; row < y.length; row += classes) {
    const own = y.subarray(row, row + classes);
    if (own.some((value) => value !== 0 && value !== 1) || own.filter((value) => value === 1).length !== 1)
      return false;
  }
  return true;
}
