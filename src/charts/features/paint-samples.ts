/** Samples in the two main directions of a layer's features: where they are, and beside it, where they were at step 0. */
import { words } from '../../words/words.ts';
import { addDisc, writeOverHalo, type Brush } from '../pictures/canvas-layers.ts';
import { colorsOfSamples } from '../pictures/sample-colors.ts';
import type { Size } from '../shell/create-chart.ts';
import { COLORS } from '../shell/palette.ts';
import type { ShownSamples } from './features-data.ts';
import { crowdScale } from './paint-units.ts';

const SAMPLE = { radius: 5.6, rim: 1.2 };
const LABEL = { size: 22, least: 15, word: 12, halo: 4 };
/** A name with more letters than a digit has is a word. */
const MOST_OF_SIGN = 2;
/** The square of step 0 in the upper right corner: its side as a share of the picture's, and the room around it. */
const INSET = { share: 0.3, least: 56, room: 3, title: 11 };
/** From this width to height on both squares stand side by side. */
const WIDE = 1.6;

/** A square of a picture, in pixels. */
interface Square {
  left: number;
  top: number;
  side: number;
}

/** The two squares: now and step 0. */
export interface SampleSquares {
  now: Square;
  start: Square;
}

/**
 * Returns the squares of a picture of this size: side by side where it is wide, else step 0 small in the upper right corner
 * and now in the room below and to the left of it. They depend on the size alone, so both sides of a comparison have the
 * same, and step 0 never covers a sample, whatever the run does.
 */
export function sampleSquares({ width, height }: Size): SampleSquares {
  if (width >= WIDE * height) {
    const side = Math.min(height, width / 2);
    const top = (height - side) / 2;
    return { start: { left: 0, top, side }, now: { left: width - side, top, side } };
  }
  const whole = Math.min(width, height);
  const [left, top] = [(width - whole) / 2, (height - whole) / 2];
  const inset = Math.max(INSET.least, INSET.share * whole);
  const side = whole - inset - INSET.room;
  return {
    now: { left, top: top + whole - side, side },
    start: { left: left + whole - inset, top, side: inset },
  };
}

const placesInSquare = ({ left, top, side }: Square, reach: number) => {
  const unit = side / 2 / reach;
  return (places: Float32Array, index: number) =>
    index % 2 === 0 ? left + side / 2 + unit * places[index] : top + side / 2 - unit * places[index];
};

/** Paints samples now and at step 0, each in its square, on the same axes. */
export function paintSamples(
  brush: Brush,
  shown: ShownSamples,
  { reach, squares, labels }: { reach: number; squares: SampleSquares; labels: readonly string[] | null },
) {
  const { context, scale, theme } = brush;
  const paint = (square: Square, places: Float32Array, size: number) => {
    paintAxes(brush, square);
    paintDots(brush, shown, { toPixel: placesInSquare(square, reach), places, size });
  };
  const size = scale * crowdScale(shown.now.length / 2);
  paint(squares.now, shown.now, size);
  if (labels !== null) writeLabels(brush, squares.now, shown, { reach, labels });
  const { start } = squares;
  const share = start.side / squares.now.side;
  context.save();
  context.beginPath();
  context.rect(start.left, start.top, start.side, start.side);
  context.clip();
  paint(start, shown.start, size * Math.max(0.55, share));
  context.restore();
  context.strokeStyle = COLORS[theme].muted;
  context.lineWidth = 1;
  context.strokeRect(start.left + 0.5, start.top + 0.5, start.side - 1, start.side - 1);
  writeTitle(brush, start);
}

function paintAxes({ context, theme }: Brush, { left, top, side }: Square) {
  context.strokeStyle = COLORS[theme].line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, top + side / 2);
  context.lineTo(left + side, top + side / 2);
  context.moveTo(left + side / 2, top);
  context.lineTo(left + side / 2, top + side);
  context.stroke();
}

function paintDots(
  { context, theme }: Brush,
  shown: ShownSamples,
  { toPixel, places, size }: { toPixel: ReturnType<typeof placesInSquare>; places: Float32Array; size: number },
) {
  const colors = colorsOfSamples(shown, theme);
  // A small target has nearly the colour of the surface.
  context.strokeStyle = shown.classes === null ? COLORS[theme].muted : COLORS[theme].surface;
  context.lineWidth = SAMPLE.rim * size;
  for (let i = 0; i < places.length; i += 2) {
    context.fillStyle = colors[i / 2];
    context.beginPath();
    addDisc(context, toPixel(places, i), toPixel(places, i + 1), SAMPLE.radius * size);
    context.fill();
    context.stroke();
  }
}

function writeTitle(brush: Brush, { left, top }: Square) {
  const { context, theme } = brush;
  context.font = brush.font(INSET.title);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillStyle = COLORS[theme].muted;
  writeOverHalo(brush, words.pictures.features.start, { x: left + 4, y: top + 3, halo: LABEL.halo });
}

/** Writes the name of each class among its samples; none where two classes have no places of their own. */
function writeLabels(
  brush: Brush,
  square: Square,
  { now, value, classes }: ShownSamples,
  { reach, labels }: { reach: number; labels: readonly string[] },
) {
  const { context, scale, theme } = brush;
  const toPixel = placesInSquare(square, reach);
  const areWords = labels.some(({ length }) => length > MOST_OF_SIGN);
  const size = areWords ? LABEL.word : Math.max(LABEL.least, LABEL.size * scale);
  context.font = brush.font(size);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = COLORS[theme].ink;
  const { left, side } = square;
  const means = classMeans(now, value, classes ?? 0).map(({ index, place }) => {
    const text = labels[index] ?? String(index);
    const half = context.measureText(text).width / 2;
    const x = Math.max(left + half, Math.min(left + side - half, toPixel(place, 0)));
    return { text, half, x, y: toPixel(place, 1) };
  });
  const areApart = means.every((mean, i) =>
    means.slice(0, i).every((other) => {
      const [across, up] = [Math.abs(other.x - mean.x), Math.abs(other.y - mean.y)];
      return Math.hypot(across, up) > size && (up > size || across > mean.half + other.half);
    }),
  );
  if (!areApart) return;
  for (const { text, x, y } of means) writeOverHalo(brush, text, { x, y, halo: LABEL.halo });
}

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
