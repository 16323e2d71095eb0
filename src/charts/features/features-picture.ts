/**
 * A picture of the features of a layer, which follows them at each frame: units by their input weights, or samples in the
 * two main directions. Each is drawn where it is, with a trail from where it started: features that stay have no trails.
 */
import { words } from '../../words/words.ts';
import { addDisc, createLayers, type Brush } from '../pictures/canvas-layers.ts';
import { colorOfTarget } from '../pictures/sample-colors.ts';
import { createChart, type Chart } from '../shell/create-chart.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { COLORS, colorOfClass, type Theme } from '../shell/palette.ts';
import type { FeaturesData, ShownFeatures, ShownSamples, ShownUnits } from './features-data.ts';
import { movedShare, reachOf } from './features-reach.ts';

const UNIT = { radius: 4.6, ring: 1.4, trail: 2.6, ringOpacity: 0.5, trailOpacity: 0.5 };
const SAMPLE = { radius: 5.6, rim: 1.2, trail: 1.8, trailOpacity: 0.3 };
/** Up to this many dots have the full size. */
const FEW = 80;
const LEAST_SHARE = 0.55;
const LABEL = { size: 22, least: 15, halo: 4 };

/** A picture as it was painted. */
interface Painted {
  data: FeaturesData;
  reach: number;
}

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createFeaturesPicture(container: HTMLElement): Chart<FeaturesData> {
  const layers = createLayers(container, 1);

  return createChart<FeaturesData, Painted>(layers, {
    draw: (scene, previous) => {
      const { data } = scene;
      const all = data.beside === null ? [data.shown] : [data.shown, data.beside];
      const reach = reachOf(all, isSamePicture(data, previous?.data) ? previous?.reach : 0);
      const brush = layers.open(0, scene);
      const toPixel = placesIn(brush, reach);
      paintAxes(brush);
      if (data.shown.of === 'units') paintUnits(brush, toPixel, data.shown, data.color(brush.theme));
      else paintSamples(brush, toPixel, data.shown, data.labels);
      return { data, reach };
    },
    summary: ({ data: { shown } }) => {
      const { units, samples } = words.pictures.features;
      const count = formatCount(shown.now.length / 2);
      const moved = formatPercent(movedShare(shown));
      return shown.of === 'units' ? units(count, moved) : samples(count, shown.layer, moved);
    },
  });
}

const isSamePicture = ({ run, shown }: FeaturesData, other: FeaturesData | undefined) =>
  run === other?.run && shown.of === other.shown.of && shown.layer === other.shown.layer;

/** Returns the pixels of coordinate `index` of [x, y] pairs. */
type ToPixel = (places: Float32Array, index: number) => number;

