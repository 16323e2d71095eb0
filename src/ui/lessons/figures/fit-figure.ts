import { colorOfOne, colorOfReference, colorOfTrain } from '../../../charts/shell/palette.ts';
import type { XyChartData, XySeries } from '../../../charts/xy/xy-chart-data.ts';
import { sweepCells } from '../../../config/sweep/cells.ts';
import type { Figure, StudyResult } from '../../../lessons/lesson.ts';
import { summarize } from '../../../maths/summary.ts';
import { makeCurve } from '../../../tasks/curve.ts';
import { words } from '../../../words/words.ts';
import type { FigureContent, Panel } from './figure-parts.ts';

const said = words.lessons.figure;

/** Plots the functions that networks of a one-dimensional task learned, a panel per cell: the mean over seeds. */
export function fitFigure(
  { title, cells: shown }: Extract<Figure, { kind: 'fit' }>,
  { result, outputs }: Extract<StudyResult, { kind: 'sweep' }>,
): FigureContent {
  const cells = sweepCells(result.sweep);
  const panels = shown.flatMap(({ cell, name }): Panel[] => {
    const task = cells[cell].experiment?.task;
    if (task?.name !== 'curve' || !outputs) return [];
    const learned = outputs.filter((values, i) => result.runs[i].cell === cell && values.length > 0);
    const data = fitData(makeCurve(task), learned, words.lessons.figure.panel(title, name));
    return [{ kind: 'xy', name, data }];
  });
  return {
    panels,
    table: {
      head: [said.panelName, said.curve, said.x, said.y],
      rows: panels.flatMap(({ name, ...panel }) =>
        panel.kind === 'xy'
          ? panel.data.series.flatMap(({ label, points }) =>
              points.map(({ x, value }) => [name ?? '', label, x, value]),
            )
          : [],
      ),
    },
  };
}

function fitData(
  { dataset: { train, test } }: ReturnType<typeof makeCurve>,
  learned: readonly Float32Array[],
  title: string,
): XyChartData {
  const byX = Array.from(test.x.keys()).sort((a, b) => test.x[a] - test.x[b]);
  const networks: XySeries = {
    id: 'networks',
    label: said.learned,
    points: byX.map((i) => ({
      x: test.x[i],
      ...summarize(
        learned.map((values) => values[i]),
        'mean',
      ),
    })),
    color: colorOfOne,
    marks: 'line',
  };
  const target: XySeries = {
    id: 'target',
    label: said.target,
    points: byX.map((i) => ({ x: test.x[i], value: test.y[i] })),
    color: colorOfReference,
    dash: [4, 3],
    marks: 'line',
  };
  const samples: XySeries = {
    id: 'samples',
    label: said.samples,
    points: Array.from(train.x, (x, i) => ({ x, value: train.y[i] })),
    color: colorOfTrain,
    marks: 'points',
  };
  return {
    title,
    xLabel: words.tasks.axes.curveX,
    yLabel: words.tasks.axes.target,
    series: [target, networks, samples],
    xScale: 'linear',
    yScale: 'linear',
  };
}
