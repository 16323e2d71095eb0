/**
 * The input weights of the units that have moved most, as images: each at the start, and now to the right of it. All
 * images of both runs of a comparison have one scale of signed colours.
 */
import { words } from '../../words/words.ts';
import { createLayers, type Brush } from '../pictures/canvas-layers.ts';
import { paintSigned, signedLimit } from '../pictures/signed-image.ts';
import { createChart, type Chart, type Size } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { FeaturesData, ShownWeights } from './features-data.ts';

type Data = FeaturesData<ShownWeights>;

/** A picture as it was painted. */
interface Painted {
  data: Data;
  limit: number;
}

/** The gap between the two images of a unit, that between units, and the line with its name, in pixels. */
const GAP = { pair: 2, units: 8 };
const NAME = { height: 15, size: 11 };
/** Below this length of an image's side, in pixels, fewer units are shown. */
const LEAST_SIDE = 26;
/** The most units that are named for those who can't see them. */
const MOST_SAID = 5;

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createWeightsPicture(container: HTMLElement): Chart<Data> {
  const layers = createLayers(container, 1);
  const images = document.createElement('canvas');

  return createChart<Data, Painted>(layers, {
    draw: (scene, previous) => {
      const { data } = scene;
      const isSameRun = previous?.data.run === data.run;
      const all = [data.shown, ...(data.beside ? [data.beside] : [])];
      const needed = signedLimit(all.flatMap(({ now, start }) => [now, start]));
      const limit = Math.max(needed, isSameRun ? previous.limit : 0);
      paint(layers.open(0, scene), images, data.shown, limit);
      return { data, limit };
    },
    summary: ({ data: { shown } }) => {
      const { weights, unit } = words.pictures.features;
      const names = Array.from(shown.units.subarray(0, MOST_SAID), (index, place) =>
        unit(formatCount(index + 1), formatPercent(shown.moved[place])),
      );
      return weights(formatCount(shown.units.length), names);
    },
  });
}

function paint(
  brush: Brush,
  images: HTMLCanvasElement,
  { side, units, moved, now, start }: ShownWeights,
  limit: number,
) {
  const { context, size, theme, font } = brush;
  const both = new Float32Array(now.length + start.length);
  both.set(start);
  both.set(now, start.length);
  paintSigned(images, { values: both, columns: side, limit }, theme);
  const { columns, length, shown } = fitUnits(units.length, size);
  context.imageSmoothingEnabled = false;
  context.font = font(NAME.size);
  context.textBaseline = 'middle';
  context.fillStyle = COLORS[theme].muted;
  for (let place = 0; place < shown; place++) {
    const x = (place % columns) * (2 * length + GAP.pair + GAP.units);
    const y = Math.floor(place / columns) * (length + NAME.height + GAP.units);
    [place, units.length + place].forEach((image, at) => {
      const left = x + at * (length + GAP.pair);
      context.drawImage(images, 0, image * side, side, side, left, y, length, length);
    });
    const name = words.pictures.features.unit(formatCount(units[place] + 1), formatPercent(moved[place]));
    context.fillText(name, x, y + length + NAME.height / 2, 2 * length + GAP.pair);
  }
}

/** Returns the grid that makes the images of all units largest, or of as many as have the least size. */
export function fitUnits(count: number, { width, height }: Size) {
  const fit = (shown: number) => {
    let best = { columns: 1, length: 0, shown };
    for (let columns = 1; columns <= shown; columns++) {
      const rows = Math.ceil(shown / columns);
      const across = ((width + GAP.units) / columns - GAP.units - GAP.pair) / 2;
      const length = Math.min(across, (height + GAP.units) / rows - GAP.units - NAME.height);
      if (length > best.length) best = { columns, length, shown };
    }
    return best;
  };
  let shown = count;
  while (shown > 1 && fit(shown).length < LEAST_SIDE) shown--;
  return fit(shown);
}