function placesIn({ size: { width, height } }: Brush, reach: number): ToPixel {
  const unit = Math.min(width, height) / 2 / reach;
  return (places, index) => (index % 2 === 0 ? width / 2 + unit * places[index] : height / 2 - unit * places[index]);
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

/** Returns a factor that makes many dots smaller. */
const crowdScale = (count: number) => Math.max(LEAST_SHARE, Math.min(1, Math.sqrt(FEW / count)));

function paintUnits({ context, scale, theme }: Brush, toPixel: ToPixel, { now, start }: ShownUnits, color: string) {
  const size = scale * crowdScale(now.length / 2);
  context.strokeStyle = COLORS[theme].ink;
  context.globalAlpha = UNIT.ringOpacity;
  context.lineWidth = UNIT.ring * size;
  context.beginPath();
  for (let i = 0; i < now.length; i += 2) {
    addDisc(context, toPixel(start, i), toPixel(start, i + 1), UNIT.radius * size);
  }
  context.stroke();
  context.strokeStyle = context.fillStyle = color;
  context.globalAlpha = UNIT.trailOpacity;
  context.lineWidth = UNIT.trail * size;
  context.lineCap = 'round';
  context.beginPath();
  for (let i = 0; i < now.length; i += 2) addTrail(context, toPixel, { now, start }, i);
  context.stroke();
  context.globalAlpha = 1;
  // A little larger than the ring, which a unit that stays covers.
  const radius = (UNIT.radius + UNIT.ring / 2) * size;
  context.beginPath();
  for (let i = 0; i < now.length; i += 2) addDisc(context, toPixel(now, i), toPixel(now, i + 1), radius);
  context.fill();
}

function addTrail(
  context: CanvasRenderingContext2D,
  toPixel: ToPixel,
  { now, start }: Pick<ShownFeatures, 'now' | 'start'>,
  index: number,
) {
  context.moveTo(toPixel(start, index), toPixel(start, index + 1));
  context.lineTo(toPixel(now, index), toPixel(now, index + 1));
}

function paintSamples(brush: Brush, toPixel: ToPixel, shown: ShownSamples, labels: readonly string[] | null) {
  const { context, scale, theme } = brush;
  const { now, classes } = shown;
  const size = scale * crowdScale(now.length / 2);
  const colors = colorsOf(shown, theme);
  const { muted, surface } = COLORS[theme];
  context.globalAlpha = SAMPLE.trailOpacity;
  context.lineWidth = SAMPLE.trail * Math.max(size, 0.6);
  for (let i = 0; i < now.length; i += 2) {
    context.strokeStyle = classes === null ? muted : colors[i / 2];
    context.beginPath();
    addTrail(context, toPixel, shown, i);
    context.stroke();
  }
  context.globalAlpha = 1;
  // A small target has nearly the colour of the surface.
  context.strokeStyle = classes === null ? muted : surface;
  context.lineWidth = SAMPLE.rim * size;
  for (let i = 0; i < now.length; i += 2) {
    context.fillStyle = colors[i / 2];
    context.beginPath();
    addDisc(context, toPixel(now, i), toPixel(now, i + 1), SAMPLE.radius * size);
    context.fill();
    context.stroke();
  }
  if (labels !== null) writeLabels(brush, toPixel, shown, labels);
}

/** Writes the name of each class among its samples, where the class has a place of its own. */
function writeLabels(brush: Brush, toPixel: ToPixel, { now, value, classes }: ShownSamples, labels: readonly string[]) {
  const { context, scale, theme } = brush;
  const size = Math.max(LABEL.least, LABEL.size * scale);
  context.font = brush.font(size);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = LABEL.halo;
  context.strokeStyle = COLORS[theme].surface;
  context.fillStyle = COLORS[theme].ink;
  const means = classMeans(now, value, classes ?? 0).map(({ index, place }) => {
    return { index, x: toPixel(place, 0), y: toPixel(place, 1) };
  });
  for (const mean of means) {
    const isApart = means.every((other) => other === mean || Math.hypot(other.x - mean.x, other.y - mean.y) > size);
    if (!isApart) continue;
    const text = labels[mean.index] ?? String(mean.index);
    context.strokeText(text, mean.x, mean.y);
    context.fillText(text, mean.x, mean.y);
  }
}

/** Returns the colour of each sample, by its class or its target. */
function colorsOf({ value, classes }: ShownSamples, theme: Theme): string[] {
  const key = `${classes} ${theme}`;
  const known = knownColors.get(value);
  if (known?.key === key) return known.colors;
  const colorOf = classes === null ? colorOfTarget(value, theme) : (index: number) => colorOfClass(index)(theme);
  const colors = Array.from(value, colorOf);
  knownColors.set(value, { key, colors });
  return colors;
}
const knownColors = new WeakMap<Float32Array, { key: string; colors: string[] }>();

/** Returns the mean place [x, y] of the samples of each class that has some. */
export function classMeans(places: Float32Array, classOf: Float32Array, classes: number) {
  return Array.from({ length: classes }, (_, index) => {
    let [x, y, count] = [0, 0, 0];
    classOf.forEach((one, sample) => {
      if (one !== index) return;
      x += places[2 * sample];
      y += places[2 * sample + 1];
      count++;
    });
    return { index, place: Float32Array.of(x / count, y / count), count };
  }).filter(({ count }) => count > 0);
}
