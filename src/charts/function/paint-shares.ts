/** The shares of hidden directions by layer: a ring at the start, a dot now; behind them the share of their span. */
import { words } from '../../words/words.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import { addDisc } from '../pictures/canvas-layers.ts';
import { formatNumber } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { FoundDirections } from './function-data.ts';

const said = words.pictures.function.shares;

/** Distances in pixels; those of marks fit a picture of 320. */
const LEFT = 20;
const GAP = 3;
const TITLE = 15;
const FOOT = 14;
const LABEL = { least: 11, most: 13 };
const RADIUS = { start: 4, now: 5 };
const WIDTHS = { stem: 3, start: 2, chance: 1.5 };
const CHANCE_DASH = [3, 3];
/** The share of a group of columns that is left free beside it. */
const BETWEEN = 0.24;
/** Columns closer than this many pixels are not drawn, and the span stands for them. */
const NARROW = 7;
const SPAN_OPACITY = 0.22;
const STEM_OPACITY = 0.5;
const DIGITS = 2;

/** Paints the shares into the lower part of a picture, from `top` down. */
export function paintShares(brush: Brush, directions: FoundDirections, color: string, top: number): void {
  const { context, size, theme, scale, font } = brush;
  const { names, share, start, span, spanStart } = directions;
  const [upper, lower] = [top + GAP + TITLE, size.height - FOOT];
  const yOf = (value: number) => lower - Math.min(1, Math.max(0, value)) * (lower - upper);
  const groups = span.length;
  const group = (size.width - LEFT) / groups;
  const column = (group * (1 - BETWEEN)) / names.length;
  const areColumns = names.length === 1 || column >= NARROW;

  context.strokeStyle = COLORS[theme].line;
  context.lineWidth = 1;
  for (const value of [0, 1]) line(context, LEFT, yOf(value), size.width, yOf(value));
  context.strokeStyle = COLORS[theme].muted;
  context.lineWidth = WIDTHS.chance;
  context.setLineDash(CHANCE_DASH);
  const chance = directions.chance * (areColumns ? 1 : directions.dimension);
  line(context, LEFT, yOf(chance), size.width, yOf(chance));
  context.setLineDash([]);

  context.font = font(Math.min(LABEL.most, Math.max(LABEL.least, LABEL.most * scale)));
  context.fillStyle = COLORS[theme].muted;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(said.title(names), 0, top + GAP + TITLE / 2 - 1);
  context.textAlign = 'right';
  for (const value of [0, 1]) context.fillText(String(value), LEFT - 5, yOf(value) + (value === 0 ? -2 : 3));
  context.textAlign = 'center';
  for (let l = 0; l < groups; l++) {
    const middle = LEFT + (l + 0.5) * group;
    const short = l === groups - 1 ? said.f : String(l + 1);
    const long = `${said.layer} ${short}`;
    const label = l === 0 && groups > 1 && context.measureText(long).width < group ? long : short;
    context.fillText(label, middle, size.height - FOOT / 2 + 1);
  }

  for (let l = 0; l < groups; l++) {
    const left = LEFT + (l + BETWEEN / 2) * group;
    const width = group * (1 - BETWEEN);
    context.fillStyle = color;
    context.strokeStyle = color;
    if (names.length > 1 && Number.isFinite(span[l])) {
      context.globalAlpha = areColumns ? SPAN_OPACITY : 2 * SPAN_OPACITY;
      context.fillRect(left, yOf(span[l]), width, lower - yOf(span[l]));
      context.globalAlpha = 1;
      context.lineWidth = 1;
      if (Number.isFinite(spanStart[l])) line(context, left, yOf(spanStart[l]), left + width, yOf(spanStart[l]));
    }
    if (!areColumns) continue;
    for (let j = 0; j < names.length; j++) {
      const [now, before] = [share[l * names.length + j], start[l * names.length + j]];
      paintColumn(brush, left + (j + 0.5) * column, yOf(now), yOf(before), COLORS[theme].surface);
    }
  }
}

/** Paints one column: a stem from the start to now, with its marks. A share that isn't there has no mark. */
function paintColumn({ context, scale }: Brush, x: number, now: number, start: number, surface: string): void {
  const [hasNow, hasStart] = [Number.isFinite(now), Number.isFinite(start)];
  if (hasNow && hasStart) {
    context.globalAlpha = STEM_OPACITY;
    context.lineWidth = WIDTHS.stem * scale;
    line(context, x, start, x, now);
    context.globalAlpha = 1;
  }
  if (hasStart) {
    const { fillStyle } = context;
    context.beginPath();
    addDisc(context, x, start, RADIUS.start * scale);
    context.fillStyle = surface;
    context.fill();
    context.fillStyle = fillStyle;
    context.lineWidth = WIDTHS.start * scale;
    context.stroke();
  }
  if (!hasNow) return;
  context.beginPath();
  addDisc(context, x, now, RADIUS.now * scale);
  context.fill();
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/** Says the share of the span in each layer, now and at the start. */
export function sharesInWords({ names, span, spanStart, chance, dimension }: FoundDirections): string {
  const number = (value: number) => formatNumber(value, DIGITS);
  const layers = Array.from(span, (value, l) =>
    said.ofLayer(
      l === span.length - 1 ? null : l + 1,
      number(value),
      Number.isFinite(spanStart[l]) ? number(spanStart[l]) : null,
    ),
  );
  return said.said(names, layers, number(chance * dimension));
}
