import { select } from 'd3';
import { words } from '../../words/words.ts';
import styles from '../shell/chart.module.css';
import type { TextWidth } from '../shell/text-measure.ts';
import { footMark } from './log-foot.ts';
import { X_LABEL_ASIDE, X_NAME_HEIGHT, Y_TICK_ASIDE, type PlotPicture } from './plot-layout.ts';
import { axisTicks, valueTicks, type Tick } from './ticks.ts';

const PIXELS_PER_X_LABEL = { linear: 64, log: 38, log1p: 38 };
const TICK_LABEL_BELOW = 16;
const TICK_LENGTH = { major: 5, minor: 3 };
/** The mark beside its label at the foot of a logarithmic axis, and between the parts of the line that explains it. */
const FOOT = { mark: 8, space: 4, gap: 16, aboveBaseline: 4 };

/** The part of a picture that its axes are drawn from. */
type Axes = Pick<PlotPicture, 'x' | 'y' | 'isEmpty'> & {
  foot?: PlotPicture['foot'];
  layout: Pick<PlotPicture['layout'], 'plot' | 'yLabelBaseline'> & {
    /** Whether the name of the x axis stands below its ticks, in {@link X_NAME_HEIGHT}, and not beside them. */
    isXNameBelow?: boolean;
  };
  /** The ticks of the x axis; absent: round values. */
  xTicks?: readonly Tick[] | null;
};

/** The names of the axes, and what measures them in a picture that may be narrower than a name. */
interface AxisNames {
  xLabel: string;
  yLabel: string;
  fit?: { width: number; textWidth: TextWidth };
}

/** Draws the names of the axes, their ticks and the grid into `svg`, which it clears first. */
export function drawAxes(svg: SVGElement, picture: Axes, names: AxisNames): void {
  const { layout, x, y, isEmpty } = picture;
  const { left, right, top, bottom } = layout.plot;
  const root = select(svg);
  root.selectAll('*').remove();
  const yName = root.append('text').attr('y', layout.yLabelBaseline).text(names.yLabel);
  if (names.fit && names.fit.textWidth(names.yLabel) > names.fit.width)
    yName.attr('textLength', names.fit.width).attr('lengthAdjust', 'spacingAndGlyphs');
  const xName = root.append('text').text(names.xLabel);
  if (layout.isXNameBelow) xName.attr('text-anchor', 'middle').attr('x', (left + right) / 2);
  else xName.attr('x', right + X_LABEL_ASIDE);
  xName.attr('y', bottom + TICK_LABEL_BELOW + (layout.isXNameBelow ? X_NAME_HEIGHT : 0));
  const yTicks = valueTicks(y.kind, y.domain, bottom - top);
  const xTicks =
    picture.xTicks ?? axisTicks(x.kind, x.domain, Math.max(2, Math.floor((right - left) / PIXELS_PER_X_LABEL[x.kind])));
  drawGrid(svg, picture, isEmpty ? [] : yTicks);
  drawSteps(svg, picture, isEmpty ? [] : xTicks);
}

/** Draws horizontal lines with their values on the left. */
function drawGrid(svg: SVGElement, { layout, y, foot }: Axes, ticks: readonly Tick[]) {
  const { left, right } = layout.plot;
  for (const { value, label } of ticks) {
    if (label === null) continue;
    const at = y.toPixel(value);
    const line = select(svg).append('line').attr('class', styles.grid);
    line.attr('x1', left).attr('x2', right).attr('y1', at).attr('y2', at);
    labelHeight(svg, label, left, at);
  }
  if (!foot) return;
  // The mark stands between its label and the strip in which the others are.
  const middle = left - Y_TICK_ASIDE - FOOT.mark / 2;
  drawFootMark(svg, middle, foot.at);
  labelHeight(svg, foot.label, middle - FOOT.mark / 2 - FOOT.space + Y_TICK_ASIDE, foot.at);
}

/** Writes a label of the value axis, left of the plot. */
function labelHeight(svg: SVGElement, label: string, left: number, at: number) {
  const text = select(svg).append('text').attr('text-anchor', 'end').text(label);
  text
    .attr('x', left - Y_TICK_ASIDE)
    .attr('y', at)
    .attr('dy', '0.35em');
}

