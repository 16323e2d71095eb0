import type { HeatMapData } from './heat-map-data.ts';
import { valueOf } from './heat-map-colors.ts';

/** The index of the best cell of each row that has values, from the first row on; of equals, the first. */
export function bestCells({ x, cells }: Pick<HeatMapData, 'x' | 'cells'>, best: 'lowest' | 'highest'): number[] {
  const columns = x.values.length;
  const rank = (index: number) => (best === 'lowest' ? -valueOf(cells[index]) : valueOf(cells[index]));
  return Array.from({ length: Math.floor(cells.length / columns) }, (_, row) => row * columns).flatMap((start) =>
    Array.from({ length: columns }, (_, column) => start + column)
      .filter((index) => !Number.isNaN(rank(index)))
      .reduce<number[]>(([best], index) => [best === undefined || rank(index) > rank(best) ? index : best], []),
  );
}
