import { rgb } from 'd3';
import { signedColor, type Theme } from '../shell/palette.ts';

/** Signed numbers as an image: one cell a number. */
export interface SignedImage {
  /** Row-major. */
  values: Float32Array;
  columns: number;
  /** What has the strongest colour; larger values have it too. */
  limit: number;
}

/** Shades on each side of zero. */
const SHADES = 127;

/** Paints the image, one pixel of the canvas a number; the page decides how large that is. */
export function paintSigned(canvas: HTMLCanvasElement, { values, columns, limit }: SignedImage, theme: Theme): void {
  const context = canvas.getContext('2d');
  const rows = values.length / columns;
  if (context === null || rows === 0) return;
  [canvas.width, canvas.height] = [columns, rows];
  const shades = Array.from({ length: 2 * SHADES + 1 }, (_, shade) => rgb(signedColor(shade / SHADES - 1, theme)));
  const image = context.createImageData(columns, rows);
  for (let at = 0; at < values.length; at++) {
    const { r, g, b } = shades[shadeOf(values[at] / limit)];
    image.data.set([r, g, b, 255], 4 * at);
  }
  context.putImageData(image, 0, 0);
}

const shadeOf = (relative: number): number =>
  Math.round((Math.min(1, Math.max(-1, Number.isFinite(relative) ? relative : 0)) + 1) * SHADES);
