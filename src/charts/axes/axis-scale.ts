/** The map from values to distances: linear, logarithmic, or log(1 + value), which has a place for step 0. */
export type ScaleKind = 'linear' | 'log' | 'log1p';

/** The bound that the values of a scale lie above. */
const ABOVE: Record<ScaleKind, number> = { linear: -Infinity, log: 0, log1p: -1 };

/** Whether a scale has a place for a value. */
export const hasPlace = (kind: ScaleKind, value: number) => Number.isFinite(value) && value > ABOVE[kind];

/** Lowest and highest value that an axis shows. */
export type Domain = readonly [number, number];

/** A map between values and pixels. */
export interface AxisScale {
  kind: ScaleKind;
  domain: Domain;
  /** Returns the pixel of a value; the scale must have a place for it. */
  toPixel: (value: number) => number;
  /** Returns the value at a pixel. */
  toValue: (pixel: number) => number;
}

const identity = (value: number) => value;

/** The monotone functions that make a scale linear, and their inverses. */
export const TRANSFORMS: Record<ScaleKind, { forward: (value: number) => number; inverse: (value: number) => number }> =
  {
    linear: { forward: identity, inverse: identity },
    log: { forward: Math.log10, inverse: (value) => 10 ** value },
    log1p: { forward: Math.log1p, inverse: Math.expm1 },
  };

/** Returns the scale that puts `domain` on the pixels `from`..`to` (from > to for an axis that points up). */
export function axisScale(kind: ScaleKind, domain: Domain, from: number, to: number): AxisScale {
  const { forward, inverse } = TRANSFORMS[kind];
  const start = forward(domain[0]);
  const pixels = (to - from) / (forward(domain[1]) - start);
  return {
    kind,
    domain,
    toPixel: (value) => from + (forward(value) - start) * pixels,
    toValue: (pixel) => inverse(start + (pixel - from) / pixels),
  };
}
