/** The axes of a learned function in a figure: on the page its picture has room for none. */
import { words } from '../../words/words.ts';
import { axisScale, type Domain } from '../axes/axis-scale.ts';
import { axisTicks, type Tick } from '../axes/ticks.ts';
import { FOOT, lineFunction } from '../function/line-function.ts';
import type { FunctionData } from '../function/function-data.ts';
import type { Size } from '../shell/create-chart.ts';
import type { PictureData } from './drawn-pictures.ts';
import { COLORS, type Theme } from '../shell/palette.ts';
import type { MeasureText } from './figure.ts';
import { attributes, rounded, writtenText } from './vector-text.ts';
import { wrapText } from './wrap-text.ts';

/** An axis of a picture. */
interface Axis {
  domain: Domain;
  name: string;
}

/** The axes of a picture. */
export interface PictureAxes {
  x: Axis;
  y: Axis;
  /** Pixels below the range of values that the picture keeps for marks. */
  foot: number;
  /** Whether a unit is as long on both axes. */
  isSquare: boolean;
}

/** What axes are drawn with. */
interface AxesLooks {
  theme: Theme;
  measure: MeasureText;
}

const TEXT = 11;
/** Lengths in pixels: room above the plot for half a label, ticks, and room around the texts. */
const ROOM = { top: 5, right: 4, tick: 4, text: 3, line: 13 };
const PIXELS_PER_TICK = { x: 56, y: 38 };
/** A text's baseline is so far below its middle, as a share of its size. */
const BELOW_MIDDLE = 0.35;

/** Returns the axes that a picture gets in a figure; `null`: it has its own, or needs none. */
export function axesOf(shown: PictureData): PictureAxes | null {
  if (shown.of !== 'function') return null;
  const { learned, task } = shown.data;
  const { x: input, curveX, target } = words.tasks.axes;
  if (learned.of === 'plane') {
    const named = task?.kind === 'scatter' && task.areInputs ? task : null;
    const axis = (name: string): Axis => ({ domain: [learned.low, learned.high], name });
    return { x: axis(named?.xLabel ?? input(1)), y: axis(named?.yLabel ?? input(2)), foot: 0, isSquare: true };
  }
  if (learned.of !== 'line') return null;
  const named = task?.kind === 'curve' ? task : null;
  const data: FunctionData<typeof learned> = { ...shown.data, learned };
  return {
    x: { domain: [learned.x[0], learned.x[learned.x.length - 1]], name: named?.xLabel ?? curveX },
    y: { domain: lineFunction.rangeOf(data, null), name: named?.yLabel ?? target },
    foot: FOOT,
    isSquare: false,
  };
}

/** Draws a picture with its axes at a size; `draw` draws it at the size that is left for it. */
export function drawWithAxes(
  axes: PictureAxes,
  size: Size,
  { theme, measure }: AxesLooks,
  draw: (size: Size) => string,
): string {
  const count = (length: number, each: number) => Math.max(2, Math.floor(length / each));
  const least = count(Math.min(size.width, size.height), PIXELS_PER_TICK.x);
  const yTicks = axisTicks('linear', axes.y.domain, axes.isSquare ? least : count(size.height, PIXELS_PER_TICK.y));
  const widest = Math.max(0, ...yTicks.map(({ label }) => measure(label ?? '', TEXT)));
  const left = ROOM.line + ROOM.text + widest + ROOM.text + ROOM.tick;
  const below = ROOM.tick + 2 * ROOM.line;
  const room = { width: size.width - left - ROOM.right, height: size.height - ROOM.top - below };
  const side = Math.min(room.width, room.height);
  const plot = axes.isSquare ? { width: side, height: side } : room;
  const aside = (room.width - plot.width) / 2;
  const x = axisScale('linear', axes.x.domain, 0, plot.width);
  const y = axisScale('linear', axes.y.domain, plot.height - axes.foot, 0);
  // Equal axes have equal ticks.
  const xTicks = axisTicks('linear', axes.x.domain, axes.isSquare ? least : count(plot.width, PIXELS_PER_TICK.x));
  const { ink, muted } = COLORS[theme];
  const text = (content: string, place: Record<string, string | number | null>, fill: string = muted) =>
    `<text${attributes({ 'font-size': TEXT, fill, ...place })}>${writtenText(content)}</text>`;
  const nameOf = (name: string, length: number) => wrapText(name, length, (part) => measure(part, TEXT), 1).at(0) ?? '';
  const baseline = plot.height + ROOM.tick + TEXT;
  const marks = [
    `M0 0V${rounded(plot.height, 2)}H${rounded(plot.width, 2)}`,
    ...xTicks.map(({ value }) => `M${rounded(x.toPixel(value), 2)} ${rounded(plot.height, 2)}v${ROOM.tick}`),
    ...yTicks.map(({ value }) => `M0 ${rounded(y.toPixel(value), 2)}h${-ROOM.tick}`),
  ];
  const labels = [
    ...labelled(xTicks).map(({ value, label }) =>
      text(label, { x: rounded(x.toPixel(value), 2), y: rounded(baseline, 2), 'text-anchor': 'middle' }),
    ),
    ...labelled(yTicks).map(({ value, label }) =>
      text(label, {
        x: -ROOM.tick - ROOM.text,
        y: rounded(y.toPixel(value) + BELOW_MIDDLE * TEXT, 2),
        'text-anchor': 'end',
      }),
    ),
    text(
      nameOf(axes.x.name, plot.width),
      { x: rounded(plot.width / 2, 2), y: rounded(baseline + ROOM.line, 2), 'text-anchor': 'middle' },
      ink,
    ),
    text(
      nameOf(axes.y.name, plot.height),
      {
        'text-anchor': 'middle',
        transform: `translate(${rounded(TEXT - left, 2)} ${rounded(plot.height / 2, 2)}) rotate(-90)`,
      },
      ink,
    ),
  ];
  return [
    `<g transform="translate(${rounded(left + aside, 2)} ${ROOM.top})">`,
    draw(plot),
    `<path${attributes({ fill: 'none', stroke: muted, d: marks.join('') })}/>`,
    ...labels,
    '</g>',
  ].join('');
}

const labelled = (ticks: readonly Tick[]) =>
  ticks.flatMap(({ value, label }) => (label === null ? [] : { value, label }));
