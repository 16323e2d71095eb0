/**
 * A 2D context that keeps what is painted as vectors: the part of CanvasRenderingContext2D that the painters of this lab
 * use. Whatever else is called is an error, so that no picture is saved with something missing.
 */
import type { VectorContext } from '../shell/canvas-context.ts';
import type { Size } from '../shell/create-chart.ts';
import { addArc, addRect, closePath, lineTo, moveTo, newPath, pathText, type PathTokens } from './path-tokens.ts';
import { pixelPaths, surfacePaths, type Pixels } from './pixel-paths.ts';
import { surfaceLevels, type SurfaceLevel } from './surface-levels.ts';
import { attributes, paintOf, rounded, writtenText } from './vector-text.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** The state of a context. */
interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  imageSmoothingEnabled: boolean;
  dash: readonly number[];
  matrix: Matrix;
  clip: Clip | null;
}

/** An area outside of which nothing is painted. */
interface Clip {
  tokens: PathTokens;
  matrix: Matrix;
}

/** Something painted. */
type Mark = { pen: Pen } & (
  | { of: 'path'; tokens: PathTokens; fill: Pen | null; stroke: Pen | null; isRects: boolean }
  | {
      of: 'text';
      text: string;
      x: number;
      y: number;
      /** The share of its size that has room. */ squeezed: number | null;
      isStroke: boolean;
    }
  | { of: 'pixels'; pixels: Pixels; x: number; y: number; width: number; height: number }
  | {
      of: 'surface';
      side: number;
      levels: readonly SurfaceLevel[];
      size: Size;
    }
);

/** What a recording needs from around it. */
export interface RecordingTools {
  /** Returns the pixels of an image that is painted on the canvas. */
  pixelsOf: (image: CanvasImageSource) => Pixels;
  /** Returns the width of a text in a font of `CanvasRenderingContext2D.font`. */
  widthOf: (text: string, font: string) => number;
}

/** What was painted on a canvas. */
export interface Recording {
  context: VectorContext;
  /**
   * Returns it as elements of SVG, in CSS pixels.
   *
   * @param density device pixels per CSS pixel
   */
  svg: (density: number, decimals: number) => string;
}

const BEGIN: Pen = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  imageSmoothingEnabled: true,
  dash: [],
  matrix: [1, 0, 0, 1, 0, 0],
  clip: null,
};
const OPEN = [
  ...(['fillStyle', 'strokeStyle', 'lineWidth', 'lineCap', 'lineJoin', 'globalAlpha', 'font'] as const),
  ...(['textAlign', 'textBaseline', 'imageSmoothingEnabled'] as const),
];

