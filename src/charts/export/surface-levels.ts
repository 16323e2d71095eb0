import { interpolateRgb, rgb } from 'd3';
import { STRENGTH } from '../function/plane-field.ts';
import type { Surface } from '../shell/canvas-context.ts';
import { colorOfClass, signedColor, type Theme } from '../shell/palette.ts';

/** An area of a surface, painted over those before. */
export interface SurfaceLevel {
  /** [side * side], rows from the top. */
  values: ArrayLike<number>;
  /** The area where the values are at least this large. */
  from: number;
  color: string;
}

/** The areas of a surface that is saved: so many on each side of zero, and of each class. */
const LEVELS = { signed: 32, classes: 20 };

/** Returns a surface as areas from the weakest to the strongest colour, in the colours of its image. */
export function surfaceLevels({ side, outputs, f, classes, limit }: Surface, theme: Theme): SurfaceLevel[] {
  const fromTop = (valueAt: (point: number) => number) =>
    Float32Array.from({ length: side ** 2 }, (_, at) =>
      valueAt((side - 1 - Math.floor(at / side)) * side + (at % side)),
    );
  if (classes === null) {
    const values = fromTop((point) => f[point * outputs] / limit);
    return Array.from({ length: 2 * LEVELS.signed + 1 }, (_, level) => {
      const middle = level / LEVELS.signed - 1;
      const from = level === 0 ? -Infinity : middle - 0.5 / LEVELS.signed;
      return { values, from, color: signedColor(middle, theme) };
    });
  }
  const ground = signedColor(0, theme);
  const leadOf = (k: number) => (point: number) => {
    if (outputs === 1) return k === 1 ? f[point] : -f[point];
    let other = -Infinity;
    for (let j = 0; j < outputs; j++) if (j !== k) other = Math.max(other, f[point * outputs + j]);
    return f[point * outputs + k] - other;
  };
  const back = { values: fromTop(() => 0), from: -Infinity, color: ground };
  const ofClasses = Array.from({ length: classes }, (_, k) => {
    const values = fromTop(leadOf(k));
    const mix = interpolateRgb(ground, colorOfClass(k)(theme));
    return Array.from({ length: LEVELS.classes }, (_, level): SurfaceLevel => {
      const margin = level / (LEVELS.classes - 1);
      const from = level === 0 ? 0 : margin - 0.5 / (LEVELS.classes - 1);
      return { values, from, color: rgb(mix(STRENGTH[theme] * margin)).formatHex() };
    });
  });
  return [back, ...ofClasses.flat()];
}
