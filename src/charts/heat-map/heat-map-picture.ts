import type { AxisScale } from '../axes/axis-scale.ts';
import type { HeatMapData } from './heat-map-data.ts';
import type { HeatMapLayout } from './heat-map-layout.ts';
import type { Theme } from '../shell/palette.ts';

/** All that drawing a heat map takes. */
export interface HeatMapPicture {
  data: HeatMapData;
  layout: HeatMapLayout;
  /** From values to places 0..1 on the ramp. */
  color: AxisScale;
  /** Whether values lie beyond the upper end of the colours. */
  isBeyond: boolean;
  theme: Theme;
}

/** The rectangle of a cell in pixels. */
export function cellBox({ plot, columns, cell }: HeatMapLayout, index: number) {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return {
    left: plot.left + column * cell.width,
    top: plot.bottom - (row + 1) * cell.height,
    width: cell.width,
    height: cell.height,
  };
}

/** The pixel of a position on the axes, where cell middles are whole numbers from the lower left one on. */
export const pixelOf = ({ plot, cell }: HeatMapLayout, x: number, y: number): [x: number, y: number] => [
  plot.left + (x + 0.5) * cell.width,
  plot.bottom - (y + 0.5) * cell.height,
];
