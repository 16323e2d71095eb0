/**
 * A network in a file of arrays, as `numpy.savez` and the lab itself write it: W1, W2, ... [fan_out, fan_in], perhaps b1,
 * ..., and the same at step 0 as W1_0, b1_0, ... (docs/files.md). It becomes the experiment that goes on with it.
 */
import type { NumpyArray, NumpyArrays } from '../files/npy.ts';
import { ACTIVATIONS, type Activation } from '../maths/activation.ts';
import { taskShape, type Task } from '../tasks/tasks.ts';
import { words } from '../words/words.ts';
import { describeFileProblem } from './describe-problems.ts';
import { parseExperiment, type Experiment } from './experiment.ts';
import { SETTINGS } from './settings/settings.ts';
import { parseJson } from '../settings/parse-json.ts';

const said = words.networkFile;

/** The weights of a network at one step, by layer. */
export interface NetworkWeights {
  step: number;
  /** Step 0: W_0; later: W - W_0. [fan_out, fan_in] row-major. */
  weights: Float32Array[];
  biases: Float32Array[] | null;
}

/** A network that was read, with the experiment that goes on with it. */
export interface NetworkFile {
  experiment: Experiment;
  initial: NetworkWeights;
  present: NetworkWeights;
  /** Sentences about what the file leaves open, and what was taken for it. */
  notices: string[];
}

/** The sizes of a network, from its matrices. */
export interface NetworkShape {
  /** [fan_out, fan_in] by layer. */
  layers: [fanOut: number, fanIn: number][];
  inputs: number;
  outputs: number;
}

type Numbers = Exclude<NumpyArray, { text: string }>;

/** Returns whether a file of arrays holds a network. */
export const hasNetwork = (arrays: NumpyArrays): boolean => 'W1' in arrays;

/** Returns the names of arrays that look like weights which other programs, or a slip, have named. */
export const namesLikeWeights = (arrays: NumpyArrays): string[] =>
  hasNetwork(arrays) ? [] : Object.keys(arrays).filter((name) => /(weight|bias|kernel)s?_?\d*$|^[Wb]\d+$/.test(name));

/**
 * Returns the sizes of the network in a file.
 *
 * @throws Error with a sentence when the matrices are not those of one network that the lab can hold
 */
export function networkShape(arrays: NumpyArrays, file: string): NetworkShape {
  const layers: NetworkShape['layers'] = [];
  for (let l = 1; `W${l}` in arrays; l++) layers.push(sizeOf(matrixOf(arrays, `W${l}`, file)));
  const later = Object.keys(arrays).filter((name) => /^W\d+$/.test(name) && Number(name.slice(1)) > layers.length);
  if (later.length > 0) throw new Error(said.gap(file, layers.length + 1, later));
  if (layers.length === 0) throw new Error(said.noWeights(file));
  layers.forEach(([, fanIn], l) => {
    if (l === 0 || fanIn === layers[l - 1][0]) return;
    const areTransposed = layers.every(([fanOut], m) => m === layers.length - 1 || fanOut === layers[m + 1][1]);
    const isOther = layers.every(([fanOut], m) => m === 0 || fanOut === layers[m - 1][1]);
    if (isOther && !areTransposed) throw new Error(said.transposed(file, l + 1, layers[l]));
    throw new Error(said.broken(file, l + 1, fanIn, layers[l - 1][0]));
  });
  const widths = layers.slice(0, -1).map(([fanOut]) => fanOut);
  if (new Set(widths).size > 1) throw new Error(said.widths(file, widths));
  // A single matrix is a linear model, which has no width.
  if (widths.length > 0) requireWithin(said.width(file), widths[0], SETTINGS['net.width'].kind.range);
  requireWithin(said.depth(file), widths.length, SETTINGS['net.depth'].kind.range);
  return { layers, inputs: layers[0][1], outputs: layers[layers.length - 1][0] };
}

/**
 * Reads a network for the task that it goes on with.
 *
 * @param present the experiment whose settings are taken where the file has none of its own
 * @param task the task of data that came with the network; absent: that of the file's experiment, or the present one
 * @throws Error with one sentence that names what can't be read or doesn't fit
 */
