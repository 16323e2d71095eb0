/** A function of two inputs: a field of colours, the borders between its classes, and the samples on top. */
import { words } from '../../words/words.ts';
import { axisScale, type Domain } from '../axes/axis-scale.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import { keptRange } from '../pictures/ranges.ts';
import { colorOfPoint, isTwoClasses, largestOf } from '../pictures/sample-colors.ts';
import { isVector } from '../shell/canvas-context.ts';
import { formatCount, formatPercent } from '../shell/format-number.ts';
import { CHOSEN_CASING, COLORS } from '../shell/palette.ts';
import type { FunctionData, LearnedPlane } from './function-data.ts';
import { hingeLines } from './hinge-lines.ts';
import type { FunctionKind } from './function-kind.ts';
import { bordersOf, classField, leadsOf, signedField } from './plane-field.ts';

type Data = FunctionData<LearnedPlane>;

const SAMPLE = { radius: 4.2, rim: 1.4 };
/** Many samples are drawn smaller. */
const MANY_SAMPLES = 200;
const BORDER_WIDTH = 2.6;
const HINGE = { width: 2, casing: 1.25 };

/** Draws functions of two inputs. */
export const planeFunction: FunctionKind<LearnedPlane> = {
  rangeOf: ({ task, learned }, previous) => {
    if (task?.kind === 'scatter') return symmetric(largestOf(targetsOf(task.points)));
    return keptRange(previous, symmetric(largestOf(learned.f)));
  },
  stillOf: ({ task }) => task,
  paintStill: (brush, { task, learned }) => {
    if (task?.kind !== 'scatter' || task.areInputs !== true) return;
    const { context, theme, scale } = brush;
    const { x, y } = scales(brush, learned);
    const { points, areClasses = false } = task;
    const targets = targetsOf(points);
    const isClasses = areClasses || isTwoClasses(targets);
    const colorOf = colorOfPoint(targets, areClasses, theme);
    const radius = SAMPLE.radius * scale * (targets.length > MANY_SAMPLES ? 0.75 : 1);
    context.strokeStyle = isClasses ? '#ffffff' : COLORS[theme].ink;
    context.lineWidth = SAMPLE.rim * Math.max(scale, 0.75);
    for (let i = 0; i < points.length; i += 3) {
      context.beginPath();
      context.arc(x.toPixel(points[i]), y.toPixel(points[i + 1]), radius, 0, 2 * Math.PI);
      context.fillStyle = colorOf(points[i + 2]);
      context.fill();
      context.stroke();
    }
  },
  paintMoving: (brush, data, [, limit]) => {
    const { learned, classes } = data;
    if (isVector(brush.context)) {
      brush.context.paintSurface({ ...learned, classes, limit }, brush);
      if (classes !== null) paintBorders(brush, learned.side, bordersOf(leadsOf(learned)));
    } else if (classes === null) {
      paintField(brush, learned.side, signedField(learned, limit, brush.theme));
    } else {
      const leads = leadsOf(learned);
      paintField(brush, learned.side, classField(leads, classes, brush.theme));
      paintBorders(brush, learned.side, bordersOf(leads));
    }
    paintHinges(brush, learned);
  },
  sentence: ({ classes, accuracy, learned }) => {
    const said = words.pictures.function;
    const surface = classes === null ? said.surface : said.plane(accuracy === null ? null : formatPercent(accuracy));
    const hinges = hingeLines(learned).length;
    return hinges === 0 ? surface : `${surface} ${said.hinges(formatCount(hinges))}`;
  },
};

const symmetric = (limit: number): Domain => [-limit, limit];
const targetsOf = (points: Float32Array) => points.filter((_, index) => index % 3 === 2);

function scales({ size: { width, height } }: Brush, { low, high }: Data['learned']) {
  return { x: axisScale('linear', [low, high], 0, width), y: axisScale('linear', [low, high], height, 0) };
}

/** The canvas of one pixel a grid point; a new one at each frame would be waste. */
let scratch: OffscreenCanvas | undefined;

/** Draws an image of one pixel a grid point over the picture, smoothly; the middles of its edge pixels lie on the edge. */
function paintField({ context, size: { width, height } }: Brush, side: number, pixels: Uint8ClampedArray) {
  scratch ??= new OffscreenCanvas(side, side);
  if (scratch.width !== side) [scratch.width, scratch.height] = [side, side];
  const image = new ImageData(side, side);
  image.data.set(pixels);
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  const last = side - 1;
  context.drawImage(scratch, 0.5, 0.5, last, last, 0, 0, width, height);
}

function paintBorders({ context, size, theme, scale }: Brush, side: number, segments: Float32Array) {
  const [across, up] = [size.width / (side - 1), size.height / (side - 1)];
  context.strokeStyle = COLORS[theme].ink;
  context.lineWidth = BORDER_WIDTH * Math.max(scale, 0.75);
  context.lineCap = 'round';
  context.beginPath();
  for (let i = 0; i < segments.length; i += 4) {
    context.moveTo(segments[i] * across, size.height - segments[i + 1] * up);
    context.lineTo(segments[i + 2] * across, size.height - segments[i + 3] * up);
  }
  context.stroke();
}

/** Draws the lines of chosen units, in a colour that is neither a class nor a regime. */
function paintHinges(brush: Brush, learned: LearnedPlane) {
  const { context, theme } = brush;
  const { x, y } = scales(brush, learned);
  const width = HINGE.width * Math.max(brush.scale, 0.75);
  for (const [color, lineWidth] of [
    [CHOSEN_CASING[theme], width + 2 * HINGE.casing],
    [COLORS[theme].chosen, width],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.beginPath();
    for (const [fromX, fromY, toX, toY] of hingeLines(learned)) {
      context.moveTo(x.toPixel(fromX), y.toPixel(fromY));
      context.lineTo(x.toPixel(toX), y.toPixel(toY));
    }
    context.stroke();
  }
}
