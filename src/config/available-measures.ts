import type { Experiment } from './experiment.ts';
import type { RunMeasure, WeightMeasure } from './frame.ts';
import { followsGradient } from './train.ts';

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

/** Whether an experiment's frames hold a measure at all; where it is too dear, they may still leave it out. */
export function isMeasured(experiment: Experiment, measure: RunMeasure | WeightMeasure): boolean {
  const { measure: asked, train } = experiment;
  switch (measure) {
    case 'twinLoss':
    case 'twinTestLoss':
    case 'twinGap':
      return asked.twin && lazyTwinObstacle(experiment) === null;
    case 'infiniteLoss':
    case 'infiniteTestLoss':
      return asked.infinite && infiniteWidthObstacle(experiment) === null;
    case 'inferenceEnergy':
    case 'equilibriumGap':
    case 'gaussNewtonCosine':
      return train.rule === 'pc';
    case 'bpCosine':
      return train.rule !== 'bp';
    default:
      return true;
  }
}
