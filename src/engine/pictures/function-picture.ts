/** Pictures of the function that a network computes: a line, a plane, answers on images, or pairs with the targets. */
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { answerTable } from './answer-table.ts';
import { answersCounter } from './class-answers.ts';
import { directionShares } from './direction-shares.ts';
import { imagesPainter } from './images-painter.ts';
import { evenly, lineInputs, rangeOf } from './line-inputs.ts';
import { operationsPerPoint, outputsAt, PICTURE_OPERATIONS } from './outputs-at.ts';
import type {
  FunctionForm,
  FunctionLine,
  FunctionPairs,
  FunctionPicture,
  FunctionPlane,
  FunctionQuestion,
} from './picture.ts';

/** Makes the picture of the function of a network of one member. */
export type FunctionPainter<Kind = FunctionPicture> = (
  network: MovedWeights,
  breathe: Breathe,
  question: FunctionQuestion,
) => Promise<Kind>;

/** The grid points along a side of a plane. */
const PLANE_SIDE = { least: 32, most: 64 };
/** The most kinks of a line and samples of pairs. */
const MOST = 256;

/** Returns the painter of the function that suits the data. */
export function functionPainter(experiment: Experiment, dataset: Dataset): FunctionPainter {
  const paint = painterOf(experiment, dataset);
  const count = answersCounter(experiment, dataset);
  const fill = answerTable(experiment, dataset);
  return async (network, breathe, question) => {
    const picture = await paint(network, breathe, question);
    const answers = count && question.answers && (await count(network, breathe));
    const table = fill && question.table && (await fill(network, breathe));
    return { kind: 'function', ...(answers && { answers }), ...(table && { table }), ...picture };
  };
}

function painterOf(experiment: Experiment, dataset: Dataset): FunctionPainter<FunctionForm> {
  if (dataset.testImages && dataset.test.count > 0) return imagesPainter(experiment, dataset, dataset.testImages);
  const line = lineInputs(dataset);
  if (line) return linePainter(experiment, dataset, line);
  if (dataset.inputs === 2) return planePainter(experiment, dataset);
  return pairsPainter(experiment, dataset);
}

/** Returns the painter of a line without the fits beside it, which are the run's. */
function linePainter(experiment: Experiment, { outputs }: Dataset, x: Float32Array): FunctionPainter<FunctionLine> {
  const [low, high] = [x[0], x[x.length - 1]];
  const at = outputsAt(experiment, x);
  const { activation, depth } = experiment.net;
  return async (network, breathe) => {
    const f = (await at(network, breathe)).filter((_, i) => i % outputs === 0);
    const kinks = activation === 'relu' && depth > 0 ? await kinksOf(network) : new Float32Array();
    const within = kinks.filter((kink) => kink >= low && kink <= high);
    return { of: 'line', x: x.slice(), f, kinks: within, twin: null, limit: null };
  };
}

/** Returns -b / w of the first units of the first layer; not finite for a unit without a weight. */
async function kinksOf({ W, b }: MovedWeights): Promise<Float32Array> {
  const [w, bias] = await Promise.all([W[0].data<'float32'>(), b?.[0].data<'float32'>()]);
  return w.slice(0, MOST).map((weight, unit) => (bias ? -bias[unit] / weight : 0 / weight));
}

function planePainter(experiment: Experiment, dataset: Dataset): FunctionPainter<FunctionPlane> {
  const { outputs } = dataset;
  const { low, high } = rangeOf(dataset);
  const hasUnits = experiment.net.depth > 0;
  const affordable = Math.floor(Math.sqrt(PICTURE_OPERATIONS / operationsPerPoint(experiment)));
  const side = Math.min(PLANE_SIDE.most, Math.max(PLANE_SIDE.least, affordable));
  const axis = evenly(side, low, high);
  const grid = new Float32Array(2 * side * side);
  for (let i = 0; i < side * side; i++) grid.set([axis[i % side], axis[Math.floor(i / side)]], 2 * i);
  const at = outputsAt(experiment, grid);
  return async (network, breathe, { hinges = [] }) => ({
    of: 'plane',
    side,
    low,
    high,
    outputs,
    f: await at(network, breathe),
    hinges: await hingesOf(network, hasUnits ? hinges : []),
  });
}

/** Returns w_x, w_y and b of these units of the first layer; a unit that a page has of a wider or deeper network has none. */
async function hingesOf({ W, b }: MovedWeights, units: readonly number[]): Promise<Float32Array> {
  if (units.length === 0) return new Float32Array();
  const [w, bias] = await Promise.all([W[0].data<'float32'>(), b?.[0].data<'float32'>()]);
  const known = units.filter((unit) => unit < w.length / 2);
  return Float32Array.from(known.flatMap((unit) => [w[2 * unit], w[2 * unit + 1], bias?.[unit] ?? 0]));
}

function pairsPainter(experiment: Experiment, dataset: Dataset): FunctionPainter<FunctionPairs> {
  const { train, test, inputs, outputs, classes } = dataset;
  const samples = dataset.isMemorized ? 'memorized' : test.count > 0 ? 'test' : 'train';
  const { x, y, count } = samples === 'test' ? test : train;
  const shown = Math.min(count, MOST);
  const at = outputsAt(experiment, x.slice(0, shown * inputs));
  const read = (values: Float32Array) =>
    classes === 2 && outputs === 2
      ? Float32Array.from({ length: shown }, (_, i) => values[2 * i + 1] - values[2 * i])
      : values;
  const target = read(y.slice(0, shown * outputs));
  const sharesOf = directionShares(experiment, dataset);
  return async (network, breathe) => {
    const f = read(await at(network, breathe));
    const directions = sharesOf && (await sharesOf(network, breathe));
    return { of: 'pairs', samples, target: target.slice(), f, directions };
  };
}
