import { colorOfLayer, colorOfTest, colorOfTrain } from '../../charts/palette.ts';
import type { Series } from '../../charts/series.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, weightOffset, type LayerMeasure, type WeightMeasure } from '../../config/frame.ts';
import type { Alignment, WeightReading } from '../../store/view.ts';
import { words } from '../../words/words.ts';

/** One curve of a chart before it has values: what it is called, and where its values lie in a frame. */
export interface Curve extends Omit<Series, 'x' | 'y' | 'length'> {
  /** Its name where there is little room. */
  shortLabel: string;
  /** Offset in a packed frame (config/frame.ts). */
  offset: number;
  /** Whether its present value is left to the chart and the table. */
  isQuiet?: boolean;
}

const said = words.page.charts;

/** Train and test curves of the loss or of the accuracy; without test samples there is no test curve. */
export function fitCurves({ task }: Experiment, fit: 'loss' | 'accuracy'): Curve[] {
  const [onTrain, onTest] = fit === 'loss' ? (['loss', 'testLoss'] as const) : (['accuracy', 'testAccuracy'] as const);
  const train = {
    id: onTrain,
    label: said.train,
    shortLabel: said.train,
    offset: runOffset(onTrain),
    color: colorOfTrain,
  };
  const test = { id: onTest, label: said.test, shortLabel: said.test, offset: runOffset(onTest), color: colorOfTest };
  return 'testSamples' in task && task.testSamples > 0 ? [train, test] : [train];
}

/** A measure of each hidden layer. */
export const layerCurves = ({ net: { depth } }: Experiment, measure: LayerMeasure): Curve[] =>
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

/** Uncentred and centred alignment in the two conventions of MATHS section 5. */
const ALIGNMENTS = {
  nfa: { uncentered: 'nfaUncentered', centered: 'nfaCentered' },
  nfaPearson: { uncentered: 'nfaUncenteredPearson', centered: 'nfaCenteredPearson' },
} as const;

/** Uncentred curves are dashed where both kinds are shown. */
const DASH = [5, 4];

/** What the third chart shows: of an alignment that of W, of W - W_0, or both. */
export function weightReadingCurves(experiment: Experiment, reading: WeightReading, kind: Alignment): Curve[] {
  if (reading === 'weightMove' || reading === 'nfaRatio') return weightCurves(experiment, reading);
  const measures = ALIGNMENTS[reading];
  if (kind !== 'both') return weightCurves(experiment, measures[kind]);
  const dashed = weightCurves(experiment, measures.uncentered).map((curve) => ({
    ...curve,
    id: `${curve.id}-uncentered`,
    label: said.alignment.uncenteredOf(curve.label),
    legend: curve.legend && { ...curve.legend, group: said.alignment.uncentered },
    dash: DASH,
    isQuiet: true,
  }));
  return [...weightCurves(experiment, measures.centered), ...dashed];
}

const layerNames = (layer: number, depth: number) => ({
  label: layer > depth ? said.readout : said.layer(layer),
  shortLabel: layer > depth ? said.readoutShort : String(layer),
  legend: { group: said.layerGroup, item: layer > depth ? said.readout : String(layer) },
});