function drawFootMark(svg: SVGElement, x: number, at: number) {
  const corners = footMark(x, { at }).map((corner) => corner.join(','));
  select(svg)
    .append('path')
    .attr('class', styles.footMark)
    .attr('d', `M${corners.join('L')}Z`);
}

/** What a note beside the name of the value axis needs. */
export interface NoteTexts {
  yLabel: string;
  textWidth: TextWidth;
}

/**
 * Explains the marks at the foot of a logarithmic axis, at the right of the line with the name of the value axis; not at
 * all if there is no room for it.
 */
export function drawFootNote(svg: SVGElement, picture: Pick<PlotPicture, 'foot' | 'layout'>, texts: NoteTexts): void {
  const { foot, layout } = picture;
  if (foot)
    drawAxisNote(svg, layout, { ...texts, note: words.charts.offLog(foot.label), right: 0, draw: drawFootMark });
}

/** Returns the room that the note on the foot takes, with the gap before it. */
export const roomOfFootNote = ({ foot }: Pick<PlotPicture, 'foot'>, textWidth: TextWidth): number =>
  foot ? textWidth(words.charts.offLog(foot.label)) + FOOT.space + FOOT.mark + FOOT.gap : 0;

/** Draws a mark and what it means, so many pixels from the right end of the line with the name of the value axis. */
export function drawAxisNote(
  svg: SVGElement,
  { plot, legend, yLabelBaseline }: PlotPicture['layout'],
  note: NoteTexts & { note: string; right: number; draw: (svg: SVGElement, x: number, at: number) => void },
): void {
  const beside = legend.filter(({ baseline }) => baseline === yLabelBaseline).map(({ x }) => x - FOOT.gap);
  const right = Math.min(plot.right, ...beside) - note.right;
  const left = right - note.textWidth(note.note) - FOOT.space - FOOT.mark;
  if (left < note.textWidth(note.yLabel) + FOOT.gap) return;
  note.draw(svg, left + FOOT.mark / 2, yLabelBaseline - FOOT.aboveBaseline);
  const text = select(svg).append('text').attr('text-anchor', 'end').text(note.note);
  text.attr('x', right).attr('y', yLabelBaseline);
}

/** Draws the baseline with the steps below. */
function drawSteps(svg: SVGElement, { layout, x }: Axes, ticks: readonly Tick[]) {
  const { left, right, bottom } = layout.plot;
  const line = select(svg).append('line').attr('class', styles.axis);
  line.attr('x1', left).attr('x2', right).attr('y1', bottom).attr('y2', bottom);
  for (const { value, label } of ticks) {
    const at = x.toPixel(value);
    const length = label === null ? TICK_LENGTH.minor : TICK_LENGTH.major;
    const mark = select(svg).append('line').attr('class', styles.axis);
    mark
      .attr('x1', at)
      .attr('x2', at)
      .attr('y1', bottom)
      .attr('y2', bottom + length);
    if (label === null) continue;
    const text = select(svg).append('text').attr('text-anchor', 'middle').text(label);
    text.attr('x', at).attr('y', bottom + TICK_LABEL_BELOW);
  }
}

/** A picture with a plot. */
interface WithPlot {
  layout: Pick<PlotPicture['layout'], 'plot'>;
}

/** Puts a text in the middle of the plot; an empty text removes it. */
export function placeNote(note: SVGTextElement, { layout: { plot } }: WithPlot, text: string): void {
  select(note)
    .attr('text-anchor', 'middle')
    .attr('x', (plot.left + plot.right) / 2)
    .attr('y', (plot.top + plot.bottom) / 2)
    .text(text);
}

/** Puts the rectangle of a clip path around the plot. */
export function placeClip(clip: SVGRectElement, { layout: { plot } }: WithPlot): void {
  const area = select(clip).attr('x', plot.left).attr('y', plot.top);
  area.attr('width', plot.right - plot.left).attr('height', plot.bottom - plot.top);
}