export function readNetworkFile(arrays: NumpyArrays, file: string, present: Experiment, task?: Task): NetworkFile {
  const shape = networkShape(arrays, file);
  const weights = shape.layers.map((size, l) => valuesOf(arrays, `W${l + 1}`, file, size));
  const names = shape.layers.map((_, l) => `W${l + 1}_0`);
  const hasStart = names.some((name) => name in arrays);
  const start = hasStart ? shape.layers.map((size, l) => valuesOf(arrays, names[l], file, size)) : weights;
  const { biases, startBiases, biasNotices } = readBiases(arrays, file, shape, hasStart);
  const { step, stepNotices } = readStep(arrays, file, hasStart);
  const { experiment, notices } = readExperiment(arrays, file, present, shape, biases !== null, task);
  if (step === 0 && hasStart && !areSame([...weights, ...(biases ?? [])], [...start, ...(startBiases ?? [])])) {
    throw new Error(said.movedAtStart(file));
  }
  const initial = { step: 0, weights: start, biases: startBiases };
  return {
    experiment: goingOn(experiment, step),
    initial,
    present:
      step === 0 ? initial : { step, weights: weights.map((W, l) => W.map((value, i) => value - start[l][i])), biases },
    notices: [...(hasStart ? [] : [said.noStart]), ...stepNotices, ...biasNotices, ...notices],
  };
}

/** Reads the experiment of the file, or makes one of the present settings and the shape of the network. */
function readExperiment(
  arrays: NumpyArrays,
  file: string,
  present: Experiment,
  shape: NetworkShape,
  bias: boolean,
  task: Task | undefined,
): { experiment: Experiment; notices: string[] } {
  const { layers, inputs, outputs } = shape;
  const own = configOf(arrays, file);
  const chosen = task ?? own?.task ?? present.task;
  const asked = taskShape(chosen);
  if (asked.inputs !== inputs || asked.outputs !== outputs) {
    throw new Error(said.otherTask(file, { inputs, outputs }, asked, own !== null));
  }
  const depth = layers.length - 1;
  const width = depth > 0 ? layers[0][0] : (own ?? present).net.width;
  if (own) {
    const { net } = own;
    if (net.width !== width || net.depth !== depth || net.bias !== bias) throw new Error(said.otherConfig(file));
    const lr = lastRate(arrays, file) ?? own.train.lr;
    return { experiment: { ...own, task: chosen, train: { ...own.train, lr } }, notices: [] };
  }
  const activation = activationOf(arrays, file);
  const { layerLr: _, slo: __, pc: ___, tp: ____, batches: _____, ...train } = present.train;
  const parsed = parseExperiment({
    ...present,
    task: chosen,
    net: {
      ...present.net,
      ...{ width, depth, bias, baseWidth: width, symmetric: false },
      activation: activation ?? present.net.activation,
    },
    scaling: { preset: 'sp', gamma0: 1, centered: false, lrExponent: 0 },
    train: {
      ...train,
      rule: 'bp',
      optimizer: train.optimizer === 'slo' ? 'sgd' : train.optimizer,
      loss: asked.classes !== null && outputs > 1 ? train.loss : 'mse',
    },
    measure: { ...present.measure, at: undefined },
  });
  if (!parsed.ok) throw new Error(said.badConfig(file, describeFileProblem(parsed.problems[0])));
  return {
    experiment: parsed.experiment,
    notices: [said.asIs, ...(activation ? [] : [said.activation(present.net.activation)])],
  };
}

/**
 * Reads the experiment that a file holds as JSON; `null` if it holds none.
 *
 * @throws Error with a sentence when it can't be read
 */
export function configOf(arrays: NumpyArrays, file: string): Experiment | null {
  if (!('config' in arrays)) return null;
  const { config } = arrays;
  if (!('text' in config)) throw new Error(said.badConfig(file, said.noText));
  let draft: unknown;
  try {
    draft = parseJson(config.text);
  } catch {
    throw new Error(said.badConfig(file, said.noJson));
  }
  const parsed = parseExperiment(draft);
  if (!parsed.ok) throw new Error(said.badConfig(file, describeFileProblem(parsed.problems[0])));
  return parsed.experiment;
}

/** Returns the learning rate that the run had last, where a person changed it. */
function lastRate(arrays: NumpyArrays, file: string): number | null {
  if (!('learning_rates' in arrays)) return null;
  const given = arrays.learning_rates;
  const rate = 'values' in given && given.shape.length === 2 && given.shape[1] === 2 ? given.values.at(-1) : NaN;
  const { min, max } = SETTINGS['train.lr'].kind.range;
  if (rate !== undefined && rate >= min && rate <= max) return rate;
  throw new Error(said.badRates(file, String(rate), min, max));
}