/** Makes a recording of what is painted on a canvas; the ids of its definitions begin with `prefix`. */
export function createRecording(
  canvas: HTMLCanvasElement,
  prefix: string,
  { pixelsOf, widthOf }: RecordingTools,
): Recording {
  let pen = BEGIN;
  let saved: Pen[] = [];
  let path = newPath();
  let marks: Mark[] = [];
  const change = (part: Partial<Pen>) => void (pen = { ...pen, ...part });
  const text = (isStroke: boolean) => (content: string, x: number, y: number, most?: number) => {
    const width = most === undefined ? 0 : widthOf(content, pen.font);
    const squeezed = most !== undefined && width > most ? Math.max(0, most / width) : null;
    if (squeezed !== 0) marks.push({ of: 'text', pen, text: content, x, y, squeezed, isStroke });
  };
  const paint = (kind: 'fill' | 'stroke') => () => {
    const last = marks.at(-1);
    // A shape that is filled, and then stroked, is one element.
    const isSame = kind === 'stroke' && last?.of === 'path' && last.tokens === path.tokens && last.stroke === null;
    if (isSame && last.pen.matrix === pen.matrix && last.pen.clip === pen.clip) last.stroke = pen;
    else if (path.tokens.length > 3)
      marks.push({
        ...{ of: 'path', pen, tokens: path.tokens, fill: null, stroke: null, isRects: false },
        [kind]: pen,
      });
  };
  const fillRect = (x: number, y: number, width: number, height: number) => {
    const last = marks.at(-1);
    const rect = newPath();
    addRect(rect, x, y, width, height);
    const isLikeLast = last?.of === 'path' && last.isRects && isAlike(last.pen, pen);
    // Rectangles of one colour, as pixels and bars are, are one path.
    if (isLikeLast && pen.globalAlpha === 1) last.tokens.push(...rect.tokens);
    else marks.push({ of: 'path', pen, tokens: rect.tokens, fill: pen, stroke: null, isRects: true });
  };
  const reset = () => {
    [pen, saved, path, marks] = [BEGIN, [], newPath(), []];
  };
  const multiply = (by: Matrix) => change({ matrix: product(pen.matrix, by) });
  const context = {
    canvas,
    reset,
    save: () => void saved.push(pen),
    restore: () => void (pen = saved.pop() ?? pen),
    setTransform: (...matrix: Matrix) => change({ matrix }),
    translate: (x: number, y: number) => multiply([1, 0, 0, 1, x, y]),
    rotate: (angle: number) => multiply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]),
    setLineDash: (dash: readonly number[]) => change({ dash: [...dash] }),
    beginPath: () => void (path = newPath()),
    closePath: () => closePath(path),
    moveTo: (x: number, y: number) => moveTo(path, x, y),
    lineTo: (x: number, y: number) => lineTo(path, x, y),
    rect: (x: number, y: number, width: number, height: number) => addRect(path, x, y, width, height),
    arc: (x: number, y: number, radius: number, from: number, to: number) => addArc(path, [x, y], radius, from, to),
    clip: () => change({ clip: { tokens: path.tokens, matrix: pen.matrix } }),
    fill: paint('fill'),
    stroke: paint('stroke'),
    fillRect,
    strokeRect: (x: number, y: number, width: number, height: number) => {
      const rect = newPath();
      addRect(rect, x, y, width, height);
      marks.push({ of: 'path', pen, tokens: rect.tokens, fill: null, stroke: pen, isRects: false });
    },
    // Painters clear all of their canvas, and nothing less.
    clearRect: () => void (marks = []),
    fillText: text(false),
    strokeText: text(true),
    measureText: (content: string) => ({ width: widthOf(content, pen.font) }),
    drawImage: (image: CanvasImageSource, ...places: number[]) => {
      const whole = pixelsOf(image);
      const [left, top, across, down, x, y, width, height] =
        places.length > 4 ? places : [0, 0, whole.width, whole.height, ...places];
      const pixels = cutOut(whole, left, top, across, down);
      marks.push({ of: 'pixels', pen, pixels, x, y, width, height });
    },
    paintSurface: (surface, { size, theme }) =>
      void marks.push({ of: 'surface', pen, side: surface.side, levels: surfaceLevels(surface, theme), size }),
  } satisfies Partial<Record<keyof VectorContext, unknown>> & Pick<VectorContext, 'paintSurface'>;
  for (const name of OPEN)
    Object.defineProperty(context, name, {
      get: () => pen[name],
      set: (value: never) => change({ [name]: value }),
    });
  return {
    context: context as unknown as VectorContext,
    svg: (density, decimals) => svgOf(marks, { density, prefix, decimals }),
  };
}

const isAlike = (one: Pen, other: Pen) =>
  one.fillStyle === other.fillStyle &&
  one.globalAlpha === other.globalAlpha &&
  one.matrix === other.matrix &&
  one.clip === other.clip;

function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}

/** Returns whole pixels of an image. */
function cutOut({ width, data }: Pixels, left: number, top: number, across: number, down: number): Pixels {
  const [columns, rows] = [Math.round(across), Math.round(down)];
  const cut = new Uint8ClampedArray(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = 4 * ((Math.round(top) + row) * width + Math.round(left));
    cut.set(data.subarray(from, from + 4 * columns), 4 * columns * row);
  }
  return { width: columns, height: rows, data: cut };
}

interface Writing {
  density: number;
  prefix: string;
  decimals: number;
}

/** Returns marks as elements; those with one clip in one group. */
function svgOf(marks: readonly Mark[], writing: Writing): string {
  const clips: Clip[] = [];
  let svg = '';
  let open: Clip | null = null;
  const change = (clip: Clip | null) => {
    if (clip === open) return;
    if (open !== null) svg += '</g>';
    if (clip !== null) {
      const known = clips.includes(clip);
      const id = `${writing.prefix}-clip${known ? clips.indexOf(clip) : clips.push(clip) - 1}`;
      if (!known) {
        const d = pathText(clip.tokens, writing.decimals);
        svg += `<clipPath id="${id}"><path d="${d}"${transformOf(clip.matrix, writing)}/></clipPath>`;
      }
      svg += `<g clip-path="url(#${id})">`;
    }
    open = clip;
  };
  marks.forEach((mark, index) => {
    change(mark.pen.clip);
    svg += elementOf(mark, index, writing);
  });
  change(null);
  return svg;
}

