import * as v from 'valibot';
import { experimentSchema, type Experiment } from './experiment.ts';

/**
 * The neutral value of every setting; a link holds the differences from it: real handwritten digits, a muP network at
 * richness 1, minibatch SGD. The page opens with something else, see `opening.ts`. The lazy twin is off at first: it has ten outputs to follow and
 * costs more than the network.
 */
export const defaultExperiment: Experiment = v.parse(experimentSchema, {
  task: { name: 'digits' },
  net: { width: 256, depth: 3, activation: 'relu' },
  scaling: { preset: 'mup', centered: true },
  train: { lr: 0.02, batch: 64 },
  measure: { twin: false },
});
