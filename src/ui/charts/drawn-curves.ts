/** The curves that a chart draws of one run or of several: those of its layers, or one a run in the colour of the run. */
import { isGhost, type Series } from '../../charts/axes/series.ts';
import { formatSetting } from '../../charts/shell/format-number.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { LayerChoice } from '../../store/page/view.ts';
import { learningRates } from '../../config/learning-rates.ts';
import { isSameSchedule } from '../../config/settings/schedule-settings.ts';
import { joinParts, scheduleName } from '../../store/runs/run-names.ts';
import type { Recording } from '../../store/runs/recording.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import type { DrawnRun } from '../runs/drawn-runs.ts';
import { seriesOf, type Curve } from './curves.ts';

const said = words.page.charts;

/** A curve with the stream of its run. */
export interface DrawnCurve extends Curve {
  stream: Stream;
}

/** The curves of a small chart. */
export interface LayerCurves {
  layer: number;
  title: string;
  curves: readonly DrawnCurve[];
}

/** All curves of a panel. */
export interface PanelCurves {
  /** Whether there are several runs, and each has one colour. */
  isMany: boolean;
  /** The curves of the chart, ghosts first; of the small charts, the means of their layers. */
  curves: readonly DrawnCurve[];
  /** The small charts; `null`: there is one chart. */
  byLayer: readonly LayerCurves[] | null;
  /** The layers to choose from; empty where the curves have no layers, or there is one run. */
  layers: readonly { layer: number; name: string }[];
  /** The choice as far as there are such layers. */
  choice: LayerChoice;
}

/** Returns the curves that a run has in a chart with so many runs; as one of several it has no colours of its own. */
export type CurvesOf = (experiment: Experiment, runs: number) => readonly Curve[];

/** Returns the curves of runs: of a single one all that it has, of several one a run and kind for the chosen layer. */
export function panelCurves(runs: readonly DrawnRun[], curvesOf: CurvesOf, wanted: LayerChoice): PanelCurves {
  const named = runs.filter((run) => !isGhost(run));
  if (named.length < 2) {
    const curves = runs.flatMap((run) =>
      curvesOf(run.recording.experiment, 1).map((curve, index) => ofOne(curve, index, run)),
    );
    return { isMany: false, curves, byLayer: null, layers: [], choice: 'mean' };
  }
  const known = new Set<string>();
  const ofRuns = runs.map((run) => ({
    run: { ...run, mark: String(named.indexOf(run) + 1) },
    curves: curvesOf(run.recording.experiment, named.length).filter(({ id, ofData }) => {
      const isNew = ofData === undefined || !known.has(`${id} ${ofData}`);
      known.add(`${id} ${ofData}`);
      return isNew;
    }),
  }));
  const layers = layersOf(ofRuns.flatMap(({ curves }) => curves));
  const last = layers.at(-1)?.layer ?? 0;
  const choice = typeof wanted === 'number' ? Math.min(wanted, last) : wanted;
  const at = (layer: LayerChoice) =>
    ofRuns.flatMap(({ run, curves }) => atLayer(curves, layer).map((curve) => ofMany(curve, run)));
  const isSplit = choice === 'each' && layers.length > 0;
  return {
    isMany: true,
    curves: at(choice === 'each' ? 'mean' : choice),
    byLayer: isSplit
      ? layers.map(({ layer, name }) => ({ layer, title: name, curves: at(layer).map(markedOnly) }))
      : null,
    layers,
    choice,
  };
}

/** Returns the series of a curve, with the values measured so far. */
export const drawnSeries = (curve: DrawnCurve): Series => seriesOf(curve, curve.stream);

/** Returns the layers of curves with their names; a layer that is the readout of some runs only has a plain name. */
function layersOf(curves: readonly Curve[]) {
  const names = new Map<number, string>();
  for (const { layer, label, kind } of curves) {
    if (layer === undefined || kind !== undefined) continue;
    const isSame = (names.get(layer) ?? label) === label;
    names.set(layer, isSame ? label : said.layer(layer));
  }
  return [...names].map(([layer, name]) => ({ layer, name })).toSorted((one, other) => one.layer - other.layer);
}

/** Returns, of each kind of curves, that of a layer or the mean over layers; curves without layers as they are. */
function atLayer(curves: readonly Curve[], layer: LayerChoice): Curve[] {
  const kinds = [...new Set(curves.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = curves.filter((curve) => curve.kind === kind);
    const layered = ofKind.filter((curve) => curve.layer !== undefined);
    if (layered.length === 0) return ofKind;
    if (layer !== 'mean') return layered.filter((curve) => curve.layer === layer);
    const offsets = layered.flatMap((curve) => curve.offsets);
    return [{ ...layered[0], offsets, ...(layered.length > 1 && { limitOffset: undefined }) }];
  });
}

/** Returns a curve of the only run, or of its ghost. */
function ofOne(curve: Curve, index: number, { recording: { stream }, look, name }: DrawnRun): DrawnCurve {
  if (look !== 'ghost') return { ...curve, stream };
  const label = said.ofRun(name, curve.label);
  // One name is enough for all of them.
  const mark = index === 0 ? words.page.runs.last : undefined;
  return { ...curve, stream, id: `ghost-${curve.id}`, label, mark, look, isQuiet: true };
}

/** Returns a curve of one of several runs: it has the colour and the name of its run. */
function ofMany(curve: Curve, { id, name, color, look, mark, recording }: DrawnRun & { mark: string }): DrawnCurve {
  const { kind, ofRun, ofData } = curve;
  return {
    ...curve,
    stream: recording.stream,
    id: `${id}-${curve.id}`,
    color: ofData === undefined ? color : curve.color,
    label: kind === undefined ? name : (ofRun?.name(name) ?? said.ofRun(name, kind)),
    shortLabel: kind ?? name,
    legend: undefined,
    hasDiverged: recording.failure?.code === 'diverged',
    // The changes of the runs that train now are marks through the whole plot.
    ...(look === 'pinned' && kind === undefined && { happened: rateMarks(recording) }),
    // The name stands at the curve of the first kind, and at those with a name of their own.
    ...(kind === undefined ? { mark } : { isUnnamed: true, mark: ofRun?.mark, endName: ofRun?.name(name) }),
    ...(look === 'ghost' && { look, isQuiet: true, mark: kind === undefined ? words.page.runs.last : undefined }),
    emphasis: look === 'present' && kind === undefined,
  };
}

/** Returns the changes of the learning rate of a run and of its schedule, with what they changed. */
export function rateMarks(recording: Recording): { step: number; label: string }[] {
  const used = learningRates(recording);
  return used.slice(1).map(({ step, lr, schedule }, i) => {
    const parts = [
      ...(lr === used[i].lr ? [] : [said.learningRateMark(formatSetting(lr))]),
      ...(isSameSchedule(schedule, used[i].schedule) ? [] : [said.scheduleMark(scheduleName({ train: { schedule } }))]),
    ];
    return { step, label: joinParts(parts) };
  });
}

/** Returns a curve with its mark alone, since small charts have no room for names. */
const markedOnly = (curve: DrawnCurve): DrawnCurve => ({ ...curve, isUnnamed: true });
