import * as tf from '@tensorflow/tfjs-core';
import { layerOffset } from '../../config/frame.ts';
import { matmul } from '../backends/fused/matmul.ts';
import { squaredNorm } from '../backends/fused/norms.ts';
import { oneMinusCosine } from './features.ts';
import type { Moment, Reader, StartReference } from './reader.ts';
import { gram, largestEntry, tidyReading, unitNorm, type Reading } from './reading.ts';

/** Reads the measures of hidden layers whose features are centred over the probe samples first. */
export const centeredFeatureReader = {
  gives: ['featureCka', 'targetCka', 'collapse'],
  read: (moment) =>
    moment.start.features.flatMap((_, layer) => [
      tidyReading(() => readCka(layer, moment)),
      ...(moment.asks('collapse') ? [tidyReading(() => readCollapse(layer, moment))] : []),
    ]),
} as const satisfies Reader;

/** The size below which centred values, relative to those before, are float32 rounding: they were constant. */
const FLAT = 1e-6;

/**
 * Returns C X = X minus its mean over the samples, [M, Q, n]; exactly 0 where X is the same at all samples.
 *
 * Centring X itself, and not its Gram matrix, keeps the digits of features whose mean is large, such as those of relu.
 */
function centered(x: tf.Tensor3D): tf.Tensor3D {
  const samples = x.shape[1];
  const spread = tf.sub<tf.Tensor3D>(x, matmul(tf.fill([1, 1, samples], 1 / samples), x));
  const varies = tf.greater(largestEntry(spread), tf.mul(largestEntry(x), FLAT));
  return tf.mul(spread, tf.cast(varies, 'float32'));
}

/** Returns a tensor of step 0 by its name, made when first asked for. */
function madeOnce({ made }: StartReference, name: string, make: () => tf.Tensor3D): tf.Tensor3D {
  const known = made.get(name);
  if (known) return known;
  const tensor = tf.keep(tf.tidy(make));
  made.set(name, tensor);
  return tensor;
}

/** Returns X in units of its largest entry. */
const scaled = (x: tf.Tensor3D): tf.Tensor3D => tf.div(x, largestEntry(x));

/**
 * Reads featureCka and targetCka of hidden layer `layer` (0-based; docs/maths.md 5): the cosines of C Phi C with C
 * Phi_0 C and with C Y Y^T C. They are not defined where one of these is 0, as for targets that are all the same.
 *
 * The first is near 1 in a lazy network. It comes from the difference of the two matrices at norm 1, which keeps the
 * digits of what is missing to 1.
 */
function readCka(layer: number, { signals, start, probe }: Moment): Reading {
  const H = centered(scaled(signals.h[layer + 1]));
  const kernel = gram(H);
  const unit = unitNorm(kernel);
  const initial = madeOnce(start, `centered kernel ${layer}`, () =>
    unitNorm(gram(centered(scaled(start.features[layer].H)))),
  );
  const Y = madeOnce(start, 'centered targets', () => centered(scaled(probe.y)));
  return {
    sums: [
      squaredNorm(tf.sub(unit, initial)),
      squaredNorm(unit),
      squaredNorm(initial),
      squaredNorm(kernel),
      squaredNorm(matmul(Y, H, true)),
      tf.tile(squaredNorm(matmul(Y, Y, true)), [H.shape[0]]),
    ],
    finish: ([difference, unitNow, unitBefore, now, alongTargets, targets], frame) => {
      const isDefined = unitNow > 0 && unitBefore > 0;
      if (isDefined) frame[layerOffset(layer, 'featureCka')] = 1 - oneMinusCosine(difference, unitNow, unitBefore);
      frame[layerOffset(layer, 'targetCka')] = alongTargets / Math.sqrt(now) / Math.sqrt(targets);
    },
  };
}

/**
 * Reads `collapse` of hidden layer `layer` (0-based): ||H - M||^2 / ||M - m||^2, with the mean M of each sample's class
 * and the mean m of all, NC1 of neural collapse (Papyan, Han and Donoho 2020). It is not defined where the means of the
 * classes agree, as with a single class.
 */
function readCollapse(layer: number, { signals, start, probe }: Moment): Reading {
  const H = centered(scaled(signals.h[layer + 1]));
  const classes = madeOnce(start, 'classes', () => classIndicators(probe.y));
  const counts = matmul(tf.ones([1, 1, H.shape[1]]), classes);
  const shares = tf.div<tf.Tensor3D>(classes, tf.maximum(counts, 1));
  const means = matmul(classes, matmul(shares, H, true));
  return {
    sums: [squaredNorm(tf.sub(H, means)), squaredNorm(means), squaredNorm(H)],
    finish: ([within, between, all], frame) => {
      const isRounding = (part: number) => part <= FLAT ** 2 * all;
      if (isRounding(between)) return;
      frame[layerOffset(layer, 'collapse')] = isRounding(within) ? 0 : within / between;
    },
  };
}

/** Returns 1 where a sample is in a class, else 0, [1, Q, classes]: by the largest target, or by the sign of one. */
function classIndicators(y: tf.Tensor3D): tf.Tensor3D {
  const outputs = y.shape[2];
  if (outputs === 1) {
    const isPositive = tf.cast<tf.Tensor3D>(tf.greater(y, 0), 'float32');
    return tf.concat3d([isPositive, tf.sub(1, isPositive)], 2);
  }
  const labels = tf.tensor3d([...Array(outputs).keys()], [1, 1, outputs], 'int32');
  const differs = tf.cast(tf.notEqual(tf.expandDims(tf.argMax(y, 2), 2), labels), 'float32');
  // WebGPU casts a truth value without a copy: only tfjs's own operations know how to read it, and our products don't.
  return tf.sub(1, differs);
}
