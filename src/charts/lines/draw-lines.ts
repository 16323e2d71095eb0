import { hasPlace } from '../axes/axis-scale.ts';
import { footMark, footShift, isAtFoot } from '../axes/log-foot.ts';
import { lineWidth } from '../axes/legend.ts';
import { isGhost, latestOf, type Series } from '../axes/series.ts';
import { pixelDensity, sheetOf } from '../shell/canvas-context.ts';
import { COLORS } from '../shell/palette.ts';
import { emptyEnvelope, envelope, type Envelope } from './envelope.ts';
import { heightIn, sideOf, type LinePicture } from './line-picture.ts';

/** Lines may reach this far beyond the plot, so that one on the edge isn't cut in half. */
const BLEED = 2;
const END_DOT = 2.5;
const LIMIT_RADIUS = 3.5;
/** A dot stands out from its line by this much. */
const DOT_ROOM = 1;
/** A column whose values lie within this many pixels is drawn as a point. */
const FLAT = 0.8;
/** How much of a ghost is seen. */
const GHOST_OPACITY = 0.35;
/** The arrow where a line runs along an edge of the plot, since its values lie beyond; the next one is some way off. */
const ARROW = { width: 9, height: 6, gap: 40 };
/** Marks at the foot of the axis are at least this many pixels apart. */
const FOOT_GAP = 9;
/** How much of a line is seen that is out of the light. */
const FAINT_OPACITY = 0.18;
/** More device pixels than this per CSS pixel can't be told apart. */
const FINEST_PIXELS = 4;

/** Arrays that drawing reuses from frame to frame. */
export interface LineWorkspace {
  edges: Float64Array;
  envelope: Envelope;
}

/** Returns an empty workspace. */
export const lineWorkspace = (): LineWorkspace => ({ edges: new Float64Array(0), envelope: emptyEnvelope(0) });

/** Draws all series, ghosts first and later ones on top. It goes by pixel columns, so a long stream costs no more than a short one. */
export function drawLines(canvas: HTMLCanvasElement, picture: LinePicture, workspace: LineWorkspace): void {
  const sheet = sheetOf(canvas);
  if (sheet === null) return;
  const { size, plot } = picture.layout;
  const density = Math.min(pixelDensity(), FINEST_PIXELS);
  const context = sheet.open(size, density);
  prepareWorkspace(workspace, picture, density);
  context.save();
  context.beginPath();
  context.rect(
    plot.left - BLEED,
    plot.top - BLEED,
    plot.right - plot.left + 3 * BLEED,
    plot.bottom - plot.top + 2 * BLEED,
  );
  context.clip();
  // Round joins cost twice as much, and can't be told apart at this width.
  context.lineJoin = 'bevel';
  const all = picture.data.series.filter((series) => !isGhost(series));
  context.globalAlpha = GHOST_OPACITY;
  for (const ghost of picture.data.series.filter(isGhost))
    drawSeries(context, inside(ghost, picture), picture, workspace);
  context.globalAlpha = 1;
  for (const series of all) {
    context.globalAlpha = series.isFaint ? FAINT_OPACITY : 1;
    drawSeries(context, series, picture, workspace);
  }
  context.globalAlpha = 1;
  context.restore();
  context.setLineDash([]);
  all.forEach((series, index) => {
    drawFoot(context, series, footShift(index, all.length), picture);
    drawLimit(context, series, picture);
  });
  sheet.show();
}

/** Returns the part of a ghost on the axis of steps, which is as long as the other series ask for. */
function inside(ghost: Series, { x }: LinePicture): Series {
  let { length } = ghost;
  while (length > 0 && ghost.x[length - 1] > x.domain[1]) length--;
  return { ...ghost, length };
}

function prepareWorkspace(workspace: LineWorkspace, { layout, x }: LinePicture, density: number) {
  const { left, right } = layout.plot;
  const columns = Math.max(1, Math.ceil((right - left) * density));
  if (workspace.edges.length !== columns + 1) {
    workspace.edges = new Float64Array(columns + 1);
    workspace.envelope = emptyEnvelope(columns);
  }
  for (let column = 0; column <= columns; column++) workspace.edges[column] = x.toValue(left + column / density);
}

