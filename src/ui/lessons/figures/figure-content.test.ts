import { describe, expect, it } from 'vitest';
import type { XyChartData } from '../../../charts/xy/xy-chart-data.ts';
import { frameLayout, layerOffset, STEP_OFFSET } from '../../../config/frame.ts';
import type { SweepRun } from '../../../config/sweep/result.ts';
import { defineSweep } from '../../../lessons/define-study.ts';
import type { Figure, StudyResult } from '../../../lessons/lesson.ts';
import { figureContent } from './figure-content.ts';

const sweep = defineSweep({
  base: { task: { name: 'curve', samples: 4, testSamples: 3 }, net: { depth: 1 }, train: { steps: 10 } },
  axes: [
    { setting: 'scaling.gamma0', values: [0.1, 1, 10] },
    { setting: 'net.width', values: [8, 16] },
  ],
  seeds: 2,
});
const { stride } = frameLayout(1);
/** Features move by gamma0 times the step, and by a tenth more with the second seed. */
const framesOf = (cell: number, seed: number) => {
  const frames = new Float32Array(2 * stride).fill(NaN);
  const gamma0 = 10 ** ((cell % 3) - 1);
  for (const [i, step] of [1, 10].entries()) {
    frames[i * stride + STEP_OFFSET] = step;
    frames[i * stride + layerOffset(0, 'featureMove')] = gamma0 * step * (1 + seed / 10);
  }
  return frames;
};
const runOf = (cell: number, seed: number): SweepRun => ({
  cell,
  seed,
  outcome: 'done',
  reason: null,
  frames: framesOf(cell, seed),
});
const runs = [0, 1, 2, 3, 4].flatMap((cell) => [runOf(cell, 0), runOf(cell, 1)]);
const diverged: SweepRun = { cell: 5, seed: 0, outcome: 'diverged', reason: 'It grew.', frames: new Float32Array() };
const study: StudyResult = {
  kind: 'sweep',
  result: { sweep, backend: 'wasm', runs: [...runs, diverged] },
  outputs: [...runs.map(({ seed }) => Float32Array.of(1 + seed, 2, 3)), new Float32Array()],
};

const measure = { of: 'layer', measure: 'featureMove', layer: 'last' } as const;
const about = { id: 'figure', title: 'Movement', caption: '', study: 'study' };
const chartOf = (figure: Figure, panel = 0, of: StudyResult = study): XyChartData => {
  const shown = figureContent(figure, of).panels[panel];
  return shown.kind === 'xy' ? shown.data : expect.fail('This is not a chart of lines.');
};

describe('a figure of lines', () => {
  const figure: Figure = {
    ...about,
    kind: 'lines',
    quantity: { ...measure, at: 'end' },
    summary: 'mean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'movement',
    slopes: true,
  };

  it('has an axis that values above its ceiling do not stretch', () => {
    expect(chartOf({ ...figure, ceiling: 50 }).ceiling).toBe(50);
  });

  it('has a line for each value of the second axis, with the mean of its seeds and its slope', () => {
    const { series } = chartOf(figure);
    expect(series.map(({ label }) => label)).toEqual(['width n = 8', 'width n = 16']);
    expect(series[1].legend).toEqual({ group: 'width n', item: '16' });
    expect(series[0].points.map(({ x }) => x)).toEqual([0.1, 1, 10]);
    expect(series[0].points[1].value).toBeCloseTo(10.5);
    expect(series[0].fit?.slope).toBeCloseTo(1);
  });

  it('names lines of a flag with it, and lines of words by the word alone', () => {
    const labelsOf = (setting: string, values: (string | boolean)[]) => {
      const axes = [sweep.axes[0], { setting, values }];
      const made = { sweep: { ...sweep, axes }, backend: 'wasm', runs };
      return chartOf(figure, 0, { kind: 'sweep', result: made, outputs: null }).series.map(({ label }) => label);
    };
    expect(labelsOf('scaling.centered', [true, false])).toEqual(['centred output = true', 'centred output = false']);
    expect(labelsOf('scaling.preset', ['ntp', 'mup'])).toEqual(['NTP', 'μP']);
  });

  it('is a table of every cell, too', () => {
    const { head, rows } = figureContent(figure, study).table;
    expect(head.slice(0, 3)).toEqual(['richness γ₀', 'width n', 'movement']);
    expect(rows).toHaveLength(6);
    expect(rows[4].slice(0, 2)).toEqual(['1', '16']);
  });
});

