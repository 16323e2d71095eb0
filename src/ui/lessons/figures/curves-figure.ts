import type { XyPoint, XySeries } from '../../../charts/xy/xy-chart-data.ts';
import type { FrameLayout } from '../../../config/frame.ts';
import { sweepCells, type SweepCell } from '../../../config/sweep/cells.ts';
import { measureCurve, type MeasureName } from '../../../config/sweep/quantity.ts';
import { cellLayouts, type SweepResult } from '../../../config/sweep/result.ts';
import type { Figure } from '../../../lessons/lesson.ts';
import { summarize } from '../../../maths/summary.ts';
import { words } from '../../../words/words.ts';
import { valueName } from '../../sweep/value-name.ts';
import { namesOfAxes, type FigureContent } from './figure-parts.ts';

const said = words.lessons.figure;

/** Plots measures over training, a line per cell and measure: the mean over seeds, geometric on a logarithmic axis. */
export function curvesFigure(figure: Extract<Figure, { kind: 'curves' }>, result: SweepResult): FigureContent {
  const { title, measures, xScale, yScale, yLabel, cellNames, guides, ceiling } = figure;
  const all = sweepCells(result.sweep);
  const cells = figure.cells ? all.filter(({ index }) => figure.cells?.includes(index)) : all;
  const layouts = cellLayouts(result.sweep);
  const axisNames = namesOfAxes(figure, result.sweep.axes);
  const cellName = ({ values }: SweepCell) =>
    said.names(
      values.map((value, axis) => said.line(axisNames[axis], valueName(result.sweep.axes[axis].setting, value))),
    );
  const series = cells.flatMap((cell, place) =>
    measures.map(({ name, measure, relative }, i): XySeries => {
      const layout = layouts[cell.index];
      const names = [
        ...(cells.length > 1 ? [cellNames?.[place] ?? cellName(cell)] : []),
        ...(measures.length > 1 ? [name] : []),
      ];
      return {
        id: `${cell.index}-${i}`,
        label: said.names(names) || name,
        points: layout ? pointsOf(result, cell.index, layout, { measure, relative }, yScale) : [],
        marks: 'line',
      };
    }),
  );
  return {
    panels: [
      {
        kind: 'xy',
        name: null,
        // Step 0 has a place of its own on a logarithmic axis.
        data: {
          title,
          xLabel: words.page.charts.steps,
          yLabel,
          series,
          xScale: xScale === 'log' ? 'log1p' : xScale,
          yScale,
          guides: guides?.map(({ name, at }) => ({ label: name, at })),
          ceiling,
        },
      },
    ],
    table: {
      head: [said.curve, words.page.charts.steps, yLabel],
      rows: series.flatMap(({ label, points }) => points.map(({ x, value }) => [label, x, value])),
    },
  };
}

/** Returns the summary over seeds. A network that is done before the others counts with its last value from then on. */
function pointsOf(
  { runs }: SweepResult,
  cell: number,
  layout: FrameLayout,
  { measure, relative }: { measure: MeasureName; relative?: boolean },
  yScale: 'linear' | 'log',
): XyPoint[] {
  const curves = runs
    .filter((run) => run.cell === cell && run.frames.length > 0)
    .map(({ frames, outcome }) => ({ ...measureCurve(layout, frames, measure, relative), isDone: outcome === 'done' }));
  const allSteps = [...new Set(curves.flatMap(({ steps }) => steps))].sort((a, b) => a - b);
  const valuesAt = (step: number) =>
    curves.flatMap(({ steps, values, isDone }) => {
      const frame = isDone ? steps.findLastIndex((own) => own <= step) : steps.indexOf(step);
      return frame < 0 ? [] : [values[frame]];
    });
  return allSteps
    .map((step) => {
      const { value, low, high } = summarize(valuesAt(step), yScale === 'log' ? 'geometricMean' : 'mean');
      return { x: step, value, low, high };
    })
    .filter(({ value }) => !Number.isNaN(value));
}
