import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { newRecording } from '../../store/runs/recording.ts';
import type { DrawnRun } from '../runs/drawn-runs.ts';
import { axesOf } from './axes-of.ts';
import { movementCurves, weightReadingCurves } from './curves.ts';
import { drawnSeries, panelCurves, type CurvesOf } from './drawn-curves.ts';
import { fitCurvesOfMany } from './fit-curves.ts';

const COLORS = ['#aa0000', '#00aa00', '#0000aa'];

/** Returns a run of a network of this depth, whose features have moved by step * layer. */
function runOf(name: string, depth: number, look: DrawnRun['look'] = 'pinned', steps: readonly number[] = [0, 1, 2]) {
  const parsed = parseExperiment({ net: { depth }, measure: { twin: false } });
  if (!parsed.ok) throw new Error('the test needs a valid experiment');
  const recording = newRecording(parsed.experiment, undefined);
  const { stream } = recording;
  for (const step of steps) {
    const frame = new Float32Array(stream.layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = 1 / (1 + step);
    for (let l = 0; l < depth; l++) frame[layerOffset(l, 'featureMove')] = step * (l + 1);
    stream.append(frame, 1);
  }
  const color = COLORS[depth % 3];
  return { id: name, name, color: () => color, recording, look } satisfies DrawnRun;
}

const movement: CurvesOf = (experiment) => movementCurves(experiment, 'featureMove');
const alignment: CurvesOf = (experiment) => weightReadingCurves(experiment, 'nfa', 'both');
const loss: CurvesOf = (experiment, runs) => fitCurvesOfMany(experiment, 'loss', runs);

describe('the curves of kernels that were fitted to the data', () => {
  const withMachine = (name: string, task: string): DrawnRun => {
    const run = runOf(name, 2);
    const parsed = parseExperiment({ task: { name: task }, measure: { twin: false, rfm: true } });
    if (!parsed.ok) throw new Error('the test needs a valid experiment');
    return { ...run, recording: { ...run.recording, experiment: parsed.experiment } };
  };
  const machines = (runs: DrawnRun[]) =>
    panelCurves(runs, loss, 'mean').curves.filter(({ kind }) => kind === 'test, RFM');

  it('are there once for two runs on the same data, in a colour that is no run’s', () => {
    const found = machines([withMachine('one', 'curve'), withMachine('other', 'curve')]);
    expect(found).toHaveLength(1);
    expect(COLORS).not.toContain(found[0].color('light'));
    expect(found[0].endName).toBe('test, RFM');
    expect(machines([withMachine('one', 'curve'), withMachine('other', 'single-index')])).toHaveLength(2);
  });
});

describe('the curves of a single run', () => {
  it('are those of its layers, in front of the same ones of its ghost', () => {
    const { curves, isMany, layers } = panelCurves([runOf('old', 3, 'ghost'), runOf('new', 3, 'present')], movement, 2);
    expect([isMany, layers]).toEqual([false, []]);
    expect(curves.map(({ id }) => id)).toEqual([
      ...['ghost-layer-1', 'ghost-layer-2', 'ghost-layer-3'],
      ...['layer-1', 'layer-2', 'layer-3'],
    ]);
    expect(curves.map(({ look }) => look === 'ghost')).toEqual([true, true, true, false, false, false]);
    expect(curves[0].label).toContain('old');
    expect(curves.map(({ mark }) => mark === undefined)).toEqual([false, true, true, true, true, true]);
    expect(curves.map(({ color }) => color('light')).slice(0, 3)).toEqual(
      curves.slice(3).map(({ color }) => color('light')),
    );
  });
});

describe('the curves of several runs', () => {
  const runs = [runOf('deep', 4), runOf('shallow', 2, 'present')];

  it('are one a run, in the colour and with the name of the run', () => {
    const { curves, isMany } = panelCurves(runs, movement, 2);
    expect(isMany).toBe(true);
    expect(curves.map(({ label, mark }) => [mark, label])).toEqual([
      ['1', 'deep'],
      ['2', 'shallow'],
    ]);
    expect(curves.map(({ color }) => color('light'))).toEqual([COLORS[1], COLORS[2]]);
    expect(curves.map(({ emphasis }) => emphasis)).toEqual([false, true]);
    expect(curves.map((curve) => drawnSeries(curve).y[1])).toEqual([2, 2]);
  });

  it('have the changes of the learning rate of a pinned run on them', () => {
    const schedule = { kind: 'cosine' as const, warmup: 0, steps: 1, final: 0, every: 1, factor: 1 };
    const learningRateChanges = [{ step: 1, lr: 0.5, schedule }];
    const changed = runs.map((run) => ({ ...run, recording: { ...run.recording, learningRateChanges } }));
    const { curves } = panelCurves(changed, alignment, 2);
    const marked = curves.map(({ id, happened }) => [id, happened?.map(({ step, label }) => `${step}: ${label}`)]);
    // Those of the present run are marks through the whole plot.
    expect(marked).toEqual([
      ['deep-layer-2', ['1: η = 0.5, schedule: Cosine']],
      ['deep-layer-2-uncentered', undefined],
      ['shallow-layer-2', undefined],
      ['shallow-layer-2-uncentered', undefined],
    ]);
  });

  it('know of a run that diverged', () => {
    const [deep, shallow] = runs;
    const failure = { code: 'diverged', sentence: 'It diverged.', control: null } as const;
    const diverged = { ...deep, recording: { ...deep.recording, failure } };
    const { curves } = panelCurves([diverged, shallow], movement, 2);
    expect(curves.map(({ hasDiverged }) => hasDiverged)).toEqual([true, false]);
  });

  it('are the mean over all layers of each run, as the page opens', () => {
    const { curves } = panelCurves(runs, movement, 'mean');
    expect(curves.map((curve) => [...Array.from(drawnSeries(curve).y).slice(0, 3)])).toEqual([
      [0, 2.5, 5],
      [0, 1.5, 3],
    ]);
  });

  it('are those of the runs that have the layer', () => {
    const { curves, layers, choice } = panelCurves(runs, movement, 3);
    expect(curves.map(({ label }) => label)).toEqual(['deep']);
    expect(layers.map(({ layer }) => layer)).toEqual([1, 2, 3, 4]);
    expect(choice).toBe(3);
    expect(panelCurves(runs, movement, 9).choice).toBe(4);
  });

  it('are by layer for small charts, where all have the marks of their runs', () => {
    const { byLayer, curves } = panelCurves(runs, movement, 'each');
    expect(byLayer?.map(({ curves: ofLayer }) => ofLayer.map(({ mark }) => mark))).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['1'],
      ['1'],
    ]);
    expect(byLayer?.every(({ curves: ofLayer }) => ofLayer.every(({ isUnnamed }) => isUnnamed))).toBe(true);
    expect(curves).toHaveLength(2);
  });

  it('call a layer the readout only where it is that of all runs that have it', () => {
    const moved: CurvesOf = (experiment) => weightReadingCurves(experiment, 'weightMove', 'both');
    const names = (all: DrawnRun[]) => panelCurves(all, moved, 'mean').layers.map(({ name }) => name);
    expect(names([runOf('one', 2), runOf('other', 2)])).toEqual(['layer 1', 'layer 2', 'readout']);
    expect(names(runs)).toEqual(['layer 1', 'layer 2', 'layer 3', 'layer 4', 'readout']);
  });

  it('are solid and dashed for two kinds, and named once a run', () => {
    for (const curvesOf of [loss, alignment]) {
      const { curves } = panelCurves(runs, curvesOf, 'mean');
      expect(curves.map(({ dash }) => dash !== undefined)).toEqual([false, true, false, true]);
      expect(curves.map(({ isUnnamed }) => isUnnamed ?? false)).toEqual([false, true, false, true]);
      expect(new Set(curves.map(({ id }) => id)).size).toBe(4);
    }
  });

  it('have the name of their run and a sign where they are those of its twin, and no entry in a legend', () => {
    const withTwin: CurvesOf = (experiment, count) =>
      fitCurvesOfMany({ ...experiment, measure: { ...experiment.measure, twin: true } }, 'loss', count);
    const twins = panelCurves(runs, withTwin, 'mean').curves.filter(({ kind }) => kind === 'lazy twin');
    expect(twins.map(({ label, endName, mark, isUnnamed }) => [label, endName, mark, isUnnamed])).toEqual([
      ['deep’s twin', 'deep’s twin', 'twin', true],
      ['shallow’s twin', 'shallow’s twin', 'twin', true],
    ]);
  });

  it('have no layers to choose where the network has one curve', () => {
    expect(panelCurves(runs, loss, 'each')).toMatchObject({ layers: [], byLayer: null });
  });

  it('have the ghost behind them, with a name in place of a number', () => {
    const { curves } = panelCurves([runOf('old', 2, 'ghost'), ...runs], movement, 1);
    expect(curves.map(({ look, mark }) => [look, mark])).toEqual([
      ['ghost', 'last run'],
      [undefined, '1'],
      [undefined, '2'],
    ]);
  });
});

