/**
 * The stage on which a picture of the page is drawn once more to be saved: out of sight, in the theme and the font of the
 * figure, on canvases that keep vectors.
 */
import { drawOn, type VectorContext } from '../shell/canvas-context.ts';
import { STEP_ATTRIBUTE, type Size } from '../shell/create-chart.ts';
import type { DrawnPicture } from './drawn-pictures.ts';
import type { Theme } from '../shell/palette.ts';
import { createRecording, type Recording } from './recording-context.ts';
import type { MeasureText } from './figure.ts';
import { axesOf, drawWithAxes } from './picture-axes.ts';
import type { Pixels } from './pixel-paths.ts';
import { FIGURE_FONT } from './vector-text.ts';
import { vectorsOf } from './vectors-of-element.ts';

/** The size of the texts of charts. */
const CHART_TEXT = 11;
const DENSITY = 2;
/** Decimals of coordinates in pixels. */
const DECIMALS = 2;

let ruler: CanvasRenderingContext2D | null = null;

/** Returns the width of a text in a font of canvases, in the browser's own fonts. */
function widthIn(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return 0;
  ruler.font = font;
  return ruler.measureText(text).width;
}

/** Measures texts of a figure. */
export const measureText: MeasureText = (text, pixels, isBold = false) =>
  widthIn(text, `${isBold ? 'bold ' : ''}${pixels}px ${FIGURE_FONT}`);

/** Returns the pixels of a canvas that was painted on. */
function pixelsOf(image: CanvasImageSource): Pixels {
  const { width, height } = image as HTMLCanvasElement;
  const context = (image as HTMLCanvasElement).getContext('2d');
  if (context === null || width === 0 || height === 0) return { width: 0, height: 0, data: new Uint8ClampedArray(0) };
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** What a picture looks like when it is saved. */
export interface StagedPicture {
  /** Elements of SVG. */
  svg: string;
  /** The sentence that describes it. */
  sentence: string;
  /** The step that it shows; `null`: it doesn't say. */
  step: number | null;
}

/** Draws a picture of the page on the stage; `null` if it is empty. */
export function drawOnStage(
  picture: DrawnPicture,
  { size, theme, prefix }: { size: Size; theme: Theme; prefix: string },
): StagedPicture | null {
  const stage = document.body.appendChild(document.createElement('div'));
  stage.setAttribute('aria-hidden', 'true');
  stage.inert = true;
  stage.dataset.stage = '';
  stage.dataset.theme = theme;
  Object.assign(stage.style, {
    position: 'fixed',
    left: '-100000px',
    top: '0',
    width: `${size.width}px`,
    height: `${size.height}px`,
    font: `${CHART_TEXT}px ${FIGURE_FONT}`,
  });
  for (const [name, value] of Object.entries({
    '--font': FIGURE_FONT,
    '--text-xs': `${CHART_TEXT}px`,
    '--text-sm': '12px',
  }))
    stage.style.setProperty(name, value);
  const recordings = new Map<Element, Recording>();
  const open = (canvas: HTMLCanvasElement): VectorContext => {
    const known =
      recordings.get(canvas) ?? createRecording(canvas, `canvas${recordings.size}`, { pixelsOf, widthOf: widthIn });
    recordings.set(canvas, known);
    return known.context;
  };
  const textWidth = (text: string) => measureText(text, CHART_TEXT);
  try {
    const end = drawOn({ open, density: DENSITY }, () => picture.drawInto(stage, { size, theme, textWidth }));
    if (end === null) return null;
    const root = stage.querySelector('[role="img"], [role="application"]') ?? stage;
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element, property: string) => {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style.getPropertyValue(property);
    };
    const svg = vectorsOf(root, {
      styleOf,
      recordingOf: (canvas) => recordings.get(canvas) ?? null,
      pixelsOf,
      prefix,
      density: DENSITY,
      decimals: DECIMALS,
      size,
    });
    const sentence = root.getAttribute('aria-label') ?? '';
    const step = root.getAttribute(STEP_ATTRIBUTE);
    end();
    return { svg: withPlainIds(svg, prefix), sentence, step: step === null ? null : Number(step) };
  } finally {
    stage.remove();
  }
}

/** Draws a picture of the page for a figure, with the axes that it has there; empty if the picture is. */
export function drawInFigure(
  picture: DrawnPicture,
  { size, theme, prefix }: { size: Size; theme: Theme; prefix: string },
): string {
  const data = picture.data();
  const axes = data && axesOf(data);
  const draw = (own: Size) => drawOnStage(picture, { size: own, theme, prefix })?.svg ?? '';
  return axes ? drawWithAxes(axes, size, { theme, measure: measureText }, draw) : draw(size);
}

/** Numbers the ids of definitions from 1, so that the same picture is the same file. */
function withPlainIds(svg: string, prefix: string): string {
  const names = new Map<string, string>();
  for (const [, id] of svg.matchAll(/ id="([^"]+)"/g)) names.set(id, `${prefix}-${names.size + 1}`);
  return svg.replace(/( id="|url\(#)([^")]+)/g, (_, before: string, id: string) => before + (names.get(id) ?? id));
}
