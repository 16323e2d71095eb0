import { addDisc, type Brush } from '../pictures/canvas-layers.ts';
import { CHOSEN_CASING, COLORS } from '../shell/palette.ts';
import type { ShownUnits } from './features-data.ts';
import { trailParts } from './unit-trails.ts';

/** Sizes in pixels, for a picture of the side that `Brush.scale` is 1 at. */
const UNIT = { radius: 4.6, ring: 1.4, ringOpacity: 0.5 };
const TRAIL = { width: 2.2, least: 0.75, faintest: 0.18, strongest: 0.6 };
const CHOSEN = { radius: 6.4, ring: 1.6, trail: 2.6, casing: 1.5 };
/** Pixels of a way that are drawn as one line. */
const STRIDE = 1.5;
/** Up to this many dots have the full size. */
const FEW = 80;
const LEAST_SHARE = 0.55;

/** Returns the pixels of coordinate `index` of [x, y] pairs. */
export type ToPixel = (places: ArrayLike<number>, index: number) => number;

/** Returns where places lie in a picture whose axes reach so far from its middle. */
export function placesIn({ size: { width, height } }: Pick<Brush, 'size'>, reach: number): ToPixel {
  const unit = pixelsPerUnit({ width, height }, reach);
  return (places, index) => (index % 2 === 0 ? width / 2 + unit * places[index] : height / 2 - unit * places[index]);
}

/** Returns the pixels of a length of 1. */
const pixelsPerUnit = ({ width, height }: Brush['size'], reach: number): number => Math.min(width, height) / 2 / reach;

/** Returns a factor that makes many dots smaller. */
export const crowdScale = (count: number) => Math.max(LEAST_SHARE, Math.min(1, Math.sqrt(FEW / count)));

/** Paints rings where units started. */
export function paintStarts(brush: Brush, { start }: ShownUnits, reach: number) {
  const { context, scale, theme } = brush;
  const size = scale * crowdScale(start.length / 2);
  context.strokeStyle = COLORS[theme].ink;
  context.globalAlpha = UNIT.ringOpacity;
  context.lineWidth = UNIT.ring * size;
  strokeDiscs(context, placesIn(brush, reach), start, UNIT.radius * size);
}

/** Paints the ways of units, and dots where they are; those that are chosen on top. */
export function paintUnits(
  brush: Brush,
  shown: ShownUnits,
  { reach, color, chosen }: { reach: number; color: string; chosen: readonly number[] },
) {
  const { context, scale } = brush;
  const { now } = shown;
  const toPixel = placesIn(brush, reach);
  const size = scale * crowdScale(now.length / 2);
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = Math.max(TRAIL.least, TRAIL.width * size);
  const least = STRIDE / pixelsPerUnit(brush.size, reach);
  for (const { age, segments } of trailParts(shown, least)) {
    context.globalAlpha = TRAIL.faintest + age * (TRAIL.strongest - TRAIL.faintest);
    strokeSegments(context, toPixel, segments);
  }
  context.globalAlpha = 1;
  // A little larger than the ring, which a unit that stays covers.
  const radius = (UNIT.radius + UNIT.ring / 2) * size;
  context.beginPath();
  for (let i = 0; i < now.length; i += 2) addDisc(context, toPixel(now, i), toPixel(now, i + 1), radius);
  context.fill();
  for (const unit of chosen) if (2 * unit < now.length) paintChosen(brush, shown, { reach, unit });
}

function paintChosen(brush: Brush, shown: ShownUnits, { reach, unit }: { reach: number; unit: number }) {
  const { context, scale, theme } = brush;
  const toPixel = placesIn(brush, reach);
  const { chosen } = COLORS[theme];
  const casing = CHOSEN_CASING[theme];
  const width = CHOSEN.trail * Math.max(scale, 0.75);
  const segments = trailParts(shown, STRIDE / pixelsPerUnit(brush.size, reach), unit).flatMap((part) => part.segments);
  context.lineCap = context.lineJoin = 'round';
  for (const [strokeStyle, lineWidth] of [
    [casing, width + 2 * CHOSEN.casing],
    [chosen, width],
  ] as const) {
    context.strokeStyle = strokeStyle;
    context.lineWidth = lineWidth;
    strokeSegments(context, toPixel, segments);
  }
  context.fillStyle = chosen;
  context.strokeStyle = casing;
  context.lineWidth = CHOSEN.ring * Math.max(scale, 0.75);
  context.beginPath();
  addDisc(context, toPixel(shown.now, 2 * unit), toPixel(shown.now, 2 * unit + 1), CHOSEN.radius * scale);
  context.fill();
  context.stroke();
}

function strokeDiscs(context: CanvasRenderingContext2D, toPixel: ToPixel, places: Float32Array, radius: number) {
  context.beginPath();
  for (let i = 0; i < places.length; i += 2) addDisc(context, toPixel(places, i), toPixel(places, i + 1), radius);
  context.stroke();
}

function strokeSegments(context: CanvasRenderingContext2D, toPixel: ToPixel, segments: readonly number[]) {
  context.beginPath();
  for (let i = 0; i < segments.length; i += 4) {
    context.moveTo(toPixel(segments, i), toPixel(segments, i + 1));
    context.lineTo(toPixel(segments, i + 2), toPixel(segments, i + 3));
  }
  context.stroke();
}
