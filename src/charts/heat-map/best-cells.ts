import type { HeatMapCell, HeatMapData } from './heat-map-data.ts';
import { valueOf } from './heat-map-colors.ts';

/** Whether a cell has a value that leaves out some seeds. */
export const isPartial = (cell: HeatMapCell): boolean =>
  cell.state === 'value' && cell.isPartial === true && Number.isFinite(cell.value);

/**
 * The index of the best cell of each row that has values, from the first row on; of equals, the first. What leaves out
 * seeds looks better than it is, and counts only in a row that has nothing else.
 */
export function bestCells({ x, cells }: Pick<HeatMapData, 'x' | 'cells'>, best: 'lowest' | 'highest'): number[] {
  const columns = x.values.length;
  const rank = (index: number) => (best === 'lowest' ? -valueOf(cells[index]) : valueOf(cells[index]));
  return Array.from({ length: Math.floor(cells.length / columns) }, (_, row) => row * columns).flatMap((start) => {
    const withValue = Array.from({ length: columns }, (_, column) => start + column).filter(
      (index) => !Number.isNaN(rank(index)),
    );
    const whole = withValue.filter((index) => !isPartial(cells[index]));
    return (whole.length > 0 ? whole : withValue).reduce<number[]>(
      ([best], index) => [best === undefined || rank(index) > rank(best) ? index : best],
      [],
    );
  });
}
