import type { AxisValue } from '../../config/sweep/axis.ts';

/** Positions on an axis whose values stand one apart, whatever they are: the first at 0, the next at 1. */
export interface AxisPlaces {
  /** The position of a value, between the values of the axis and beyond them; NaN where it has none. */
  positionOf: (value: number) => number;
  /** The value at a position. */
  valueAt: (position: number) => number;
}

/**
 * How numbers lie between the values of an axis: in steps of equal length, or of equal ratio where that is the more
 * even spacing.
 *
 * @returns `null` unless there are at least two values, all numbers, that only rise or only fall
 */
export function axisPlaces(values: readonly AxisValue[]): AxisPlaces | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < Math.max(2, values.length) || !isMonotone(numbers)) return null;
  const isLog = numbers.every((value) => value > 0) && unevenness(numbers.map(Math.log)) <= unevenness(numbers);
  const forward = isLog ? Math.log : (value: number) => value;
  const inverse = isLog ? Math.exp : (value: number) => value;
  const nodes = numbers.map(forward);
  const direction = Math.sign(nodes[1] - nodes[0]);
  return {
    positionOf: (value) => {
      const at = forward(value);
      const beyond = nodes.findIndex((node) => direction * (node - at) > 0);
      const segment = segmentOf(beyond < 0 ? nodes.length : beyond - 1, nodes.length);
      return segment + (at - nodes[segment]) / (nodes[segment + 1] - nodes[segment]);
    },
    valueAt: (position) => {
      const segment = segmentOf(Math.floor(position), nodes.length);
      return inverse(nodes[segment] + (position - segment) * (nodes[segment + 1] - nodes[segment]));
    },
  };
}

/** The segment between two nodes that serves a place: beyond the ends, the first or the last. */
const segmentOf = (index: number, nodes: number) => Math.min(Math.max(index, 0), nodes - 2);

const gaps = (values: readonly number[]) => values.slice(1).map((value, i) => value - values[i]);

const isMonotone = (values: readonly number[]) =>
  gaps(values).every((gap) => gap > 0) || gaps(values).every((gap) => gap < 0);

/** The ratio of the largest to the least gap. */
function unevenness(values: readonly number[]): number {
  const sizes = gaps(values).map(Math.abs);
  return Math.max(...sizes) / Math.min(...sizes);
}
