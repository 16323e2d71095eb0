import type { Experiment } from '../../config/experiment.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import type { Breathe } from '../backends/fused/blocks.ts';
import type { MovedWeights } from '../network/network.ts';
import { featuresPainter, type FeaturesPainter } from './features-picture.ts';
import { functionPainter, type FunctionPainter } from './function-picture.ts';
import type { Picture, PictureQuestion } from './picture.ts';

/**
 * Makes the pictures of one network as its weights change: the same weights give the same picture to the last bit on
 * one backend, whether they are trained now or come from a snapshot.
 */
export interface Pictures {
  /**
   * Returns a picture of a network of one member, and frees all tensors that it makes. Breathes between its parts.
   *
   * @param network weights of this experiment; always with the same W_0
   * @param question a layer beyond the last hidden one means the last
   */
  of(network: MovedWeights, question: PictureQuestion, breathe: Breathe): Promise<Picture>;
}

/** Creates the pictures of a network with these settings. What they keep of step 0 lies off the device. */
export function createPictures(experiment: Experiment, dataset: Dataset): Pictures {
  let ofFunction: FunctionPainter | null = null;
  const ofFeatures = new Map<string, FeaturesPainter>();
  return {
    of: (network, question, breathe) => {
      if (question.kind === 'function') {
        ofFunction ??= functionPainter(experiment, dataset);
        return ofFunction(network, breathe, question);
      }
      // A page whose network has just become shallower may still ask for the old layer.
      const layer = Math.min(question.layer, experiment.net.depth);
      const key = `${layer} ${question.as}`;
      const paint = ofFeatures.get(key) ?? featuresPainter(experiment, dataset, { layer, as: question.as });
      ofFeatures.set(key, paint);
      return paint(network, breathe);
    },
  };
}
