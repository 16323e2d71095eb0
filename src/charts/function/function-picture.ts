/**
 * A picture of the function that a network has learned, which follows it at each frame: a line over the curve that it
 * should be, a surface under the samples, answers to test images, or outputs against targets.
 */
import type { Domain } from '../axes/axis-scale.ts';
import { createLayers } from '../pictures/canvas-layers.ts';
import { areSameParts } from '../pictures/same-parts.ts';
import { pixelDensity } from '../shell/canvas-context.ts';
import { createChart, type Chart, type Scene } from '../shell/create-chart.ts';
import type { FunctionData, LearnedFunction } from './function-data.ts';
import type { FunctionKind } from './function-kind.ts';
import { imagesFunction } from './images-function.ts';
import { lineFunction } from './line-function.ts';
import { pairsFunction } from './pairs-function.ts';
import { planeFunction } from './plane-function.ts';

const KINDS: { [Of in LearnedFunction['of']]: FunctionKind<Extract<LearnedFunction, { of: Of }>> } = {
  line: lineFunction,
  plane: planeFunction,
  images: imagesFunction,
  pairs: pairsFunction,
};

const kindOf = ({ of }: LearnedFunction) => KINDS[of] as FunctionKind<LearnedFunction>;

/** A picture as it was painted. */
interface Painted {
  data: FunctionData;
  range: Domain;
  /** Everything that the still part was painted from. */
  still: readonly unknown[];
}

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createFunctionPicture(container: HTMLElement): Chart<FunctionData> {
  const layers = createLayers(container, 2);

  return createChart<FunctionData, Painted>(layers, {
    draw: (scene, previous) => {
      const { data } = scene;
      const kind = kindOf(data.learned);
      const isSameRun = previous?.data.run === data.run && previous.data.learned.of === data.learned.of;
      const range = kind.rangeOf(data, isSameRun ? previous.range : null);
      const still = stillKey(scene, range, kind.stillOf(data));
      // Samples lie on a surface, but under a line.
      const [stillLayer, movingLayer] = data.learned.of === 'plane' ? [1, 0] : [0, 1];
      if (!areSameParts(still, previous?.still)) {
        kind.paintStill(layers.open(stillLayer, scene), data, range);
      }
      kind.paintMoving(layers.open(movingLayer, scene), data, range);
      return { data, range, still };
    },
    summary: ({ data }) => kindOf(data.learned).sentence(data),
  });
}

const stillKey = ({ data, size, theme }: Scene<FunctionData>, range: Domain, source: object | null) => [
  ...[data.learned.of, size.width, size.height, pixelDensity(), theme],
  ...[range[0], range[1], data.classes, source],
];
