import { hasDirections, hasTestSamples, taskShape } from '../../tasks/tasks.ts';
import type { Experiment } from '../experiment.ts';
import { followsGradient } from '../settings/train-settings.ts';
import type { Need } from './measure-row.ts';
import { measureRow, type Measure, type WeightMeasure } from './measures.ts';
import { WEIGHT_ROWS } from './weight-measures.ts';

/** The setting of an experiment that rules out a kernel method beside the network. */
export type TwinObstacle = 'rule' | 'optimizer' | 'weightDecay' | 'bias' | 'layerLr' | 'residual' | 'depth';

/**
 * Returns why a network has no lazy twin, or `null` if it can have one. A twin needs a network that follows the
 * gradient of its loss through the kernel alone (docs/maths.md 5.2).
 */
export function lazyTwinObstacle({ train }: Pick<Experiment, 'train'>): 'rule' | 'optimizer' | 'weightDecay' | null {
  if (train.rule !== 'bp') return 'rule';
  if (!followsGradient(train.optimizer)) return 'optimizer';
  return train.weightDecay === 0 ? null : 'weightDecay';
}

/** Returns whether the sharpness of a run is defined: it says when gradient descent diverges (docs/maths.md 5.4). */
export const hasSharpness = ({ train }: Pick<Experiment, 'train'>): boolean =>
  train.rule === 'bp' && followsGradient(train.optimizer);

/** The most training samples that a feature machine fits: some matrices of their square are held, float64. */
export const MOST_MACHINE_SAMPLES = 2048;

/** Returns whether a recursive feature machine is defined beside a run: it fits by least squares. */
export const hasMachine = ({ train }: Pick<Experiment, 'train'>): boolean => train.loss === 'mse';

/** Returns why no feature machine is fitted to so many training samples, or `null` if one can be. */
export function machineObstacle(
  experiment: Pick<Experiment, 'train'>,
  trainingSamples: number,
): 'loss' | 'samples' | null {
  if (!hasMachine(experiment)) return 'loss';
  return trainingSamples <= MOST_MACHINE_SAMPLES ? null : 'samples';
}

/** Returns why a network has no counterpart of infinite width, or `null` if it can have one. */
export function infiniteWidthObstacle({ net, train }: Pick<Experiment, 'net' | 'train'>): TwinObstacle | null {
  const obstacle = lazyTwinObstacle({ train });
  if (obstacle) return obstacle;
  if (net.bias) return 'bias';
  if (net.residual !== 'none') return 'residual';
  if (net.depth === 0) return 'depth';
  return train.layerLr ? 'layerLr' : null;
}

const IS_MET: Record<Need, (experiment: Experiment) => boolean> = {
  classes: ({ task }) => taskShape(task).classes !== null,
  testSamples: ({ task }) => hasTestSamples(task),
  twin: (experiment) => experiment.measure.twin && lazyTwinObstacle(experiment) === null,
  infinite: (experiment) => experiment.measure.infinite && infiniteWidthObstacle(experiment) === null,
  otherRule: ({ train }) => train.rule !== 'bp',
  pc: ({ train }) => train.rule === 'pc',
  noWeightDecay: ({ train }) => train.weightDecay === 0,
  noSkip: ({ net }) => net.residual === 'none',
  sharpness: (experiment) => experiment.measure.sharpness && hasSharpness(experiment),
  directions: ({ task }) => hasDirections(task),
  rfm: (experiment) => experiment.measure.rfm && hasMachine(experiment),
};

/** Returns whether a feature machine is fitted to so many training samples: it is asked for, defined, and not too large. */
export const fitsMachine = (experiment: Experiment, trainingSamples: number): boolean =>
  experiment.measure.rfm && machineObstacle(experiment, trainingSamples) === null;

/** Returns a key of all that a feature machine follows from: the data, and its settings. */
export const machineKey = ({ task, measure: { rfm, rfmRounds, rfmBandwidth, rfmRidge } }: Experiment): string =>
  JSON.stringify([task, rfm, rfmRounds, rfmBandwidth, rfmRidge]);

/** Returns whether the frames of an experiment can hold a measure. They may leave it out if it is too costly. */
export const isMeasured = (experiment: Experiment, measure: Measure): boolean =>
  measureRow(measure).measured.needs.every((need) => IS_MET[need](experiment));

/** Returns whether a measure is 1 at the readout by construction, so that it says nothing about the network. */
export function isOneAtReadout({ task }: Pick<Experiment, 'task'>, measure: WeightMeasure): boolean {
  const { readoutIsOne } = WEIGHT_ROWS[measure];
  return readoutIsOne === 'always' || (readoutIsOne === 'forOneOutput' && taskShape(task).outputs === 1);
}
