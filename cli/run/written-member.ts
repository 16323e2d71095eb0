import type { Experiment } from '../../src/config/experiment.ts';
import { frameLayout, unpackFrame } from '../../src/config/frame.ts';
import { layerShapes } from '../../src/config/scaling.ts';
import type { TrainedMember } from '../../src/worker/protocol.ts';

/** Returns frames and weights of a trained network for a result; a weight matrix is [fan_out][fan_in]. */
export function writtenMember(experiment: Experiment, { frames, weights }: TrainedMember) {
  const layout = frameLayout(experiment.net.depth);
  return {
    frames: Array.from({ length: frames.length / layout.stride }, (_, i) =>
      unpackFrame(layout, frames.subarray(i * layout.stride, (i + 1) * layout.stride)),
    ),
    weights: layerShapes(experiment).map(([fanOut, fanIn], l) =>
      Array.from({ length: fanOut }, (_, row) => [...weights[l].subarray(row * fanIn, (row + 1) * fanIn)]),
    ),
  };
}

/** Returns the initial standard deviation and the learning rate of each weight layer. */
export const writtenScaling = ({ scaling }: TrainedMember) => ({
  std: scaling.map(({ std }) => std),
  lr: scaling.map(({ lr }) => lr),
});
