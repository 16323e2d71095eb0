/** A function of one input: the curve that it should be, softly, the samples, and the fit as a bold line. */
import { words } from '../../words/words.ts';
import { axisScale, type Domain } from '../axes/axis-scale.ts';
import { addDisc, type Brush } from '../pictures/canvas-layers.ts';
import { keptRange, paddedExtent, widened } from '../pictures/ranges.ts';
import { formatNumber } from '../shell/format-number.ts';
import { COLORS, colorOfLimit, colorOfTwin } from '../shell/palette.ts';
import type { FunctionData, LearnedLine } from './function-data.ts';
import type { FunctionKind } from './function-kind.ts';

type Data = FunctionData<LearnedLine>;

/** Room above and below the target, as a share of its range: a fit that overshoots stays in sight. */
const ROOM = 0.12;
/** Room for the kinks below the range of values, in pixels. */
export const FOOT = 14;
const WIDTHS = { target: 7, fit: 3.5, beside: 2.5, axis: 1, kink: 2 };
/** The colours and dashes of the fits beside that of the network. */
export const FITS_BESIDE = {
  twin: { color: colorOfTwin, dash: [7, 4] },
  limit: { color: colorOfLimit, dash: [2, 3.5] },
} as const;
const SAMPLE_RADIUS = 3.4;
/** Many samples are drawn smaller. */
const MANY_SAMPLES = 100;
const TARGET_OPACITY = 0.35;
const KINK_OPACITY = 0.6;
const ERROR_DIGITS = 2;

/** Draws functions of one input. */
export const lineFunction: FunctionKind<LearnedLine> = {
  rangeOf: ({ task, learned }, previous) => {
    if (task?.kind !== 'curve') return keptRange(previous, paddedExtent([learned.f], 1, 0));
    if (task.reach !== undefined) return [-task.reach, task.reach];
    return widened(paddedExtent([task.line, task.points], 2, 1), ROOM);
  },
  stillOf: ({ task }) => task,
  paintStill: (brush, data, range) => {
    const { context, size, theme, scale } = brush;
    const { x, y } = scales(brush, data, range);
    context.strokeStyle = COLORS[theme].line;
    context.lineWidth = WIDTHS.axis;
    const axes = [y.toPixel(range[0]), ...(range[0] < 0 && range[1] > 0 ? [y.toPixel(0)] : [])];
    for (const at of axes) {
      context.beginPath();
      context.moveTo(0, at);
      context.lineTo(size.width, at);
      context.stroke();
    }
    if (data.task?.kind !== 'curve') return;
    const { line, points } = data.task;
    context.strokeStyle = COLORS[theme].muted;
    context.globalAlpha = TARGET_OPACITY;
    context.lineWidth = WIDTHS.target * scale;
    context.lineJoin = 'round';
    context.beginPath();
    for (let i = 0; i < line.length; i += 2) context.lineTo(x.toPixel(line[i]), y.toPixel(line[i + 1]));
    context.stroke();
    context.globalAlpha = 1;
    const radius = scale * SAMPLE_RADIUS * (points.length > 2 * MANY_SAMPLES ? 0.75 : 1);
    context.fillStyle = COLORS[theme].muted;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) addDisc(context, x.toPixel(points[i]), y.toPixel(points[i + 1]), radius);
    context.fill();
  },
  paintMoving: (brush, data, range) => {
    const { context, scale, theme } = brush;
    const { x, y } = scales(brush, data, range);
    const { kinks, f } = data.learned;
    context.strokeStyle = data.color(theme);
    const foot = y.toPixel(range[0]);
    context.globalAlpha = KINK_OPACITY;
    context.lineWidth = WIDTHS.kink * scale;
    context.beginPath();
    for (const kink of kinks) {
      context.moveTo(x.toPixel(kink), foot + 2);
      context.lineTo(x.toPixel(kink), foot + FOOT - 2);
    }
    context.stroke();
    context.globalAlpha = 1;
    context.lineJoin = 'round';
    const addLine = (values: Float32Array) => {
      let isOpen = false;
      context.beginPath();
      data.learned.x.forEach((at, i) => {
        const isThere = Number.isFinite(values[i]);
        if (isThere && isOpen) context.lineTo(x.toPixel(at), y.toPixel(values[i]));
        else if (isThere) context.moveTo(x.toPixel(at), y.toPixel(values[i]));
        isOpen = isThere;
      });
      context.stroke();
    };
    context.lineWidth = WIDTHS.fit * Math.max(scale, 0.8);
    addLine(f);
    // On top, since a lazy network lies under them.
    const width = WIDTHS.beside * Math.max(scale, 0.8);
    for (const one of ['twin', 'limit'] as const) {
      const fit = data.learned[one];
      if (!fit) continue;
      context.setLineDash([...FITS_BESIDE[one].dash]);
      // An edge of the background's colour sets the dashes off from a line below them.
      context.strokeStyle = COLORS[theme].surface;
      context.lineWidth = width + 2;
      addLine(fit);
      context.strokeStyle = FITS_BESIDE[one].color(theme);
      context.lineWidth = width;
      addLine(fit);
    }
    context.setLineDash([]);
  },
  sentence: ({ task, learned }) => {
    const distanceOf = (f: Float32Array | null) => {
      const error = f && task?.kind === 'curve' ? distanceToCurve({ x: learned.x, f }, task.line) : NaN;
      return Number.isFinite(error) ? formatNumber(error, ERROR_DIGITS) : null;
    };
    const { f, twin, limit, kinks } = learned;
    const said = words.pictures.function;
    const beside = (['twin', 'limit'] as const).flatMap((one) => {
      const distance = distanceOf({ twin, limit }[one]);
      return distance === null ? [] : said.besideLine(said.beside[one].text, distance);
    });
    return [said.line(distanceOf(f)), ...beside, ...(kinks.length > 0 ? [said.kinksOf(kinks.length)] : [])].join(' ');
  },
};

function scales({ size: { width, height } }: Brush, { learned: { x } }: Data, range: Domain) {
  const domain: Domain = [x[0], x[x.length - 1]];
  return { x: axisScale('linear', domain, 0, width), y: axisScale('linear', range, height - FOOT, 0) };
}

/** Returns the root mean square distance of a fit from a curve of [x, y] pairs, at the points of the curve. */
export function distanceToCurve({ x, f }: Pick<LearnedLine, 'x' | 'f'>, curve: Float32Array): number {
  const last = x.length - 1;
  let squares = 0;
  for (let i = 0; i < curve.length; i += 2) {
    const place = Math.min(last, Math.max(0, ((curve[i] - x[0]) / (x[last] - x[0])) * last));
    const left = Math.min(last - 1, Math.floor(place));
    const fit = f[left] + (f[left + 1] - f[left]) * (place - left);
    squares += (fit - curve[i + 1]) ** 2;
  }
  return Math.sqrt((2 * squares) / curve.length);
}
