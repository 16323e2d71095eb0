import { select } from 'd3';
import { words } from '../../words/words.ts';
import type { Size } from '../shell/create-chart.ts';
import type { TextWidth } from '../shell/text-measure.ts';
import { formatCount, formatSetting } from '../shell/format-number.ts';
import { writeAttributes, writeText } from '../shell/write-changes.ts';
import { depthColor, MOVEMENT_RANGE, RICHNESS_STOPS, type Theme } from '../shell/palette.ts';
import type { LayerBlock, NetworkLayout, NetworkShape } from './network-layout.ts';
import styles from './network-strip.module.css';

/** The parts of the strip that change with the values. */
export interface NetworkMarks {
  /** Colours hidden layer `layer` (0-based), lets it glow by `glow` = 0..1 and prints its value. */
  paint: (layer: number, color: string, glow: number, value: string) => void;
}

/** Everything that a network is drawn from. */
interface NetworkPlan {
  size: Size;
  layout: NetworkLayout;
  shape: NetworkShape;
  theme: Theme;
  textWidth: TextWidth;
}

const NARROW_SLOT = 52;
const NARROW_NAME = 24;
const DEPTH_BAR = { height: 2.5, above: 7, width: 14 };
const GLOW = { room: 4, most: 0.28 };
const SIZE_GAP = 6;
const ELLIPSIS_RADIUS = 0.8;
/** At the left of the legend is a button of the page. */
const RAMP = { width: 120, left: 24, least: 40, height: 7, baseline: 10, gap: 6 };
const GRADIENT_ID = 'lazy-rich-ramp';

/** Draws all that stands still into `svg`, which it clears first, and returns the parts that change. */
export function buildNetwork(svg: SVGSVGElement, { size, layout, shape, theme, textWidth }: NetworkPlan): NetworkMarks {
  select(svg).selectAll('*').remove();
  const links = select(svg).append('g').attr('class', styles.links);
  links
    .selectAll('path')
    .data(layout.links)
    .join('path')
    .attr('d', (path) => path);
  const painters = layout.blocks.map((block) => drawBlock(svg, block, layout, shape.depth, theme));
  drawSizes(svg, layout, shape, textWidth);
  drawRamp(svg, size, theme, textWidth);
  return { paint: (layer, color, glow, value) => painters[layer + 1](color, glow, value) };
}

function drawBlock(
  svg: SVGSVGElement,
  block: LayerBlock,
  { baselines, slot, isWritten }: NetworkLayout,
  depth: number,
  theme: Theme,
) {
  const { layer, x, nodes, nodeRadius, ellipsis } = block;
  const isHidden = layer > 0 && layer <= depth;
  const group = select(svg).append('g');
  const rect = (room: number) =>
    group
      .append('rect')
      .attr('x', block.left - room)
      .attr('y', block.top - room)
      .attr('width', block.width + 2 * room)
      .attr('height', block.height + 2 * room)
      .attr('rx', block.radius + room);
  const halo = rect(GLOW.room).attr('opacity', 0);
  const body = rect(0);
  if (!isHidden) body.attr('class', styles.still);
  const units = group.append('g').attr('class', styles.units);
  const dots = ellipsis === null ? [] : [-1, 0, 1].map((place) => ellipsis + place * 2.6 * ELLIPSIS_RADIUS);
  for (const y of nodes) units.append('circle').attr('cx', x).attr('cy', y).attr('r', nodeRadius);
  for (const y of dots) units.append('circle').attr('cx', x).attr('cy', y).attr('r', ELLIPSIS_RADIUS);
  const text = (y: number) => group.append('text').attr('x', x).attr('y', y).attr('text-anchor', 'middle');
  if (isWritten(layer)) {
    const name = text(baselines.names).text(nameOf(layer, depth, slot));
    // Wider than its layer, the name of an end stays within the picture.
    if (!isHidden && slot < NARROW_NAME) {
      name
        .attr('x', layer === 0 ? block.left : block.left + block.width)
        .attr('text-anchor', layer === 0 ? 'start' : 'end');
    }
  }
  if (layer > 0) {
    const bar = group
      .append('rect')
      .attr('fill', depthColor(layer, depth + 1, theme))
      .attr('rx', DEPTH_BAR.height / 2);
    const width = Math.min(DEPTH_BAR.width, slot);
    bar.attr('x', x - width / 2).attr('width', width);
    bar.attr('y', baselines.names + DEPTH_BAR.above - DEPTH_BAR.height).attr('height', DEPTH_BAR.height);
  }
  const value = text(baselines.values[(layer + 1) % 2]).attr('class', styles.value);
  let painted = '';
  return (color: string, glow: number, content: string) => {
    if (painted === color + content) return;
    painted = color + content;
    for (const element of body.nodes()) writeAttributes(element, { fill: color });
    for (const element of halo.nodes()) writeAttributes(element, { fill: color, opacity: GLOW.most * glow });
    if (isWritten(layer)) for (const element of value.nodes()) writeText(element, content);
  };
}

