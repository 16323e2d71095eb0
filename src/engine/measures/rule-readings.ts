import * as tf from '@tensorflow/tfjs-core';
import { bp } from '../rules/bp.ts';
import { directionsOf, disposeDirections } from '../rules/rule.ts';
import type { Reader } from './reader.ts';
import type { Reading } from './reading.ts';
import { readDirectionCosines } from './rule-cosines.ts';
import { gaussNewtonDirections } from './rule-gauss-newton.ts';
import { readInference } from './rule-inference.ts';

/**
 * Reads the rule on the probe samples as one batch: its directions against the gradient (`bpCosine`) and the
 * Gauss-Newton target (`gaussNewtonCosine`), and the progress of inference.
 */
export const ruleReader = {
  gives: ['bpCosine', 'gaussNewtonCosine', 'inferenceEnergy', 'equilibriumGap'],
  read: async ({ learner, state, probe, signals, asks, breathe }) => {
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
    disposeDirections(found);
    input.deltaOut.dispose();
    return readings;
  },
} as const satisfies Reader;