/** Returns the attribute of what a matrix does in CSS pixels; empty if nothing. */
function transformOf(matrix: Matrix, { density }: Writing): string {
  const scaled = matrix.map((entry) => rounded(entry / density, 5));
  return scaled.join() === '1,0,0,1,0,0' ? '' : ` transform="matrix(${scaled.join(' ')})"`;
}

function elementOf(mark: Mark, index: number, writing: Writing): string {
  const { decimals, prefix } = writing;
  const transform = transformOf(mark.pen.matrix, writing);
  switch (mark.of) {
    case 'path': {
      const looks = `${mark.fill ? fillOf(mark.fill) : ' fill="none"'}${mark.stroke ? strokeOf(mark.stroke, decimals) : ''}`;
      const circle = circleOf(mark.tokens);
      if (circle === null) return `<path${looks} d="${pathText(mark.tokens, decimals)}"${transform}/>`;
      const [cx, cy, r] = circle.map((length) => rounded(length, decimals));
      return `<circle${looks} cx="${cx}" cy="${cy}" r="${r}"${transform}/>`;
    }
    case 'text':
      return textElement(mark, writing);
    case 'pixels': {
      const { pixels, x, y, width, height } = mark;
      const place = `translate(${rounded(x, 3)} ${rounded(y, 3)}) scale(${rounded(width / pixels.width, 5)} ${rounded(height / pixels.height, 5)})`;
      return `<g${transform}><g transform="${place}" shape-rendering="crispEdges">${pixelPaths(pixels)}</g></g>`;
    }
    case 'surface': {
      const { width, height } = mark.size;
      const id = `${prefix}-area${index}`;
      const clip = `<clipPath id="${id}"><rect width="${rounded(width, 3)}" height="${rounded(height, 3)}"/></clipPath>`;
      const areas = surfacePaths(mark.side, mark.levels, mark.size, decimals);
      return `${clip}<g clip-path="url(#${id})">${areas}</g>`;
    }
  }
}

/** Returns middle and radius of a path that is one circle. */
function circleOf(tokens: PathTokens): [x: number, y: number, radius: number] | null {
  const [, x, y, first, radius, , , , , , , second] = tokens;
  const isCircle = tokens.length === 19 && first === 'A' && second === 'A';
  return isCircle ? [Number(x) - Number(radius), Number(y), Number(radius)] : null;
}

function fillOf({ fillStyle, globalAlpha }: Pen): string {
  const { color, opacity } = paintOf(fillStyle);
  const all = opacity * globalAlpha;
  return attributes({ fill: color, 'fill-opacity': all < 1 ? rounded(all, 3) : null });
}

function strokeOf({ strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, dash }: Pen, decimals: number): string {
  const { color, opacity } = paintOf(strokeStyle);
  const all = opacity * globalAlpha;
  return attributes({
    stroke: color,
    'stroke-width': rounded(lineWidth, Math.max(2, decimals)),
    'stroke-opacity': all < 1 ? rounded(all, 3) : null,
    'stroke-linecap': lineCap === 'butt' ? null : lineCap,
    'stroke-linejoin': lineJoin === 'miter' ? null : lineJoin,
    'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null,
  });
}

const ANCHOR: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end', end: 'end' };
/** How far the baseline is below the line that a text is placed by, in its size. */
const BELOW: Partial<Record<CanvasTextBaseline, number>> = { middle: 0.35, top: 0.78, hanging: 0.73, bottom: -0.21 };
const FONT = /^(?:(italic) )?(?:(bold|\d{3}) )?([\d.]+)px /;

function textElement(mark: Extract<Mark, { of: 'text' }>, writing: Writing): string {
  const { pen, text, x, y, squeezed, isStroke } = mark;
  const [, style, weight, size] = FONT.exec(pen.font) ?? [];
  const pixels = Number(size ?? 10);
  const looks = isStroke ? ` fill="none"${strokeOf(pen, writing.decimals)}` : fillOf(pen);
  const places = attributes({
    x: rounded(x, 2),
    y: rounded(y + (BELOW[pen.textBaseline] ?? 0) * pixels, 2),
    // Canvases squeeze a text that is too long. In SVG few programs do, so it is smaller.
    'font-size': rounded(pixels * (squeezed ?? 1), 2),
    'font-weight': weight === undefined || weight === '400' ? null : 'bold',
    'font-style': style ?? null,
    'text-anchor': ANCHOR[pen.textAlign] ?? null,
  });
  return `<text${looks}${places}${transformOf(pen.matrix, writing)}>${writtenText(text)}</text>`;
}
