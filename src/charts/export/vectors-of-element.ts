/**
 * A picture on the page as plain SVG: its elements with all that styles say about them as attributes, and what lies on its
 * canvases as vectors. Nothing in it refers to styles, variables or fonts of the page.
 */
import type { Recording } from './recording-context.ts';
import { pixelPaths, type Pixels } from './pixel-paths.ts';
import { attributes, paintOf, rounded, writtenText } from './vector-text.ts';

/** What turns a picture into SVG needs from around it. */
export interface Surroundings {
  /** Returns what styles say about an element; colours as rgb(), #rrggbb, color(srgb ...) or oklab(). */
  styleOf: (element: Element, property: string) => string;
  /** Returns what was painted on a canvas; `null` if it only holds pixels. */
  recordingOf: (canvas: Element) => Recording | null;
  pixelsOf: (canvas: CanvasImageSource) => Pixels;
  density: number;
  /** Begins the ids of the definitions that elements have. */
  prefix: string;
  decimals: number;
  size: { width: number; height: number };
}

const SHAPES = new Set(['path', 'rect', 'line', 'circle', 'text']);
const GROUPS = new Set(['svg', 'g']);
/** Elements that others refer to. */
const DEFINITIONS = new Set(['defs', 'clippath', 'lineargradient', 'pattern', 'stop']);
const NAMES: Readonly<Record<string, string>> = { clippath: 'clipPath', lineargradient: 'linearGradient' };

/** Attributes that say where and how large an element is. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  rect: ['x', 'y', 'width', 'height'],
  line: ['x1', 'y1', 'x2', 'y2'],
  circle: ['cx', 'cy', 'r'],
  stop: ['offset', 'stop-color'],
  pattern: ['patternUnits', 'width', 'height'],
};
const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;

/** Returns the picture inside an element. */
export function vectorsOf(root: Element, around: Surroundings): string {
  return [...root.children].map((child) => vectorOf(child, around)).join('');
}

function vectorOf(element: Element, around: Surroundings): string {
  const name = element.tagName.toLowerCase();
  if (name === 'canvas') return canvasVectors(element as HTMLCanvasElement, around);
  if (DEFINITIONS.has(name)) return definitionOf(element, name, around);
  if (isHidden(element, around)) return '';
  if (SHAPES.has(name)) return name === 'text' ? textOf(element, around) : shapeOf(element, name, around);
  if (!GROUPS.has(name)) return '';
  const content = vectorsOf(element, around);
  const opacity = around.styleOf(element, 'opacity');
  const held = attributes({
    transform: element.getAttribute('transform'),
    'clip-path': referenceOf(element, around),
    opacity: opacity === '' || opacity === '1' ? null : opacity,
  });
  return content === '' || held === '' ? content : `<g${held}>${content}</g>`;
}

const isHidden = (element: Element, { styleOf }: Surroundings) =>
  styleOf(element, 'display') === 'none' || styleOf(element, 'visibility') === 'hidden';

const withPrefix = (text: string, { prefix }: Surroundings) =>
  text.replace(/url\(["']?#([^"')]+)["']?\)/, `url(#${prefix}-$1)`);

function referenceOf(element: Element, around: Surroundings): string | null {
  const clip = element.getAttribute('clip-path');
  return clip === null ? null : withPrefix(clip, around);
}

function canvasVectors(canvas: HTMLCanvasElement, around: Surroundings): string {
  const { recordingOf, pixelsOf, density, decimals, size } = around;
  const recording = recordingOf(canvas);
  if (recording !== null) return recording.svg(density, decimals);
  const pixels = pixelsOf(canvas);
  if (pixels.width === 0 || pixels.height === 0) return '';
  // A picture of pixels alone is as wide as its place.
  const scale = rounded(size.width / pixels.width, 5);
  return `<g transform="scale(${scale})" shape-rendering="crispEdges">${pixelPaths(pixels)}</g>`;
}

function definitionOf(element: Element, name: string, around: Surroundings): string {
  const id = element.getAttribute('id');
  const places = (PLACES[name] ?? []).map((place) => [place, element.getAttribute(place)] as const);
  const held = attributes({ id: id === null ? null : `${around.prefix}-${id}`, ...Object.fromEntries(places) });
  const tag = NAMES[name] ?? name;
  const content = vectorsOf(element, around);
  return content === '' && name !== 'stop' ? '' : `<${tag}${held}>${content}</${tag}>`;
}