describe('a mean of layers', () => {
  it('has a gap where a layer was not measured, and follows its stream', () => {
    const run = runOf('one', 2, 'pinned', [0, 1]);
    const { stream } = run.recording;
    const [mean] = panelCurves([run, runOf('other', 2)], movement, 'mean').curves;
    expect(drawnSeries(mean).length).toBe(2);
    const frame = new Float32Array(stream.layout.stride).fill(NaN);
    frame[STEP_OFFSET] = 2;
    frame[layerOffset(0, 'featureMove')] = 7;
    stream.append(frame, 1);
    const { y, length } = drawnSeries(mean);
    expect(Array.from(y).slice(0, length)).toEqual([0, 1.5, NaN]);
    frame[layerOffset(1, 'featureMove')] = 9;
    stream.append(frame, 1);
    expect(drawnSeries(mean).y[2]).toBe(8);
  });
});

describe('the axes of a measure that tells lazy from rich', () => {
  const chart = { scale: 'linear', domain: null, regime: { domain: [1e-3, 3], lazy: 0.05, rich: 0.3 } } as const;
  const own = { logX: false, logY: null, auto: false };

  it('are fixed and logarithmic at first, with both ends tinted', () => {
    const { yScale, yDomain, bands } = axesOf(chart, own);
    expect([yScale, yDomain]).toEqual(['log', [1e-3, 3]]);
    expect(bands?.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.05],
      [0.3, Infinity],
    ]);
  });

  it('follow the curves where a person asks for it, or for a linear axis', () => {
    expect(axesOf(chart, { ...own, auto: true })).toMatchObject({ yScale: 'linear', yDomain: undefined });
    expect(axesOf(chart, { ...own, logY: false })).toMatchObject({ yScale: 'linear', yDomain: undefined });
    expect(axesOf(chart, { ...own, auto: true, logY: true })).toMatchObject({ yScale: 'log', yDomain: undefined });
  });

  it('are those of the measure where it has no regimes', () => {
    const share = { scale: 'linear', domain: [0, 1] } as const;
    expect(axesOf(share, { ...own, logX: true })).toEqual({ xScale: 'log', yScale: 'linear', yDomain: [0, 1] });
  });
});