function nameOf(layer: number, depth: number, slot: number): string {
  const { input, output, inputShort, outputShort } = words.charts.strip;
  if (layer === 0) return slot < NARROW_SLOT ? inputShort : input;
  if (layer > depth) return slot < NARROW_SLOT ? outputShort : output;
  return String(layer);
}

/** Writes d and k under their blocks, and n under a line that spans the hidden layers. */
function drawSizes(
  svg: SVGSVGElement,
  { blocks, baselines, slot }: NetworkLayout,
  shape: NetworkShape,
  textWidth: TextWidth,
) {
  const { strip } = words.charts;
  const y = baselines.sizes;
  const label = (content: string, wanted: number, from: number, to: number) => {
    const half = textWidth(content) / 2;
    const x = Math.max(from + half, Math.min(wanted, to - half));
    select(svg)
      .append('text')
      .attr('class', styles.size)
      .attr('x', x)
      .attr('y', y)
      .attr('text-anchor', 'middle')
      .text(content);
    return { left: x - half - SIZE_GAP, right: x + half + SIZE_GAP };
  };
  const width = slot * blocks.length;
  const [input, first] = blocks;
  const [last, output] = blocks.slice(-2);
  const inputs = label(strip.inputs(formatCount(shape.inputs)), input.x, 0, width);
  const outputs = label(strip.outputs(formatCount(shape.outputs)), output.x, 0, width);
  if (shape.depth === 0) return;
  const n = strip.width(formatCount(shape.width));
  // The width is beside its slider, too.
  if (textWidth(n) > outputs.left - inputs.right) return;
  const hidden = label(n, (first.x + last.x) / 2, inputs.right, outputs.left);
  const start = Math.max(first.left, inputs.right);
  const end = Math.min(last.left + last.width, outputs.left);
  if (hidden.left <= start || hidden.right >= end) return;
  const line = y - 4;
  const brace = `M${start},${line - 4}V${line}H${hidden.left}M${hidden.right},${line}H${end}V${line - 4}`;
  select(svg).append('path').attr('class', styles.brace).attr('d', brace);
}

/** Draws the legend of the ramp in the upper right corner: its name, and the values at its ends; nothing without room. */
function drawRamp(svg: SVGSVGElement, { width }: Size, theme: Theme, textWidth: TextWidth) {
  const text = (right: number, content: string) => {
    select(svg).append('text').attr('x', right).attr('y', RAMP.baseline).attr('text-anchor', 'end').text(content);
    return right - textWidth(content);
  };
  const [lazy, rich] = [MOVEMENT_RANGE.lazy, MOVEMENT_RANGE.rich].map((movement) => formatSetting(movement, 1));
  const afterRamp = width - textWidth(rich) - RAMP.gap;
  const space = afterRamp - RAMP.left - 3 * RAMP.gap - textWidth(lazy) - textWidth(words.charts.strip.ramp);
  if (space < RAMP.least) return;
  text(width, rich);
  const rampWidth = Math.min(RAMP.width, space);
  const gradient = select(svg).append('defs').append('linearGradient').attr('id', GRADIENT_ID);
  const stops = RICHNESS_STOPS[theme];
  stops.forEach((color, index) => {
    const offset = index / (stops.length - 1);
    gradient.append('stop').attr('offset', offset).attr('stop-color', color);
  });
  const bar = select(svg)
    .append('rect')
    .attr('fill', `url(#${GRADIENT_ID})`)
    .attr('rx', RAMP.height / 2);
  bar
    .attr('x', afterRamp - rampWidth)
    .attr('width', rampWidth)
    .attr('height', RAMP.height);
  bar.attr('y', RAMP.baseline - RAMP.height - 0.5);
  const beforeRamp = text(afterRamp - rampWidth - RAMP.gap, lazy);
  text(beforeRamp - 2 * RAMP.gap, words.charts.strip.ramp);
}