function drawSeries(context: CanvasRenderingContext2D, series: Series, picture: LinePicture, workspace: LineWorkspace) {
  const { x, y, theme, data } = picture;
  const width = lineWidth(series, data.series.length);
  envelope(series, workspace.edges, y.kind, workspace.envelope);
  const { count, x: steps, low, high, begins } = workspace.envelope;
  context.strokeStyle = context.fillStyle = series.color(theme);
  context.lineWidth = width;
  context.setLineDash([...(series.dash ?? [])]);
  context.beginPath();
  for (let column = 0; column < count; column++) {
    const at = x.toPixel(steps[column]);
    const bottom = heightIn(picture, low[column]);
    const top = heightIn(picture, high[column]);
    if (begins[column]) context.moveTo(at, (bottom + top) / 2);
    else context.lineTo(at, (bottom + top) / 2);
    const isAlone = begins[column] && (column + 1 === count || begins[column + 1]);
    // Bars are far cheaper than a path that runs up and down in each column.
    if (bottom - top > FLAT || isAlone) context.fillRect(at - width / 2, top - width / 2, width, bottom - top + width);
  }
  context.stroke();
  if (isGhost(series)) return;
  drawArrows(context, picture, workspace.envelope);
  if (series.dots) drawDots(context, series, picture);
  drawEnd(context, series, picture);
}

/** Points out of the plot where a line begins to run along its edge. */
function drawArrows(context: CanvasRenderingContext2D, picture: LinePicture, { count, x: steps, low, high }: Envelope) {
  let before: ReturnType<typeof sideOf> = null;
  const last = { above: -Infinity, below: -Infinity };
  for (let column = 0; column < count; column++) {
    const side = sideOf(picture, high[column]) ?? sideOf(picture, low[column]);
    const at = picture.x.toPixel(steps[column]);
    if (side !== null && side !== before && at - last[side] >= ARROW.gap) {
      last[side] = at;
      drawArrow(context, at, heightIn(picture, side === 'above' ? high[column] : low[column]), side);
    }
    before = side;
  }
}

/** Draws a triangle with its tip at the edge of the plot. */
function drawArrow(context: CanvasRenderingContext2D, x: number, edge: number, side: 'above' | 'below') {
  const base = edge + (side === 'above' ? ARROW.height : -ARROW.height);
  context.beginPath();
  context.moveTo(x, edge);
  context.lineTo(x - ARROW.width / 2, base);
  context.lineTo(x + ARROW.width / 2, base);
  context.fill();
}

function drawDots(context: CanvasRenderingContext2D, series: Series, { x, y }: LinePicture) {
  const radius = context.lineWidth / 2 + DOT_ROOM;
  for (let index = 0; index < series.length; index++) {
    if (!hasPlace(y.kind, series.y[index])) continue;
    context.beginPath();
    context.arc(x.toPixel(series.x[index]), y.toPixel(series.y[index]), radius, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawEnd(context: CanvasRenderingContext2D, series: Series, picture: LinePicture) {
  const { x, y } = picture;
  const latest = latestOf(series);
  if (latest === null || !hasPlace(y.kind, latest.value)) return;
  const side = sideOf(picture, latest.value);
  if (side !== null) {
    drawArrow(context, x.toPixel(latest.step), heightIn(picture, latest.value), side);
    return;
  }
  context.beginPath();
  context.arc(x.toPixel(latest.step), y.toPixel(latest.value), END_DOT, 0, 2 * Math.PI);
  context.fill();
}

/** Marks the values that a logarithmic axis has no place for, at its foot; a row of many has gaps for other series. */
function drawFoot(
  context: CanvasRenderingContext2D,
  series: Series,
  shift: number,
  { x, y, foot, theme, data }: LinePicture,
) {
  if (!foot) return;
  context.fillStyle = COLORS[theme].surface;
  context.strokeStyle = series.color(theme);
  const gap = FOOT_GAP + footShift(data.series.length - 1, data.series.length);
  let last = -Infinity;
  for (let index = 0; index < series.length; index++) {
    if (!isAtFoot(y.kind, series.y[index])) continue;
    const at = x.toPixel(series.x[index]);
    if (at - last < gap) continue;
    last = at;
    context.beginPath();
    for (const corner of footMark(at + shift, foot)) context.lineTo(...corner);
    context.closePath();
    context.fill();
    context.stroke();
  }
}

/** Draws a hollow point where the series would begin, in full although it lies on the edge of the plot. */
function drawLimit(context: CanvasRenderingContext2D, { limit, color }: Series, { x, y, theme }: LinePicture) {
  if (limit === undefined || !hasPlace(y.kind, limit) || limit < y.domain[0] || limit > y.domain[1]) return;
  context.beginPath();
  context.arc(x.toPixel(0), y.toPixel(limit), LIMIT_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = COLORS[theme].surface;
  context.strokeStyle = color(theme);
  context.fill();
  context.stroke();
}
