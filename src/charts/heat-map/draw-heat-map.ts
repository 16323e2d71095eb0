import { select } from 'd3';
import { isPartial } from './best-cells.ts';
import type { HeatMapCell } from './heat-map-data.ts';
import { cellColor, valueOf } from './heat-map-colors.ts';
import type { HeatMapParts } from './heat-map-parts.ts';
import { cellBox, type HeatMapPicture } from './heat-map-picture.ts';
import styles from './heat-map.module.css';

/** Cells at least this long stand a line apart. */
const SPACED = 6;
/** The side of the corner of a cell that leaves out seeds, a share of the cell. */
const CORNER = { share: 0.3, most: 9 };
/** Half the length of a mark in a cell without a value. */
const MARK = { share: 0.22, most: 6 };

/** Puts the cells in their places; the number of cells is that of the layout. */
export function placeCells(parts: HeatMapParts, { data, layout }: HeatMapPicture): void {
  const { left, right, top, bottom } = layout.plot;
  const clip = select(parts.clip).attr('x', left).attr('y', top);
  clip.attr('width', right - left).attr('height', bottom - top);
  const gap = Math.min(layout.cell.width, layout.cell.height) >= SPACED ? 1 : 0;
  const boxes = data.cells.map((_, index) => cellBox(layout, index));
  select(parts.cells)
    .selectAll('rect')
    .data(boxes)
    .join('rect')
    .attr('x', (box) => box.left + gap / 2)
    .attr('y', (box) => box.top + gap / 2)
    .attr('width', (box) => Math.max(0, box.width - gap))
    .attr('height', (box) => Math.max(0, box.height - gap));
}

/** Gives the cells their colours, and those without a value their marks. */
export function paintCells(parts: HeatMapParts, { data, layout, color, theme }: HeatMapPicture): void {
  select(parts.cells)
    .selectAll<SVGRectElement, unknown>('rect')
    .data(data.cells)
    .attr('data-state', ({ state }) => state)
    .attr('class', (cell) => (Number.isNaN(valueOf(cell)) ? styles.cell : null))
    .attr('fill', (cell) =>
      cell.state === 'diverged' ? `url(#${parts.hatchId})` : cellColor(valueOf(cell), color, data.ramp, theme),
    );
  const length = Math.min(layout.cell.width, layout.cell.height);
  const marked = data.cells.flatMap((cell, index) => {
    const { left, top, width, height } = cellBox(layout, index);
    if (isPartial(cell))
      return [{ state: 'partial', path: cornerPath(length), at: `translate(${left + width},${top})` }];
    const path = Number.isNaN(valueOf(cell)) ? markPath(cell.state, length) : null;
    return path === null ? [] : [{ state: cell.state, path, at: `translate(${left + width / 2},${top + height / 2})` }];
  });
  select(parts.marks)
    .selectAll('path')
    .data(marked)
    .join('path')
    .attr('class', styles.mark)
    .attr('data-state', ({ state }) => state)
    .attr('transform', ({ at }) => at)
    .attr('d', ({ path }) => path);
}

/** The upper right corner of a cell whose value leaves out some seeds. */
export function cornerPath(length: number): string {
  const side = Math.min(CORNER.most, CORNER.share * length);
  return `M0,0v${side}l${-side},${-side}z`;
}

/** Dots in training, a cross where that failed, a dash where it is not possible, a dot where nothing was measured. */
export function markPath(mark: HeatMapCell['state'], length: number): string | null {
  const half = Math.min(MARK.most, MARK.share * length);
  if (mark === 'running') return `M${-half},0h0M0,0h0M${half},0h0`;
  if (mark === 'failed') return `M${-half},${-half}L${half},${half}M${-half},${half}L${half},${-half}`;
  if (mark === 'refused') return `M${-half},0H${half}`;
  return mark === 'value' ? 'M0,0h0' : null;
}