function activationOf(arrays: NumpyArrays, file: string): Activation | null {
  if (!('activation' in arrays)) return null;
  const given = arrays.activation;
  const name = 'text' in given ? given.text.trim().toLowerCase() : '';
  const activation = ACTIVATIONS.find((known) => known === name);
  if (!activation) throw new Error(said.noActivation(file, name, ACTIVATIONS));
  return activation;
}

/** Reads the biases now and at step 0: none, or one for each layer; a layer without one has zeros. */
function readBiases(arrays: NumpyArrays, file: string, { layers }: NetworkShape, hasStart: boolean) {
  const read = (suffix: string) =>
    layers.map(([fanOut], l) => {
      const name = `b${l + 1}${suffix}`;
      return name in arrays ? valuesOf(arrays, name, file, [fanOut, 1]) : null;
    });
  const zeros = (given: (Float32Array | null)[]) => given.map((values, l) => values ?? new Float32Array(layers[l][0]));
  const [now, start] = [read(''), read('_0')];
  if (now.every((values) => values === null)) return { biases: null, startBiases: null, biasNotices: [] };
  const without = now.flatMap((values, l) => (values === null ? [l + 1] : []));
  const biases = zeros(now);
  return {
    biases,
    startBiases: hasStart ? zeros(start) : biases,
    biasNotices: without.length > 0 ? [said.someBiases(without)] : [],
  };
}

/** Reads the steps that the network has taken: 0 without weights of step 0. */
function readStep(arrays: NumpyArrays, file: string, hasStart: boolean) {
  if (!hasStart) return { step: 0, stepNotices: [] };
  if (!('step' in arrays)) return { step: 1, stepNotices: [said.noStep] };
  const given = arrays.step;
  const [step, ...more] = 'text' in given ? [NaN] : given.values;
  if (more.length > 0 || !Number.isInteger(step) || step < 0 || step > MOST_STEPS) {
    throw new Error(said.badStep(file, 'text' in given ? given.text : String(given.values[0]), MOST_STEPS));
  }
  return { step, stepNotices: [] };
}

const MOST_STEPS = SETTINGS['train.steps'].kind.range.max;

/** Gives an experiment that ends at or before a step more steps to go on with. */
function goingOn(experiment: Experiment, step: number): Experiment {
  const { train } = experiment;
  if (step < train.steps) return experiment;
  const steps = Math.min(MOST_STEPS, step + SETTINGS['train.steps'].kind.neutral);
  return { ...experiment, train: { ...train, steps } };
}

/** Returns an array of numbers with two axes; a vector counts as one column. */
function matrixOf(arrays: NumpyArrays, name: string, file: string): Numbers {
  const array = arrays[name];
  if ('text' in array || array.shape.length !== 2) {
    throw new Error(said.noMatrix(file, name, 'text' in array ? said.text : said.shape(array.shape)));
  }
  return array;
}

const sizeOf = ({ shape }: Numbers): [number, number] => [shape[0], shape[1]];

/** Returns the finite values of an array that has to be there, with as many rows and columns as are due. */
function valuesOf(
  arrays: NumpyArrays,
  name: string,
  file: string,
  [rows, columns]: readonly [number, number],
): Float32Array {
  if (!(name in arrays)) throw new Error(said.missing(file, name));
  const array = arrays[name];
  const isVector = name.startsWith('b');
  const due = isVector ? [rows] : [rows, columns];
  if ('text' in array) throw new Error(said.noMatrix(file, name, said.text));
  const { shape, values } = array;
  const isColumn = isVector && shape.length === 2 && (shape[0] === 1 || shape[1] === 1);
  if (values.length !== rows * columns || (String(shape) !== String(due) && !isColumn)) {
    throw new Error(said.otherShape(file, name, said.shape(shape), said.shape(due)));
  }
  const found = Float32Array.from(values);
  const wrong = found.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const place = { row: Math.floor(wrong / columns) + 1, column: (wrong % columns) + 1 };
    throw new Error(said.notFinite(file, name, place, String(values[wrong])));
  }
  return found;
}

function requireWithin(say: (value: number, least: number, most: number) => string, value: number, range: Range): void {
  if (value < range.min || value > range.max) throw new Error(say(value, range.min, range.max));
}
interface Range {
  min: number;
  max: number;
}

const areSame = (a: readonly Float32Array[], b: readonly Float32Array[]): boolean =>
  a.every((values, l) => values.every((value, i) => value === b[l][i]));
