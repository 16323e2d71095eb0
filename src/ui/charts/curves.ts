import { colorOfLayer, colorOfTrain } from '../../charts/shell/palette.ts';
import type { Series } from '../../charts/lines/series.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, weightOffset, type LayerMeasure, type WeightMeasure } from '../../config/frame.ts';
import type { Stream } from '../../store/training/stream.ts';
import {
  NETWORK_READINGS,
  type Alignment,
  type MovementReading,
  type NetworkReading,
  type WeightReading,
} from '../../store/page/view.ts';
import { words } from '../../words/words.ts';

/** One curve of a chart before it has values: what it is called, and where its values lie in a frame. */
export interface Curve extends Omit<Series, 'x' | 'y' | 'length' | 'limit'> {
  /** Its name where there is little room. */
  shortLabel: string;
  /** Offset in a packed frame (config/frame.ts). */
  offset: number;
  /** Offset of what its values tend to at step 0, where they aren't defined. */
  limitOffset?: number;
  /** Whether its present value is left to the chart and the table. */
  isQuiet?: boolean;
}

const said = words.page.charts;

/** The series of a curve in what has been measured so far. */
export const seriesOf = (curve: Curve, stream: Stream): Series => ({
  ...curve,
  ...stream.series(curve.offset),
  limit: limitOf(curve, stream),
});

/** What the values of a curve tend to at step 0; `undefined` where they have no limit, or while it isn't measured. */
export function limitOf({ limitOffset }: Curve, stream: Stream): number | undefined {
  if (limitOffset === undefined) return undefined;
  const { x, y, length } = stream.series(limitOffset);
  return length > 0 && x[0] === 0 && !Number.isNaN(y[0]) ? y[0] : undefined;
}

/** What the second chart shows: a measure of each hidden layer, or one of the whole network. */
export function movementCurves({ net: { depth } }: Experiment, reading: MovementReading): Curve[] {
  return isOfNetwork(reading) ? [networkCurve(reading)] : layerCurves(depth, reading);
}

const ofNetwork: ReadonlySet<string> = new Set(NETWORK_READINGS);
const isOfNetwork = (reading: MovementReading): reading is NetworkReading => ofNetwork.has(reading);

const networkCurve = (reading: NetworkReading): Curve => ({
  id: 'network',
  label: said.network,
  shortLabel: said.network,
  offset: runOffset(reading),
  color: colorOfTrain,
});

const layerCurves = (depth: number, measure: LayerMeasure): Curve[] =>
  Array.from({ length: depth }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offset: layerOffset(l, measure),
    color: colorOfLayer(l + 1, depth + 1),
  }));

/** A measure of each layer of weights, the readout last. */
const weightCurves = ({ net: { depth } }: Experiment, measure: WeightMeasure): Curve[] =>
  Array.from({ length: depth + 1 }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offset: weightOffset(depth, l, measure),
    color: colorOfLayer(l + 1, depth + 1),
  }));

/** Uncentred and centred alignment in the two conventions of docs/maths.md 5. */
const ALIGNMENTS = {
  nfa: { uncentered: 'nfaUncentered', centered: 'nfaCentered' },
  nfaPearson: { uncentered: 'nfaUncenteredPearson', centered: 'nfaCenteredPearson' },
} as const;

/** Whether a reading has an uncentred and a centred kind. */
export const hasKinds = (reading: WeightReading): reading is keyof typeof ALIGNMENTS => reading in ALIGNMENTS;

/** Uncentred curves are dashed where both kinds are shown. */
const DASH = [5, 4];

/** What the third chart shows: of an alignment that of W, of W - W_0, or both. */
export function weightReadingCurves(experiment: Experiment, reading: WeightReading, kind: Alignment): Curve[] {
  // The first layer has no moving features below it.
  if (reading === 'omega') return weightCurves(experiment, reading).slice(1);
  if (!hasKinds(reading)) return weightCurves(experiment, reading);
  if (kind === 'uncentered') return weightCurves(experiment, ALIGNMENTS[reading].uncentered);
  const centered = centeredCurves(experiment, reading);
  if (kind === 'centered') return centered;
  const dashed = weightCurves(experiment, ALIGNMENTS[reading].uncentered).map((curve) => ({
    ...curve,
    id: `${curve.id}-uncentered`,
    label: said.alignment.uncenteredOf(curve.label),
    legend: curve.legend && { ...curve.legend, group: said.alignment.uncentered },
    dash: DASH,
    isQuiet: true,
  }));
  return [...centered, ...dashed];
}

/** The centred curves; the limit at step 0 is that of the plain cosine. */
function centeredCurves(experiment: Experiment, reading: keyof typeof ALIGNMENTS): Curve[] {
  const curves = weightCurves(experiment, ALIGNMENTS[reading].centered);
  if (reading !== 'nfa') return curves;
  return curves.map((curve, l) => ({
    ...curve,
    limitOffset: weightOffset(experiment.net.depth, l, 'nfaCenteredLimit'),
  }));
}

const layerNames = (layer: number, depth: number) => ({
  label: layer > depth ? said.readout : said.layer(layer),
  shortLabel: layer > depth ? said.readoutShort : String(layer),
  legend: { group: said.layerGroup, item: layer > depth ? said.readout : String(layer) },
});
