/**
 * A picture of the features of a layer, which follows them at each frame: units by their input weights, each with its way
 * from where it started and open to be chosen; or samples in the two main directions, beside those of step 0.
 */
import { words } from '../../words/words.ts';
import { createReadLayers, type Brush } from '../pictures/canvas-layers.ts';
import { createChart, type Chart } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { CHOSEN_CASING, COLORS } from '../shell/palette.ts';
import type { FeaturesData, ShownFeatures } from './features-data.ts';
import { movedShare, reachOf } from './features-reach.ts';
import { paintSamples, sampleSquares } from './paint-samples.ts';
import { paintUnits, placesIn } from './paint-units.ts';
import { unitReading, type ReadFeatures } from './read-units.ts';

/** The ring around the unit that is read. */
const READ = { radius: 9, width: 2 };
/** Pixels between a unit and its text. */
const ASIDE = 12;

/** A picture as it was painted. */
interface Painted extends ReadFeatures {
  /** Names the run and the layer. */
  name: string;
}

/** The answers to a person who chooses units. */
export interface UnitChoice {
  /** Gets a unit that was pressed. */
  onChoose: (unit: number) => void;
  /** Lets all units go. */
  onClear: () => void;
}

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createFeaturesPicture(container: HTMLElement, { onChoose, onClear }: UnitChoice): Chart<FeaturesData> {
  const layers = createReadLayers(container, 2, words.pictures.features.keys);
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
    if (unit === null || data.shown.of !== 'units') return void layers.reopen(1);
    const brush = layers.reopen(1);
    const toPixel = placesIn({ size }, reach);
    const [x, y] = [toPixel(data.shown.now, 2 * unit), toPixel(data.shown.now, 2 * unit + 1)];
    if (brush) paintRing(brush, x, y);
    tooltip.textContent = text;
    const left = Math.max(0, Math.min(size.width - tooltip.offsetWidth, x + ASIDE));
    const top = y > size.height / 2 ? y - tooltip.offsetHeight - ASIDE : y + ASIDE;
    tooltip.style.transform = `translate(${left}px, ${top}px)`;
  };

  return createChart<FeaturesData, Painted, number>(layers, {
    draw: (scene) => {
      const { data, size } = scene;
      const { shown, beside } = data;
      // The run beside may still show another layer for a moment.
      const all = beside !== null && nameOf(shown) === nameOf(beside) ? [shown, beside] : [shown];
      const name = `${data.run} ${nameOf(shown)}`;
      const reach = reachOf(all, name);
      const brush = layers.open(0, scene);
      layers.open(1, scene);
      layers.setReadable(shown.of === 'units');
      const painted = { data, name, reach, size };
      if (shown.of === 'units') {
        paintAxes(brush);
        paintUnits(brush, shown, { reach, color: data.color(brush.theme), chosen: data.chosen });
        return (last = painted);
      }
      paintSamples(brush, shown, { reach, squares: sampleSquares(size), labels: data.labels });
      return (last = painted);
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
