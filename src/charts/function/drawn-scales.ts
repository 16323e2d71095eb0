import { axisScale, type AxisScale } from '../axes/axis-scale.ts';
import type { Size } from '../shell/create-chart.ts';
import { FOOT } from './line-function.ts';

/** Returns the scales of a picture on which a person places points: coordinates go from -reach to reach. */
export function drawnScales(on: 'plane' | 'line', { width, height }: Size, reach: number) {
  const scale = (from: number, to: number): AxisScale => axisScale('linear', [-reach, reach], from, to);
  return { x: scale(0, width), y: scale(on === 'line' ? height - FOOT : height, 0) };
}
