import { colorOfClass, signedColor, valueColor, type Theme } from '../shell/palette.ts';

/** Whether values are those of two classes that share one output: -1 and +1 only. */
export const isTwoClasses = (values: Float32Array): boolean => values.every((value) => value === 1 || value === -1);

/** Returns the colour of a class by its sign: class 0 is -1, class 1 is +1. */
export const colorOfSign =
  (theme: Theme) =>
  (value: number): string =>
    colorOfClass(value > 0 ? 1 : 0)(theme);

/**
 * Returns the colour of each of some targets: on the signed scale up to the largest of them, on the plain one if none is
 * negative.
 */
export function colorOfTarget(targets: Float32Array, theme: Theme): (value: number) => string {
  const largest = largestOf(targets);
  const isSigned = targets.some((value) => value < 0);
  return (value) => (isSigned ? signedColor(value / largest, theme) : valueColor(value / largest, theme));
}

/** Returns the colour of each point of a task by its value: the number of a class, one of two classes, or a target. */
export function colorOfPoint(values: Float32Array, areClasses: boolean, theme: Theme): (value: number) => string {
  if (areClasses) return (value) => colorOfClass(value)(theme);
  return isTwoClasses(values) ? colorOfSign(theme) : colorOfTarget(values, theme);
}

/** Returns the largest magnitude among values that are finite; 1 if all are 0. */
export function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest || 1;
}

/** Samples with their classes, or their targets. */
interface ValuedSamples {
  value: Float32Array;
  /** The number of classes; `null`: values are targets. */
  classes: number | null;
}

const knownColors = new WeakMap<Float32Array, { key: string; colors: string[] }>();

/** Returns the colour of each sample, by its class or its target. Those of the same array are remembered. */
export function colorsOfSamples({ value, classes }: ValuedSamples, theme: Theme): string[] {
  const key = `${classes} ${theme}`;
  const known = knownColors.get(value);
  if (known?.key === key) return known.colors;
  const colorOf = classes === null ? colorOfTarget(value, theme) : (index: number) => colorOfClass(index)(theme);
  const colors = Array.from(value, colorOf);
  knownColors.set(value, { key, colors });
  return colors;
}
