import * as tf from '@tensorflow/tfjs-core';
import { bp } from '../rules/bp.ts';
import { directionsOf, type Directions } from '../rules/rule.ts';
import { readCenteredLimit } from './centered-limit.ts';
import { walkOutputRows } from './output-rows.ts';
import type { Moment, Reader } from './reader.ts';
import type { Reading } from './reading.ts';
import { readDirectionCosines } from './rule-cosines.ts';
import { gaussNewtonDirections } from './rule-gauss-newton.ts';
import { readInference } from './rule-inference.ts';

/**
 * Reads the rule on the probe samples as one batch: its directions against the gradient (`bpCosine`) and the
 * Gauss-Newton target (`gaussNewtonCosine`), the progress of inference, and at step 0 the alignment of the first move.
 */
export const ruleReader = {
  gives: ['bpCosine', 'gaussNewtonCosine', 'inferenceEnergy', 'equilibriumGap', 'nfaCenteredLimit'],
  read: async (moment) => {
    const { learner, state, probe, signals, step, asks, breathe } = moment;
    const needsLimit = step === 0 && asks('nfaCenteredLimit');
    if (!needsLimit && !asks('bpCosine')) return [];

    const input = learner.input(state, signals, probe);
    const inferred = asks('inferenceEnergy') ? readInference(input) : null;
    const found = inferred?.directions ?? tf.tidy(() => directionsOf(learner.errors(input), state));
    const readings: Reading[] = inferred ? [inferred.reading] : [];
    await breathe();
    if (asks('bpCosine')) {
      const gradient = tf.tidy(() => directionsOf(bp(input), state));
      readings.push(readDirectionCosines('bpCosine', found, gradient));
      disposeDirections(gradient);
    }
    if (asks('gaussNewtonCosine')) {
      const target = await gaussNewtonDirections(input, breathe);
      readings.push(readDirectionCosines('gaussNewtonCosine', found, target));
      disposeDirections(target);
      await breathe();
    }
    if (needsLimit) readings.push(...(await readLimits(moment, found)));
    disposeDirections(found);
    input.deltaOut.dispose();
    return readings;
  },
} as const satisfies Reader;

/** Reads the early-time limit of every weight layer. */
async function readLimits({ depth, phi, state, signals, breathe }: Moment, directions: Directions): Promise<Reading[]> {
  const readings: Reading[] = [];
  await walkOutputRows(
    state.W,
    signals,
    phi,
    async (l, { D }) => {
      readings.push(await readCenteredLimit(depth, l - 1, D, directions.W[l - 1], breathe));
    },
    breathe,
  );
  return readings;
}

const disposeDirections = ({ W, b }: Directions): void => tf.dispose([W, b ?? []]);
