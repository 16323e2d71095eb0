/**
 * One number over two settings as a map of colours: one SVG, drawn at most once per animation frame, that fills while
 * a sweep runs. A cell can be read by pointer, touch and keys, and chosen.
 */
import { accessibleName } from '../shell/accessible-name.ts';
import type { AxisScale } from '../axes/axis-scale.ts';
import { drawCellReading } from './draw-cell-reading.ts';
import { drawHeatMapFrame } from './draw-heat-map-frame.ts';
import { drawOver, outline } from './draw-heat-map-over.ts';
import { paintCells, placeCells } from './draw-heat-map.ts';
import { colorScale, isBeyond } from './heat-map-colors.ts';
import type { HeatMap, HeatMapData, HeatMapSpec } from './heat-map-data.ts';
import { listenForCells } from './heat-map-input.ts';
import { layOutHeatMap, type HeatMapLayout } from './heat-map-layout.ts';
import { buildHeatMapParts } from './heat-map-parts.ts';
import type { HeatMapPicture } from './heat-map-picture.ts';
import { heatMapSummary, readCell, spokenCell } from './heat-map-reading.ts';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { textMeasure } from '../shell/text-width.ts';
import { currentTheme, onThemeChange } from '../shell/theme.ts';

/** Makes a heat map that fills `container`, which needs a height of its own. */
export function createHeatMap(container: HTMLElement, { onChoose }: HeatMapSpec = {}): HeatMap {
  const parts = buildHeatMapParts(container, onChoose !== undefined);
  const { frame, root } = parts;
  const textWidth = textMeasure(frame);
  const describe = accessibleName(root, heatMapSummary);
  let data: HeatMapData | null = null;
  let picture: HeatMapPicture | null = null;
  let color: AxisScale | null = null;
  let still = '';
  /** Index of the cell that is read. */
  let read: number | null = null;

  function draw() {
    if (data === null || frame.clientWidth === 0 || frame.clientHeight === 0) return;
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    // Another quantity has colours of its own.
    const before = picture?.data.valueLabel === data.valueLabel ? color : null;
    color = colorScale(data, before);
    const layout = layOutHeatMap(size, data, textWidth);
    picture = { data, layout, color, isBeyond: isBeyond(data.cells, color), theme: currentTheme() };
    const key = stillKey(picture);
    if (key !== still) {
      drawHeatMapFrame(parts, picture, textWidth);
      placeCells(parts, picture);
      still = key;
    }
    paintCells(parts, picture);
    drawOver(parts, picture, textWidth);
    showReading(false);
    describe(data);
  }

  function showReading(isSpoken: boolean) {
    if (picture === null) return;
    // Another sweep may have fewer cells.
    if (read !== null && read >= picture.data.cells.length) read = null;
    const reading = read === null ? null : readCell(picture.data, read);
    outline(parts.read, picture, read);
    drawCellReading(parts.tooltip, picture, read, reading);
    if (isSpoken && reading !== null) parts.status.textContent = spokenCell(reading);
  }

  const { request: schedule, cancel } = oncePerFrame(draw);
  const stopListening = listenForCells(root, {
    shape: () => picture?.layout ?? { columns: 1, rows: 1 },
    cellAt: (x, y) => picture && cellAt(picture.layout, x, y),
    cell: () => read,
    first: () => data?.selected ?? 0,
    show: (cell, isSpoken) => {
      read = cell;
      showReading(isSpoken);
    },
    choose: onChoose,
  });
  const stopThemes = onThemeChange(schedule);
  const observer = new ResizeObserver(schedule);
  observer.observe(frame);

  return {
    update: (next) => {
      data = next;
      schedule();
    },
    destroy: () => {
      cancel();
      stopListening();
      stopThemes();
      observer.disconnect();
      frame.remove();
    },
  };
}

function cellAt({ plot, cell, columns, rows }: HeatMapLayout, x: number, y: number): number | null {
  const [column, row] = [Math.floor((x - plot.left) / cell.width), Math.floor((plot.bottom - y) / cell.height)];
  return column < 0 || row < 0 || column >= columns || row >= rows ? null : column + columns * row;
}

/** Changes when axes, colours or key do. */
const stillKey = ({ data, layout, color, isBeyond, theme }: HeatMapPicture) =>
  JSON.stringify([
    ...[layout, color.kind, color.domain, isBeyond, theme],
    ...[data.ramp, data.x.label, data.y?.label, data.valueLabel],
  ]);
