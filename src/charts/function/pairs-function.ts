/** Outputs against targets; on the diagonal they are equal. */
import { words } from '../../words/words.ts';
import { axisScale, type Domain } from '../axes/axis-scale.ts';
import { axisTicks } from '../axes/ticks.ts';
import { addDisc, type Brush } from '../pictures/canvas-layers.ts';
import { paddedExtent, widened } from '../pictures/ranges.ts';
import { formatNumber } from '../shell/format-number.ts';
import type { Size } from '../shell/create-chart.ts';
import { COLORS } from '../shell/palette.ts';
import type { LearnedPairs } from './function-data.ts';
import type { FunctionKind } from './function-kind.ts';
import { paintShares, sharesInWords } from './paint-shares.ts';

/** Room around the targets, as a share of their range. */
const ROOM = 0.15;
/** Room for the names of the axes, in pixels. */
const MARGIN = 20;
const LABEL = 13;
/** The first and the last number of an axis, with its mark, in pixels. */
const TICK = { text: 11, mark: 4, room: 2, about: 3, inside: 0.08 };
const DIAGONAL_WIDTH = 3;
const RADIUS = 4;
/** Many points are drawn smaller. */
const MANY = 200;
const OPACITY = 0.65;
/** Targets that take no more values than these are spread a little, as a share of the range. */
const FEW_VALUES = 12;
const SPREAD = 0.12;
/** Multiples of the golden ratio fall evenly between 0 and 1. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const ERROR_DIGITS = 2;
/** The part of the height that the pairs have where shares of directions stand below. */
const PAIRS_HEIGHT = 0.5;
/** Marks pictures whose pairs stand above shares. */
const ABOVE_SHARES = {};

/** Draws outputs against targets. An output outside the picture is drawn at its edge. */
export const pairsFunction: FunctionKind<LearnedPairs> = {
  rangeOf: ({ learned }) => widened(paddedExtent([learned.target], 1, 0), ROOM),
  stillOf: ({ learned }) => learned.directions && ABOVE_SHARES,
  paintStill: (brush, { learned }, range) => {
    const { context, theme, scale } = brush;
    const size = sizeOf(brush, learned);
    const { x, y } = scales(size, range);
    context.strokeStyle = COLORS[theme].line;
    context.beginPath();
    context.moveTo(MARGIN, 0);
    context.lineTo(MARGIN, size.height - MARGIN);
    context.lineTo(size.width, size.height - MARGIN);
    context.stroke();
    context.lineWidth = DIAGONAL_WIDTH * scale;
    context.beginPath();
    context.moveTo(x.toPixel(range[0]), y.toPixel(range[0]));
    context.lineTo(x.toPixel(range[1]), y.toPixel(range[1]));
    context.stroke();
    nameAxes(brush, size, range);
  },
  paintMoving: (brush, { learned, color }, range) => {
    const { context, theme, scale } = brush;
    const { target, f, directions } = learned;
    const size = sizeOf(brush, learned);
    const { x, y } = scales(size, range);
    const spread = new Set(target).size <= FEW_VALUES ? SPREAD * (range[1] - range[0]) : 0;
    const radius = RADIUS * scale * (f.length > MANY ? 0.75 : 1);
    context.fillStyle = color(theme);
    context.globalAlpha = OPACITY;
    for (let i = 0; i < f.length; i++) {
      if (!Number.isFinite(f[i])) continue;
      const at = target[i] + spread * (((i * GOLDEN) % 1) - 0.5);
      const value = Math.min(range[1], Math.max(range[0], f[i]));
      context.beginPath();
      addDisc(context, x.toPixel(at), y.toPixel(value), radius);
      context.fill();
    }
    context.globalAlpha = 1;
    if (directions) paintShares(brush, directions, color(theme), size.height);
  },
  sentence: ({ learned }) => {
    const said = words.pictures.function;
    const pairs = said.pairs(said.pairsOf[learned.samples], formatNumber(distance(learned), ERROR_DIGITS));
    return learned.directions ? `${pairs} ${sharesInWords(learned.directions)}` : pairs;
  },
};

/** Returns the size of the pairs, which leave the lower part of the picture to the shares of directions. */
function sizeOf({ size: { width, height } }: Brush, { directions }: LearnedPairs): Size {
  return { width, height: directions ? Math.round(height * PAIRS_HEIGHT) : height };
}

/** Writes the first and the last number of each axis, and the names. */
function nameAxes(brush: Brush, size: Size, range: Domain) {
  const { context, theme, font } = brush;
  const { x, y } = scales(size, range);
  const foot = size.height - MARGIN;
  context.fillStyle = context.strokeStyle = COLORS[theme].muted;
  context.lineWidth = 1;
  context.font = font(TICK.text);
  context.textBaseline = 'middle';
  for (const { value, label } of endTicks(range)) {
    const [across, up] = [x.toPixel(value), y.toPixel(value)];
    context.beginPath();
    context.moveTo(across, foot);
    context.lineTo(across, foot + TICK.mark);
    context.moveTo(MARGIN, up);
    context.lineTo(MARGIN - TICK.mark, up);
    context.stroke();
    context.textAlign = 'center';
    context.fillText(label, across, foot + TICK.mark + TICK.room + TICK.text / 2);
    context.textAlign = 'right';
    context.fillText(label, MARGIN - TICK.mark - TICK.room, up, MARGIN - TICK.mark - TICK.room);
  }
  const said = words.pictures.function;
  context.font = font(LABEL);
  context.textAlign = 'center';
  context.fillText(said.target, (MARGIN + size.width) / 2, size.height - MARGIN / 2 + 1);
  // Beside the axis, where a low target seldom has a high output.
  context.textAlign = 'left';
  context.fillText(said.output, MARGIN + TICK.mark + TICK.room, LABEL / 2 + 1);
}

/** Returns the first and the last round number of a range, which leave room for the name of the axis between them. */
function endTicks(range: Domain) {
  // A number at the very end of an axis would be cut.
  const ticks = axisTicks('linear', widened(range, -TICK.inside), TICK.about);
  return [ticks[0], ticks[ticks.length - 1]].map(({ value, label }) => ({ value, label: label ?? '' }));
}

function scales({ width, height }: Size, range: Domain) {
  return { x: axisScale('linear', range, MARGIN, width), y: axisScale('linear', range, height - MARGIN, 0) };
}

/** Returns the root mean square distance of outputs from targets. */
function distance({ target, f }: LearnedPairs): number {
  const squares = f.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0);
  return Math.sqrt(squares / f.length);
}
