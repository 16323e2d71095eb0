import { isRising } from '../../../config/sweep/quantity.ts';
import type { SweepResult } from '../../../config/sweep/result.ts';
import type { Figure } from '../../../lessons/lesson.ts';
import { heatMapAxis, heatMapCell } from '../../sweep/heat-map-of-sweep.ts';
import { readCells } from '../../sweep/read-cells.ts';
import { valueName } from '../../sweep/value-name.ts';
import { namesOfAxes, type FigureContent } from './figure-parts.ts';

type HeatMapFigure = Extract<Figure, { kind: 'heat-map' }>;

/** Plots a quantity over the two axes of a sweep. */
export function heatMapFigure(figure: HeatMapFigure, result: SweepResult): FigureContent {
  const { title, quantity, summary, valueLabel, guides, markBest } = figure;
  const { axes } = result.sweep;
  const names = namesOfAxes(figure, axes);
  const cells = readCells(result, quantity, summary);
  const isShare = typeof summary === 'object';
  const isHighBest = isShare || (!('stepsUntil' in quantity) && isRising(quantity));
  return {
    panels: [
      {
        kind: 'heat-map',
        name: null,
        data: {
          title,
          x: heatMapAxis(axes[0], names[0]),
          y: axes.length > 1 ? heatMapAxis(axes[1], names[1]) : null,
          valueLabel,
          cells: cells.map((cell) => heatMapCell(cell, false)),
          domain: isShare ? [0, 1] : undefined,
          guides: guides?.map(({ name, at }) => ({ label: name, at })),
          markBest: markBest ? (isHighBest ? 'highest' : 'lowest') : undefined,
        },
      },
    ],
    table: {
      head: [...names, valueLabel],
      rows: cells.map(({ values, value }) => [...values.map((at, i) => valueName(axes[i].setting, at)), value]),
    },
  };
}