function shapeOf(element: Element, name: string, around: Surroundings): string {
  const looks = name === 'line' ? strokeOf(element, around) : looksOf(element, around);
  const isInDefinition = element.parentElement?.tagName.toLowerCase() === 'clippath';
  if (looks === null && !isInDefinition) return '';
  const places = PLACES[name].map((place) => [place, shortened(element.getAttribute(place), around)] as const);
  if (name === 'path' && !element.getAttribute('d')) return '';
  const round = name === 'rect' ? radiusOf(element, around) : null;
  const held = { ...Object.fromEntries(places), rx: round, transform: element.getAttribute('transform') };
  return `<${name}${attributes(held)}${looks ?? ''}/>`;
}

/** Returns numbers of an attribute with as many decimals as can be seen. */
const shortened = (value: string | null, { decimals }: Surroundings) =>
  value?.replace(NUMBER, (number) => rounded(Number(number), decimals)) ?? null;

/** Returns the radius of the corners, which an attribute or a style gives. */
function radiusOf(element: Element, { styleOf }: Surroundings): string | null {
  const styled = Number.parseFloat(element.getAttribute('rx') ?? styleOf(element, 'rx'));
  return styled > 0 ? rounded(styled, 2) : null;
}

/** Returns the attributes of fill and stroke; `null` if neither is seen. */
function looksOf(element: Element, around: Surroundings): string | null {
  const fill = fillOf(element, around);
  const stroke = strokeOf(element, around);
  if (fill === null && stroke === null) return null;
  const opacity = Number(around.styleOf(element, 'opacity') || 1);
  return `${fill ?? ' fill="none"'}${stroke ?? ''}${opacity < 1 ? ` opacity="${rounded(opacity, 3)}"` : ''}`;
}

function fillOf(element: Element, around: Surroundings): string | null {
  const { color, opacity } = paintOf(around.styleOf(element, 'fill') || '#000000');
  const all = opacity * Number(around.styleOf(element, 'fill-opacity') || 1);
  if (all === 0) return null;
  return attributes({ fill: withPrefix(color, around), 'fill-opacity': all < 1 ? rounded(all, 3) : null });
}

function strokeOf(element: Element, around: Surroundings): string | null {
  const { styleOf } = around;
  const { color, opacity } = paintOf(styleOf(element, 'stroke'));
  const all = opacity * Number(styleOf(element, 'stroke-opacity') || 1);
  const width = Number.parseFloat(styleOf(element, 'stroke-width') || '1');
  if (all === 0 || width === 0) return null;
  const [cap, join, dash] = ['linecap', 'linejoin', 'dasharray'].map((part) => styleOf(element, `stroke-${part}`));
  return attributes({
    stroke: withPrefix(color, around),
    'stroke-width': width === 1 ? null : rounded(width, 3),
    'stroke-opacity': all < 1 ? rounded(all, 3) : null,
    'stroke-linecap': cap === '' || cap === 'butt' ? null : cap,
    'stroke-linejoin': join === '' || join === 'miter' ? null : join,
    'stroke-dasharray': dash === '' || dash === 'none' ? null : dash.replace(/px/g, '').replace(/,\s*/g, ' '),
  });
}

/** Returns a text; its halo lies below it as a text of its own, as some programs can't draw a stroke first. */
function textOf(element: Element, around: Surroundings): string {
  const { styleOf } = around;
  const content = element.textContent;
  const fill = fillOf(element, around);
  if (content === '' || fill === null) return '';
  const size = Number.parseFloat(styleOf(element, 'font-size'));
  const read = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0');
  const shift = element.getAttribute('dy') ?? '0';
  const dy = Number.parseFloat(shift) * (shift.endsWith('em') ? size : 1);
  const weight = styleOf(element, 'font-weight');
  const anchor = element.getAttribute('text-anchor');
  const style = styleOf(element, 'font-style');
  const held = attributes({
    x: rounded(read('x'), 2),
    y: rounded(read('y') + dy, 2),
    'font-size': rounded(size, 2),
    'font-weight': weight === 'bold' || Number(weight) >= 600 ? 'bold' : null,
    'font-style': style === '' || style === 'normal' ? null : style,
    'text-anchor': anchor === null || anchor === 'start' ? null : anchor,
    transform: element.getAttribute('transform'),
  });
  const stroke = strokeOf(element, around);
  const halo = stroke === null ? '' : `<text${held} fill="none"${stroke}>${writtenText(content)}</text>`;
  return `${halo}<text${held}${fill}>${writtenText(content)}</text>`;
}
