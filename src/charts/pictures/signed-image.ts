import { signedColor, type Theme } from '../shell/palette.ts';
import { rgbOf } from '../shell/rgb.ts';

/** Signed numbers as an image, one cell per number. */
export interface SignedImage {
  /** Row-major. */
  values: Float32Array;
  columns: number;
  /** The value from which on the colour is strongest. */
  limit: number;
}

/** Shades on each side of zero. */
const SHADES = 127;
/** The share of largest values that may have the strongest colour: a bright diagonal must not leave the rest pale. */
const BEYOND = 0.01;
const ROUND = [1, 1.5, 2, 3, 5, 7, 10];

/** Paints the image with one pixel of the canvas per number; the page decides how large it is shown. */
export function paintSigned(canvas: HTMLCanvasElement, { values, columns, limit }: SignedImage, theme: Theme): void {
  const context = canvas.getContext('2d');
  const rows = values.length / columns;
  if (context === null || rows === 0) return;
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const shades = shadesOf(theme);
  const image = context.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < values.length; at++) pixels[at] = shades[shadeOf(values[at] / limit)];
  context.putImageData(image, 0, 0);
}

const shadeOf = (relative: number): number =>
  Math.round((Math.min(1, Math.max(-1, Number.isFinite(relative) ? relative : 0)) + 1) * SHADES);

const knownShades = new Map<Theme, Uint32Array>();
/** Returns the pixels of all shades of a theme, in the order of the machine's bytes. */
function shadesOf(theme: Theme): Uint32Array {
  const known = knownShades.get(theme);
  if (known) return known;
  const bytes = Array.from({ length: 2 * SHADES + 1 }, (_, shade) => [
    ...rgbOf(signedColor(shade / SHADES - 1, theme)),
    255,
  ]);
  const shades = new Uint32Array(Uint8ClampedArray.from(bytes.flat()).buffer);
  knownShades.set(theme, shades);
  return shades;
}

/** Returns a round limit for one colour scale of several pictures. All but a hundredth of the values lie within it. */
export function signedLimit(pictures: readonly Float32Array[]): number {
  const sizes = Float32Array.from(pictures.flatMap((values) => [...values.map(Math.abs)])).sort();
  const largest = sizes.at(Math.min(-1, -Math.floor(BEYOND * sizes.length)));
  if (largest === undefined || !(largest > 0 && Number.isFinite(largest))) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * (ROUND.find((mantissa) => mantissa >= largest / power - 1e-6) ?? 10);
}
