/**
 * A heat map of one number over two settings, in one SVG that fills up while a sweep runs. A cell can be read by
 * pointer, touch and keys, and chosen.
 */
import { words } from '../../words/words.ts';
import type { AxisScale } from '../axes/axis-scale.ts';
import { createChart, createShell, type Chart, type Scene } from '../shell/create-chart.ts';
import { drawOver, outline } from './draw-heat-map-over.ts';
import { addLayers, drawHeatMapFrame, paintCells, placeCells } from './draw-heat-map.ts';
import type { HeatMapData, HeatMapSpec } from './heat-map-data.ts';
import { layOutHeatMap } from './heat-map-layout.ts';
import { cellAt, colorScale, isBeyond, type HeatMapPicture } from './heat-map-picture.ts';
import { drawCellReading, heatMapSummary, movedCell, readCell, spokenCell } from './heat-map-reading.ts';
import styles from './heat-map.module.css';

/** Makes a heat map that fills `container`, which needs a height of its own. */
export function createHeatMap(container: HTMLElement, { onChoose }: HeatMapSpec = {}): Chart<HeatMapData> {
  const { keys, chooseKeys } = words.resultCharts.heatMap;
  const isForChoice = onChoose !== undefined;
  const shell = createShell(container, { keys: isForChoice ? `${keys} ${chooseKeys}` : keys, isForChoice });
  shell.tooltip.classList.add(styles.tooltip);
  const layers = addLayers(shell.root, shell.id);
  let still = '';

  return createChart<HeatMapData, HeatMapPicture, number>(shell, {
    draw: (scene, previous) => {
      const picture = pictureOf(scene, previous);
      const key = stillKey(picture);
      if (key !== still) {
        drawHeatMapFrame(layers, picture, scene.textWidth);
        placeCells(layers, picture);
        still = key;
      }
      paintCells(layers, picture);
      drawOver(layers, picture, scene.textWidth);
      return picture;
    },
    summary: ({ data }) => heatMapSummary(data),
    reading: {
      at: ({ layout }, { x, y }) => cellAt(layout, x, y),
      moved: (picture, { key }, cell) => movedCell(picture, key, cell),
      // Another sweep may have fewer cells.
      kept: ({ data }, cell) => (cell < data.cells.length ? cell : null),
      show: (picture, cell) => {
        outline(layers.read, picture, cell);
        drawCellReading(shell.tooltip, picture, cell);
      },
      spoken: ({ data }, cell) => spokenCell(readCell(data, cell)),
      choose: onChoose && ((_, cell) => onChoose(cell)),
    },
  });
}

/** Returns the picture of the data as it is now; its colours stay those of the `previous` picture if possible. */
function pictureOf({ data, size, theme, textWidth }: Scene<HeatMapData>, previous: HeatMapPicture | null) {
  // Another quantity has colours of its own.
  const before: AxisScale | null = previous?.data.valueLabel === data.valueLabel ? previous.color : null;
  const color = colorScale(data, before);
  const layout = layOutHeatMap(size, data, textWidth);
  return { data, layout, color, isBeyond: isBeyond(data.cells, color), theme };
}

/** Returns a text that changes when axes, colours or key do. */
const stillKey = ({ data, layout, color, isBeyond, theme }: HeatMapPicture) =>
  JSON.stringify([
    ...[layout, color.kind, color.domain, isBeyond, theme],
    ...[data.ramp, data.x.label, data.y?.label, data.valueLabel],
  ]);
