import { colorOfLayer, colorOfTrain } from '../../charts/shell/palette.ts';
import type { Series } from '../../charts/axes/series.ts';
import { isOneAtReadout } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, weightOffset } from '../../config/frame.ts';
import {
  isPair,
  limitMeasure,
  ofPair,
  type MovementReading,
  type WeightReading,
} from '../../config/measures/chart-readings.ts';
import { placeOf, type LayerMeasure, type RunMeasure, type WeightMeasure } from '../../config/measures/measures.ts';
import { WEIGHT_ROWS } from '../../config/measures/weight-measures.ts';
import type { Stream } from '../../store/training/stream.ts';
import type { Alignment } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';

/** One curve of a chart before it has values: its name, and the place of its values in a frame. */
export interface Curve extends Omit<Series, 'x' | 'y' | 'length' | 'limit'> {
  /** Its name where there is little room. */
  shortLabel: string;
  /** Offsets in a packed frame (config/frame.ts); of several, the curve is their mean. */
  offsets: readonly number[];
  /** Offset of the limit of its values at step 0, where they aren't defined. */
  limitOffset?: number;
  /** Whether its present value stands only in the chart and the table. */
  isQuiet?: boolean;
  /** Its layer, from 1; absent: it is about the whole network. */
  layer?: number;
  /** The name of its kind where a run has several curves of one measure, such as "test"; the first kind has none. */
  kind?: string;
  /** Its names as the curve of one of several runs: in full, and where there is little room; absent: by its kind. */
  ofRun?: { name: (run: string) => string; mark: string };
  /** The data that it says something of, whatever the network: runs on the same data have one such curve, in its own colour. */
  ofData?: string;
}

const said = words.page.charts;

/** Returns the series of a curve, with the values measured so far. */
export const seriesOf = (curve: Curve, stream: Stream): Series => ({
  ...curve,
  ...columnOf(stream, curve.offsets),
  limit: limitOf(curve, stream),
});

const columnOf = (stream: Stream, offsets: readonly number[]) =>
  offsets.length === 1 ? stream.series(offsets[0]) : meanColumn(stream, offsets);

const means = new WeakMap<Stream, Map<string, { version: number; y: Float32Array }>>();

/** Returns the mean of some columns of a stream; a step at which one of them was not measured is a gap. */
function meanColumn(stream: Stream, offsets: readonly number[]) {
  const columns = offsets.map((offset) => stream.series(offset));
  const [{ x, length }] = columns;
  const ofStream = means.get(stream) ?? new Map<string, { version: number; y: Float32Array }>();
  means.set(stream, ofStream);
  const kept = ofStream.get(offsets.join());
  if (kept?.version === stream.version) return { x, y: kept.y, length };
  const y = kept && kept.y.length >= length ? kept.y : new Float32Array(x.length);
  for (let row = 0; row < length; row++) {
    let sum = 0;
    for (const column of columns) sum += column.y[row];
    y[row] = sum / columns.length;
  }
  ofStream.set(offsets.join(), { version: stream.version, y });
  return { x, y, length };
}

/** Returns the limit of a curve's values at step 0; `undefined` if there is none, or while it isn't measured. */
export function limitOf({ limitOffset }: Curve, stream: Stream): number | undefined {
  if (limitOffset === undefined) return undefined;
  const { x, y, length } = stream.series(limitOffset);
  return length > 0 && x[0] === 0 && !Number.isNaN(y[0]) ? y[0] : undefined;
}

/** Returns the curves of the second chart: a measure of each hidden layer, or one of the whole network. */
export const movementCurves = ({ net: { depth } }: Experiment, reading: MovementReading): Curve[] =>
  placeOf(reading) === 'run' ? [networkCurve(reading as RunMeasure)] : layerCurves(depth, reading as LayerMeasure);

const networkCurve = (measure: RunMeasure): Curve => ({
  id: 'network',
  label: said.network,
  shortLabel: said.network,
  offsets: [runOffset(measure)],
  color: colorOfTrain,
});

const layerCurves = (depth: number, measure: LayerMeasure): Curve[] =>
  Array.from({ length: depth }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offsets: [layerOffset(l, measure)],
    color: colorOfLayer(l + 1, depth + 1),
  }));

/**
 * Returns a measure of each layer of weights that has it, the readout last, with its limit at step 0 if any. The readout
 * is left out where the measure is 1 there by construction.
 */
function weightCurves(experiment: Experiment, measure: WeightMeasure): Curve[] {
  const { depth } = experiment.net;
  const limit = limitMeasure(measure);
  const curves = Array.from({ length: depth + 1 }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offsets: [weightOffset(depth, l, measure)],
    ...(limit && { limitOffset: weightOffset(depth, l, limit) }),
    color: colorOfLayer(l + 1, depth + 1),
  }));
  const first = WEIGHT_ROWS[measure].hasFirstLayer ? 0 : 1;
  return curves.slice(first, isOneAtReadout(experiment, measure) ? depth : depth + 1);
}

/** The dashes of the kinds of curves where each run has a colour; the first kind is solid. */
export const DASHES = { dashed: [5, 4], dotted: [1.5, 3], dashDotted: [8, 3, 1.5, 3] };

/** Returns the curves of the third chart. Of a pair of alignments, it shows that of W, of W - W_0, or both. */
export function weightReadingCurves(experiment: Experiment, reading: WeightReading, kind: Alignment): Curve[] {
  if (!isPair(reading)) return weightCurves(experiment, reading);
  if (kind !== 'both') return weightCurves(experiment, ofPair(reading, kind));
  const dashed = weightCurves(experiment, ofPair(reading, 'uncentered')).map((curve) => ({
    ...curve,
    id: `${curve.id}-uncentered`,
    label: said.alignment.uncenteredOf(curve.label),
    legend: curve.legend && { ...curve.legend, group: said.alignment.uncentered },
    kind: said.alignment.uncentered,
    dash: DASHES.dashed,
    isQuiet: true,
  }));
  return [...weightCurves(experiment, ofPair(reading, 'centered')), ...dashed];
}

const layerNames = (layer: number, depth: number) => ({
  layer,
  label: layer > depth ? said.readout : said.layer(layer),
  shortLabel: layer > depth ? said.readoutShort : String(layer),
  legend: { group: said.layerGroup, item: layer > depth ? said.readout : String(layer) },
});