describe('a heat map', () => {
  it('tells values, what diverged and what is not there yet', () => {
    const figure: Figure = {
      ...about,
      kind: 'heat-map',
      quantity: { ...measure, at: 'end' },
      summary: 'mean',
      valueLabel: 'movement',
    };
    const states = (result: StudyResult) => {
      const [panel] = figureContent(figure, result).panels;
      return panel.kind === 'heat-map' ? panel.data.cells.map(({ state }) => state) : [];
    };
    expect(states(study)).toEqual(['value', 'value', 'value', 'value', 'value', 'diverged']);
    const early: StudyResult = { kind: 'sweep', result: { sweep, backend: null, runs: [runOf(1, 0)] }, outputs: [] };
    expect(states(early)).toEqual(['empty', 'value', 'empty', 'empty', 'empty', 'empty']);
  });
});

it('names axes in the letters of the lesson where it has some', () => {
  const figure: Figure = {
    ...about,
    axisNames: ['richness', 'units m'],
    kind: 'curves',
    measures: [{ name: 'movement', measure }],
    xScale: 'log',
    yScale: 'log',
    yLabel: 'movement',
  };
  expect(chartOf(figure).series[0].label).toBe('richness = 0.1, units m = 8');
});

describe('a figure of curves', () => {
  const figure: Figure = {
    ...about,
    kind: 'curves',
    measures: [{ name: 'movement', measure }],
    cells: [1, 2],
    xScale: 'log',
    yScale: 'log',
    yLabel: 'movement',
  };

  it('is the mean over seeds, geometric where the axis is logarithmic', () => {
    const { series, xScale } = chartOf(figure);
    expect(series.map(({ label }) => label)).toEqual(['richness γ₀ = 1, width n = 8', 'richness γ₀ = 10, width n = 8']);
    expect(series[0].points.map(({ x }) => x)).toEqual([1, 10]);
    expect(series[0].points[1].value).toBeCloseTo(Math.sqrt(10 * 11));
    expect(xScale).toBe('log1p');
  });

  it('names its cells in the words of the lesson, and draws curves to compare with', () => {
    const guides = [{ name: 'edge', at: () => 1 }];
    const shown = chartOf({ ...figure, cellNames: ['rich', 'richer'], guides, ceiling: 50 });
    expect(shown.series.map(({ label }) => label)).toEqual(['rich', 'richer']);
    expect(shown.guides?.map(({ label, at }) => [label, at(7)])).toEqual([['edge', 1]]);
    expect(shown.ceiling).toBe(50);
  });

  it('divides a measure by its value at the start where the figure says so', () => {
    const { series } = chartOf({
      ...figure,
      yScale: 'linear',
      measures: [{ name: 'movement', measure, relative: true }],
    });
    // Of both seeds, though the second moves a tenth more.
    expect(series[0].points.map(({ value }) => value)).toEqual([expect.closeTo(1, 6), expect.closeTo(10, 5)]);
  });

  it('counts a network that was done early with its last value, and one that diverged no longer', () => {
    const early = (outcome: SweepRun['outcome']): StudyResult => {
      const first = { ...runOf(1, 0), outcome, frames: framesOf(1, 0).slice(0, stride) };
      return { kind: 'sweep', result: { sweep, backend: null, runs: [first, runOf(1, 1)] }, outputs: [] };
    };
    const last = (outcome: SweepRun['outcome']) => chartOf(figure, 0, early(outcome)).series[0].points[1].value;
    expect(last('done')).toBeCloseTo(Math.sqrt(1 * 11));
    expect(last('diverged')).toBeCloseTo(11);
  });
});

describe('a figure of learned functions', () => {
  it('shows the mean of the networks over the places of the test samples, with target and training samples', () => {
    const figure: Figure = { ...about, kind: 'fit', cells: [{ cell: 1, name: 'rich' }] };
    const { series } = chartOf(figure);
    const [target, networks, samples] = series;
    expect([target.points.length, networks.points.length, samples.points.length]).toEqual([3, 3, 4]);
    const places = networks.points.map(({ x }) => Number(x));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(networks.points.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([1.5, 2, 3]);
  });
});
