import type { LearnedPlane } from './function-data.ts';

/**
 * Returns the part of each line w . x + b = 0 that crosses the square low..high of both inputs, as [x0, y0, x1, y1]. A line
 * beside the square, or one of a unit without weights, has none.
 */
export function hingeLines({ hinges, low, high }: Pick<LearnedPlane, 'hinges' | 'low' | 'high'>): number[][] {
  const lines: number[][] = [];
  for (let i = 0; i < hinges.length; i += 3) {
    const [w, v, b] = hinges.subarray(i, i + 3);
    const ends = [low, high].flatMap((edge) => [
      [edge, -(b + w * edge) / v],
      [-(b + v * edge) / w, edge],
    ]);
    const isInside = (place: number[]) => place.every((at) => at >= low && at <= high);
    const [from, ...others] = ends.filter(isInside);
    // A line through a corner meets two edges there.
    const to = others.find((place) => Math.hypot(place[0] - from[0], place[1] - from[1]) > 0);
    if (to !== undefined) lines.push([...from, ...to]);
  }
  return lines;
}
