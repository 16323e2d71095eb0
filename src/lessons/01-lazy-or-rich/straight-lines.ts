/** Distances of a function of one number from straight lines, all as root mean squares. */
import { mean } from '../../maths/summary.ts';

/** A function of one number, by its values `y` at the places `x`, in any order. */
export interface Sampled {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value ** 2)));

const pointsOf = ({ x, y }: Sampled) => Array.from(x, (at, i) => ({ x: at, y: y[i] }));

/**
 * Returns the distance between a function and the linear spline: the straight lines from knot to knot. Places that are
 * not between two knots are left out.
 */
export function distanceToSpline(learned: Sampled, knots: Sampled): number {
  const sorted = pointsOf(knots).sort((a, b) => a.x - b.x);
  const gaps = pointsOf(learned).flatMap(({ x, y }) => {
    const next = sorted.findIndex((knot) => knot.x >= x);
    if (next <= 0) return [];
    const [from, to] = [sorted[next - 1], sorted[next]];
    return y - (from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x));
  });
  return rms(gaps);
}

/** Returns the distance between a function and the two straight lines that fit it best, one on either side of x = 0. */
export function distanceToTwoLines(learned: Sampled): number {
  const points = pointsOf(learned);
  return rms([points.filter(({ x }) => x < 0), points.filter(({ x }) => x >= 0)].flatMap(residuals));
}

/** Returns the residuals of points from the line that fits them best. */
function residuals(points: readonly { x: number; y: number }[]): number[] {
  const [middleX, middleY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const sum = (term: (dx: number, dy: number) => number) =>
    points.reduce((total, { x, y }) => total + term(x - middleX, y - middleY), 0);
  const slope = sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
  return points.map(({ x, y }) => y - middleY - slope * (x - middleX));
}
