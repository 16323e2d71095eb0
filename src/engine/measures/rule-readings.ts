import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import { hasKnownFirstStep } from '../../config/measures/available-measures.ts';
import type { Learner } from '../training/learner.ts';
import type { Signals } from '../network/network.ts';
import { bp } from '../rules/bp.ts';
import { directionsOf, type Directions } from '../rules/rule.ts';
import type { Chunk } from '../network/sample-set.ts';
import type { TrainState } from '../training/train-state.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import { readCenteredLimit } from './centered-limit.ts';
import { walkOutputRows } from './output-rows.ts';
import type { Reading } from './reading.ts';
import { readDirectionCosines } from './rule-cosines.ts';
import { gaussNewtonDirections } from './rule-gauss-newton.ts';
import { readInference } from './rule-inference.ts';

/** What the readings of a rule look at; everything belongs to the caller. */
export interface RuleReadingSpec {
  /** One of the members, which share their rule. */
  experiment: Experiment;
  learner: Learner;
  state: TrainState;
  /** The probe set and its forward pass. */
  probe: Chunk;
  signals: Signals;
  /** Optimizer steps done. */
  step: number;
}

/**
 * What the rule says of the probe samples as one batch: its directions against the gradient (`bpCosine`) and the
 * Gauss-Newton target (`gaussNewtonCosine`), how far inference comes, and at step 0 the alignment of the first move.
 */
export async function readRule(spec: RuleReadingSpec, breathe: Breathe): Promise<Reading[]> {
  const { experiment, learner, state, probe, signals, step } = spec;
  const { rule } = experiment.train;
  const needsLimit = step === 0 && hasKnownFirstStep(experiment);
  if (rule === 'bp' && !needsLimit) return [];

  const input = learner.input(state, signals, probe);
  const inferred = rule === 'pc' ? readInference(input) : null;
  const found = inferred?.directions ?? tf.tidy(() => directionsOf(learner.errors(input), state));
  const readings: Reading[] = inferred ? [inferred.reading] : [];
  await breathe();
  if (rule !== 'bp') {
    const gradient = tf.tidy(() => directionsOf(bp(input), state));
    readings.push(readDirectionCosines('bpCosine', found, gradient));
    disposeDirections(gradient);
  }
  if (rule === 'pc') {
    const target = await gaussNewtonDirections(input, breathe);
    readings.push(readDirectionCosines('gaussNewtonCosine', found, target));
    disposeDirections(target);
    await breathe();
  }
  if (needsLimit) readings.push(...(await readLimits(spec, found, breathe)));
  disposeDirections(found);
  input.deltaOut.dispose();
  return readings;
}

/** The early-time limit of every weight layer. */
async function readLimits(
  { learner, state, signals }: RuleReadingSpec,
  directions: Directions,
  breathe: Breathe,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  const depth = state.W.length - 1;
  await walkOutputRows(
    state.W,
    signals,
    learner.phi,
    async (l, { D }) => {
      readings.push(await readCenteredLimit(depth, l - 1, D, directions.W[l - 1], breathe));
    },
    breathe,
  );
  return readings;
}

const disposeDirections = ({ W, b }: Directions): void => tf.dispose([W, b ?? []]);
