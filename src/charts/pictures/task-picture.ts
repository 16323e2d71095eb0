import type { TaskPicture } from '../../tasks/data/dataset.ts';
import { axisScale, type AxisScale, type Domain } from '../axes/axis-scale.ts';
import { sheetOf } from '../shell/canvas-context.ts';
import type { Size } from '../shell/create-chart.ts';
import { COLORS, type Theme } from '../shell/palette.ts';
import { drawTiles, fitTiles } from './image-tiles.ts';
import { paddedExtent } from './ranges.ts';
import { colorOfPoint, isTwoClasses } from './sample-colors.ts';

const AXIS_ROOM = 17;
const EDGE = 3;
const POINT = { radius: 2.3, outline: 1 };
const TILE_GAP = 4;
/** Axes whose ranges differ by less than this factor have one scale, so that a circle stays a circle. */
const SAME_UNITS = 1.6;

type ScatterPicture = Extract<TaskPicture, { kind: 'scatter' }>;

interface Plane {
  context: CanvasRenderingContext2D;
  theme: Theme;
  x: AxisScale;
  y: AxisScale;
}

/** Draws the small picture of a task into `canvas`, filling `size`: that on the page is about 160 x 110. */
export function drawTaskPicture(
  canvas: HTMLCanvasElement,
  picture: TaskPicture,
  { size: { width, height }, theme }: { size: Size; theme: Theme },
): void {
  const sheet = sheetOf(canvas);
  if (sheet === null || width === 0 || height === 0) return;
  const context = sheet.open({ width, height });
  if (picture.kind === 'images') drawImages(context, picture, width, height, theme);
  else {
    const { fontFamily, fontSize } = getComputedStyle(canvas);
    context.font = `${fontSize} ${fontFamily}`;
    drawPlane(context, picture, { size: { width, height }, theme });
  }
  sheet.show();
}

function drawPlane(
  context: CanvasRenderingContext2D,
  picture: Exclude<TaskPicture, { kind: 'images' }>,
  { size: { width, height }, theme }: { size: Size; theme: Theme },
) {
  const domains = domainsOf(picture, width - AXIS_ROOM - EDGE, height - AXIS_ROOM - EDGE);
  const plane: Plane = {
    context,
    theme,
    x: axisScale('linear', domains.x, AXIS_ROOM, width - EDGE),
    y: axisScale('linear', domains.y, height - AXIS_ROOM, EDGE),
  };
  drawAxes(plane, picture.xLabel, picture.yLabel, width, height);
  if (picture.kind === 'scatter') drawScatter(plane, picture);
  else drawCurve(plane, picture.line, picture.points);
}

function domainsOf(picture: Exclude<TaskPicture, { kind: 'images' }>, width: number, height: number) {
  const { points } = picture;
  if (picture.kind === 'scatter')
    return oneScale(paddedExtent([points], 3, 0), paddedExtent([points], 3, 1), width, height);
  const lists = [picture.line, points];
  return { x: paddedExtent(lists, 2, 0), y: paddedExtent(lists, 2, 1) };
}

/** Draws two thin lines with the names of the axes beside them. */
function drawAxes({ context, theme }: Plane, xLabel: string, yLabel: string, width: number, height: number) {
  const bottom = height - AXIS_ROOM + 1.5;
  const left = AXIS_ROOM - 1.5;
  context.strokeStyle = COLORS[theme].line;
  context.beginPath();
  context.moveTo(left, EDGE);
  context.lineTo(left, bottom);
  context.lineTo(width - EDGE, bottom);
  context.stroke();
  context.fillStyle = COLORS[theme].muted;
  context.textAlign = 'right';
  context.fillText(xLabel, width - EDGE, height - EDGE, width - AXIS_ROOM);
  context.save();
  context.translate(AXIS_ROOM - 7, EDGE);
  context.rotate(-Math.PI / 2);
  context.fillText(yLabel, 0, 0, bottom - EDGE);
  context.restore();
}

/** Draws discs in the colours of their classes or targets. */
function drawScatter({ context, theme, x, y }: Plane, { points, areClasses = false }: ScatterPicture) {
  const values = points.filter((_, index) => index % 3 === 2);
  const colorOf = colorOfPoint(values, areClasses, theme);
  context.lineWidth = POINT.outline;
  context.strokeStyle = areClasses || isTwoClasses(values) ? COLORS[theme].surface : COLORS[theme].muted;
  for (let index = 0; index < points.length; index += 3) {
    context.beginPath();
    context.arc(x.toPixel(points[index]), y.toPixel(points[index + 1]), POINT.radius, 0, 2 * Math.PI);
    context.fillStyle = colorOf(points[index + 2]);
    context.fill();
    context.stroke();
  }
}

function drawCurve({ context, theme, x, y }: Plane, line: Float32Array, points: Float32Array) {
  const { surface, accent, ink } = COLORS[theme];
  context.strokeStyle = accent;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  for (let index = 0; index < line.length; index += 2) {
    context.lineTo(x.toPixel(line[index]), y.toPixel(line[index + 1]));
  }
  context.stroke();
  context.lineWidth = POINT.outline;
  context.strokeStyle = ink;
  context.fillStyle = surface;
  for (let index = 0; index < points.length; index += 2) {
    context.beginPath();
    context.arc(x.toPixel(points[index]), y.toPixel(points[index + 1]), POINT.radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** Draws the images as large as they fit, in the middle. */
function drawImages(
  context: CanvasRenderingContext2D,
  picture: TaskPicture & { kind: 'images' },
  width: number,
  height: number,
  theme: Theme,
) {
  const grid = fitTiles(picture.count, width, height, TILE_GAP);
  const [left, top] = [grid.columns, grid.rows].map((tiles, axis) => {
    return ([width, height][axis] - tiles * (grid.side + TILE_GAP) + TILE_GAP) / 2;
  });
  drawTiles(context, picture, { ...grid, left, top, gap: TILE_GAP }, theme);
}

/** Widens one of two ranges of similar length: a unit is then as long on both axes of a `width` x `height` picture. */
export function oneScale(x: Domain, y: Domain, width: number, height: number): { x: Domain; y: Domain } {
  const [xLength, yLength] = [x[1] - x[0], y[1] - y[0]];
  if (Math.max(xLength / yLength, yLength / xLength) > SAME_UNITS) return { x, y };
  const unit = Math.min(width / xLength, height / yLength);
  return { x: lengthened(x, width / unit), y: lengthened(y, height / unit) };
}

const lengthened = ([low, high]: Domain, length: number): Domain => [
  (low + high - length) / 2,
  (low + high + length) / 2,
];
