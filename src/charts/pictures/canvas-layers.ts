/**
 * Pictures on canvases that lie over each other, so that what stands still is painted once and what moves at each frame.
 */
import { sheetOf } from '../shell/canvas-context.ts';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { appendHtml, createShell, type ChartShell, type Scene, type Size } from '../shell/create-chart.ts';
import { COLORS, type Theme } from '../shell/palette.ts';
import styles from './canvas-layers.module.css';

/** A clean canvas, and what one needs to paint on it. */
export interface Brush {
  context: CanvasRenderingContext2D;
  size: Size;
  theme: Theme;
  /** Widths of lines and sizes of dots are meant for a picture of 320 pixels; this factor fits them to this one. */
  scale: number;
  /** Returns a bold font for `CanvasRenderingContext2D.font`, in pixels. */
  font: (pixels: number) => string;
}

/** Writes a text in the present font and colour, over a halo of the surface that is `halo` pixels wide. */
export function writeOverHalo(
  { context, theme }: Brush,
  text: string,
  { x, y, halo }: { x: number; y: number; halo: number },
): void {
  context.lineJoin = 'round';
  context.lineWidth = halo;
  context.strokeStyle = COLORS[theme].surface;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** Writes a text in the middle of a place, upwards where it has more room so; squeezed if it is longer than both. */
export function writeWithin(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  if (context.measureText(text).width <= width || height <= width) {
    context.fillText(text, x, y, width);
    return;
  }
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0, height);
  context.restore();
}

/** Canvases on the page, from back to front. */
export interface CanvasLayers {
  frame: HTMLElement;
  root: HTMLElement;
  /** Clears canvas `layer` and returns a brush for it. */
  open: (layer: number, scene: Pick<Scene<unknown>, 'size' | 'theme'>) => Brush;
}

/** The side of a picture, in pixels, that lines and dots are sized for. */
const SIDE = 320;
const LEAST_SCALE = 0.6;
const LARGEST_SCALE = 1.6;

/** Returns the factor for lines and dots of a picture. They shrink less than the picture, so that they stay visible. */
const scaleOf = ({ width, height }: Size) =>
  Math.min(LARGEST_SCALE, Math.max(LEAST_SCALE, Math.min(width, height) / SIDE));

/** Puts `count` canvases into `container`, which needs a size of its own; to assistive technology they are one image. */
export function createLayers(container: HTMLElement, count: number): CanvasLayers {
  const frame = appendHtml(container, 'div', styles.frame);
  const root = appendHtml(frame, 'div', styles.root);
  root.setAttribute('role', 'img');
  return { frame, root, open: addCanvases(root, count) };
}

/** Canvases whose picture can be read and chosen from. */
export interface ReadLayers extends CanvasLayers, ChartShell {
  /** Whether there is something to read: the picture takes the focus and keys then, and is an image else. */
  setReadable: (isReadable: boolean) => void;
  /** Clears a canvas, and returns its brush as of the scene that was opened last; `null`: none was. */
  reopen: (layer: number) => Brush | null;
}

/** Like {@link createLayers}, with the texts of a picture that is read; `keys` says how. */
export function createReadLayers(container: HTMLElement, count: number, keys: string): ReadLayers {
  const { frame, root } = styles;
  const shell = createShell(container, { keys, isForChoice: true, classes: { frame, root, tooltip: styles.tooltip } });
  const open = addCanvases(shell.root, count);
  let last: Parameters<CanvasLayers['open']>[1] | null = null;
  return {
    ...shell,
    open: (layer, scene) => {
      last = scene;
      return open(layer, scene);
    },
    reopen: (layer) => last && open(layer, last),
    setReadable: (isReadable) => {
      const role = isReadable ? 'application' : 'img';
      if (shell.root.getAttribute('role') === role) return;
      shell.root.setAttribute('role', role);
      if (isReadable) shell.root.setAttribute('aria-describedby', `${shell.id}-keys`);
      else shell.root.removeAttribute('aria-describedby');
      shell.root.tabIndex = isReadable ? 0 : -1;
      shell.root.toggleAttribute('data-readable', isReadable);
    },
  };
}

/** Puts `count` canvases into an element that fills its picture; returns the function that opens one of them. */
export function addCanvases(root: HTMLElement, count: number): CanvasLayers['open'] {
  // Read when it is drawn: before, the browser would lay out the page in between for it.
  let fontFamily: string | undefined;
  const sheets = Array.from({ length: count }, () => {
    const canvas = appendHtml(root, 'canvas');
    const sheet = sheetOf(canvas);
    if (sheet === null) throw new Error('This browser gives no 2D canvas to draw on.');
    return { ...sheet, showSoon: oncePerFrame(sheet.show).request };
  });
  return (layer, { size, theme }) => {
    const { open, showSoon } = sheets[layer];
    const context = open(size);
    showSoon();
    const family = (fontFamily ??= getComputedStyle(root).fontFamily);
    return { context, size, theme, scale: scaleOf(size), font: (pixels) => `600 ${pixels}px ${family}` };
  };
}

/** Adds a disc to the path of a context. */
export function addDisc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
