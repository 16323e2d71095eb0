import { taskShape } from '../../tasks/tasks.ts';
import type { Experiment } from '../experiment.ts';
import { followsGradient } from '../settings/train-settings.ts';
import type { Need } from './measure-row.ts';
import { measureRow, type Measure } from './measures.ts';

/** What of an experiment keeps a kernel method from being trained beside the network. */
export type TwinObstacle = 'rule' | 'optimizer' | 'weightDecay' | 'bias' | 'layerLr';

/**
 * Why there is no lazy twin of a network; `null` where there can be one: the network has to follow the gradient
 * of its loss with nothing but a kernel in the way (docs/maths.md 5.2).
 */
export function lazyTwinObstacle({ train }: Pick<Experiment, 'train'>): TwinObstacle | null {
  if (train.rule !== 'bp') return 'rule';
  if (!followsGradient(train.optimizer)) return 'optimizer';
  return train.weightDecay === 0 ? null : 'weightDecay';
}

/** Why there is no network of infinite width beside a network; `null` where there can be one. */
export function infiniteWidthObstacle({ net, train }: Pick<Experiment, 'net' | 'train'>): TwinObstacle | null {
  const obstacle = lazyTwinObstacle({ train });
  if (obstacle) return obstacle;
  if (net.bias) return 'bias';
  return train.layerLr ? 'layerLr' : null;
}

/**
 * Whether the first step is along the rule's direction: not under Adam, which moves every entry alike, nor under
 * weight decay.
 */
const hasKnownFirstStep = ({ train }: Pick<Experiment, 'train'>): boolean =>
  train.optimizer !== 'adam' && train.weightDecay === 0;

const IS_MET: Record<Need, (experiment: Experiment) => boolean> = {
  classes: ({ task }) => taskShape(task).classes !== null,
  testSamples: ({ task }) => !('testSamples' in task) || task.testSamples > 0,
  twin: (experiment) => experiment.measure.twin && lazyTwinObstacle(experiment) === null,
  infinite: (experiment) => experiment.measure.infinite && infiniteWidthObstacle(experiment) === null,
  otherRule: ({ train }) => train.rule !== 'bp',
  pc: ({ train }) => train.rule === 'pc',
  knownFirstStep: hasKnownFirstStep,
};

/** Whether an experiment's frames hold a measure at all; where it is too dear, they may still leave it out. */
export const isMeasured = (experiment: Experiment, measure: Measure): boolean =>
  measureRow(measure).measured.needs.every((need) => IS_MET[need](experiment));
