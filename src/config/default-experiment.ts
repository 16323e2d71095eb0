import * as v from 'valibot';
import { experimentSchema, type Experiment } from './experiment.ts';

/**
 * What the page opens with, and what a link is the difference from: real handwritten digits,
 * a muP network at richness 1, minibatch SGD. Its lazy twin has ten outputs to follow and costs more than the
 * network, so it waits until it is asked for.
 */
export const defaultExperiment: Experiment = v.parse(experimentSchema, {
  task: { name: 'digits' },
  net: { width: 256, depth: 3, activation: 'relu' },
  scaling: { preset: 'mup', centered: true },
  train: { lr: 0.02, batch: 64 },
  measure: { twin: false },
});
