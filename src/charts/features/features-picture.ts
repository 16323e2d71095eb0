/**
 * A picture of the features of a layer, which follows them at each frame: units by their input weights, each with its way
 * from where it started and open to be chosen; or samples in the two main directions, beside those of step 0.
 */
import { words } from '../../words/words.ts';
import { createReadLayers, type Brush } from '../pictures/canvas-layers.ts';
import { areSameParts } from '../pictures/same-parts.ts';
import { pixelDensity } from '../shell/canvas-context.ts';
import { createChart, type Chart, type Scene } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { CHOSEN_CASING, COLORS } from '../shell/palette.ts';
import type { FeaturesData, ShownFeatures } from './features-data.ts';
import { movedShare, reachOf } from './features-reach.ts';
import { paintSamples, sampleSquares } from './paint-samples.ts';
import { paintStarts, paintUnits, placesIn } from './paint-units.ts';
import { unitReading, type ReadFeatures } from './read-units.ts';

/** The ring around the unit that is read. */
const READ = { radius: 9, width: 2 };
/** Pixels between a unit and its text. */
const ASIDE = 12;

/** A picture as it was painted. */
interface Painted extends ReadFeatures {
  /** Everything that the still part was painted from, and the moving one. */
  parts: { still: readonly unknown[]; moving: readonly unknown[] };
}

/** The canvases, from back to front: axes and where units started, what moves, and the mark of the unit that is read. */
const LAYERS = { still: 0, moving: 1, mark: 2 };

/** The answers to a person who chooses units. */
export interface UnitChoice {
  /** Gets a unit that was pressed. */
  onChoose: (unit: number) => void;
  /** Lets all units go. */
  onClear: () => void;
}

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createFeaturesPicture(container: HTMLElement, { onChoose, onClear }: UnitChoice): Chart<FeaturesData> {
  const layers = createReadLayers(container, 3, words.pictures.features.keys);
  const { root, tooltip } = layers;
  let last: Painted | null = null;
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !last?.data.chosen.length) return;
    // Escape closes the inspector, too.
    event.preventDefault();
    onClear();
  });

  const mark = (picture: ReadFeatures, unit: number | null, text: string) => {
    tooltip.hidden = unit === null;
    const { size, reach, data } = picture;
    const brush = layers.reopen(LAYERS.mark);
    if (unit === null || data.shown.of !== 'units') return;
    const toPixel = placesIn({ size }, reach);
    const [x, y] = [toPixel(data.shown.now, 2 * unit), toPixel(data.shown.now, 2 * unit + 1)];
    if (brush) paintRing(brush, x, y);
    tooltip.textContent = text;
    const left = Math.max(0, Math.min(size.width - tooltip.offsetWidth, x + ASIDE));
    const top = y > size.height / 2 ? y - tooltip.offsetHeight - ASIDE : y + ASIDE;
    tooltip.style.transform = `translate(${left}px, ${top}px)`;
  };

  return createChart<FeaturesData, Painted, number>(layers, {
    draw: (scene, previous) => {
      const { data, size, theme } = scene;
      const { shown, beside } = data;
      // The run beside may still show another layer for a moment.
      const all = beside !== null && nameOf(shown) === nameOf(beside) ? [shown, beside] : [shown];
      const reach = reachOf(all, `${data.run} ${nameOf(shown)}`);
      const color = data.color(theme);
      const parts = partsOf(scene, reach);
      layers.setReadable(shown.of === 'units');
      if (!areSameParts(parts.still, previous?.parts.still)) {
        const brush = layers.open(LAYERS.still, scene);
        if (shown.of === 'units') {
          paintAxes(brush);
          paintStarts(brush, shown, reach);
        }
      }
      // The picture beside may be all that has changed.
      if (!areSameParts(parts.moving, previous?.parts.moving)) {
        const brush = layers.open(LAYERS.moving, scene);
        if (shown.of === 'units') paintUnits(brush, shown, { reach, color, chosen: data.chosen });
        else paintSamples(brush, shown, { reach, squares: sampleSquares(size), labels: data.labels });
      }
      return (last = { data, reach, size, parts });
    },
    summary: ({ data: { shown, chosen } }) => {
      const said = words.pictures.features;
      const count = formatCount(shown.now.length / 2);
      const moved = formatPercent(movedShare(shown));
      if (shown.of === 'samples') return said.samples(count, shown.layer, moved);
      return said.units(count, moved, chosen.length === 0 ? null : formatCount(chosen.length));
    },
    reading: unitReading(mark, onChoose),
  });
}

const nameOf = ({ of, layer }: ShownFeatures) => `${of} ${layer}`;

/** Returns everything that a picture with axes of this reach is painted from. */
function partsOf({ data: { shown, color, chosen, labels }, size, theme }: Scene<FeaturesData>, reach: number) {
  const view = [shown.of, reach, size.width, size.height, pixelDensity(), theme];
  if (shown.of === 'samples') {
    return { still: view, moving: [...view, shown.now, shown.start, shown.value, shown.classes, labels?.join('\n')] };
  }
  const { now, start, trail } = shown;
  return {
    still: [...view, start],
    moving: [...view, start, now, trail?.shown, trail?.places.length, color(theme), chosen.join()],
  };
}

function paintAxes({ context, size: { width, height }, theme }: Brush) {
  context.strokeStyle = COLORS[theme].line;
  context.beginPath();
  context.moveTo(0, height / 2);
  context.lineTo(width, height / 2);
  context.moveTo(width / 2, 0);
  context.lineTo(width / 2, height);
  context.stroke();
}

function paintRing({ context, theme, scale }: Brush, x: number, y: number) {
  for (const [color, width] of [
    [CHOSEN_CASING[theme], 2 * READ.width],
    [COLORS[theme].chosen, READ.width],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, READ.radius * Math.max(0.75, scale), 0, 2 * Math.PI);
    context.stroke();
  }
}
