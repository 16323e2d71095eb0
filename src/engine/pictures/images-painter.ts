/** The answers of a classifier on the test images: the worst of them one by one, and all of them as a table. */
import type { Experiment } from '../../config/experiment.ts';
import type { Dataset, TestImages } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { classesOf, countAnswers } from './class-answers.ts';
import { outputsAt } from './outputs-at.ts';
import type { FunctionImages } from './picture.ts';

/** The most images that are shown one by one. */
const MOST = 24;
/** The value of a pixel with full ink. */
const INK = 255;

/** Returns the painter of the answers on the test images, those with the largest loss first. */
export function imagesPainter(
  experiment: Experiment,
  { test, outputs }: Dataset,
  { side, pixels, labels }: TestImages,
): (network: MovedWeights, breathe: Breathe) => Promise<FunctionImages> {
  const at = outputsAt(experiment, test.x);
  const { loss } = experiment.train;
  const row = (values: Float32Array, i: number) => values.subarray(i * outputs, (i + 1) * outputs);
  const truth = classesOf(test.y, outputs);
  const shown = Math.min(MOST, test.count);

  return async (network, breathe) => {
    const f = await at(network, breathe);
    const predicted = classesOf(f, outputs);
    const errors = Float32Array.from(truth, (_, i) => sampleLoss(row(f, i), row(test.y, i), loss));
    const images = worstOf(errors, shown);
    const picked = new Float32Array(shown * side ** 2);
    images.forEach((image, place) => {
      const own = pixels.subarray(image * side ** 2, (image + 1) * side ** 2);
      own.forEach((value, pixel) => (picked[place * side ** 2 + pixel] = value / INK));
    });
    return {
      of: 'images',
      side,
      images,
      pixels: picked,
      truth: Uint8Array.from(images, (i) => truth[i]),
      predicted: Uint8Array.from(images, (i) => predicted[i]),
      certainty: Float32Array.from(images, (i) => certaintyOf(row(f, i), loss)),
      error: Float32Array.from(images, (i) => errors[i]),
      answers: countAnswers(truth, predicted, labels),
    };
  };
}

/** Returns the indices of the largest errors, the largest first. What is not a number comes before all. */
function worstOf(errors: Float32Array, count: number): Uint32Array {
  const size = (i: number) => (Number.isNaN(errors[i]) ? Infinity : errors[i]);
  const order = Uint32Array.from(errors, (_, i) => i).sort((a, b) => {
    const [first, second] = [size(a), size(b)];
    return first === second ? a - b : second - first;
  });
  return order.slice(0, count);
}

/** Returns the loss of one sample, whose mean over a set is the loss of the set (docs/maths.md 3). */
function sampleLoss(f: Float32Array, y: Float32Array, loss: Experiment['train']['loss']): number {
  if (loss === 'mse') return f.reduce((sum, value, j) => sum + (value - y[j]) ** 2, 0) / 2;
  const most = Math.max(...f);
  const logSum = most + Math.log(f.reduce((sum, value) => sum + Math.exp(value - most), 0));
  return f.reduce((sum, value, j) => sum + y[j] * (logSum - value), 0);
}

/**
 * Returns the probability that f gives its class. With cross-entropy it is the softmax. With mean squares f estimates
 * the mean of the targets, which is that probability for one-hot targets and 2 p - 1 for targets of +-1; it is cut to
 * 0..1.
 */
function certaintyOf(f: Float32Array, loss: Experiment['train']['loss']): number {
  const best = f.length === 1 ? Math.abs(f[0]) : Math.max(...f);
  if (loss === 'ce') return 1 / f.reduce((sum, value) => sum + Math.exp(value - best), 0);
  return Math.min(1, Math.max(0, f.length === 1 ? (1 + best) / 2 : best));
}
