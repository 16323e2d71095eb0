import { colorOfLayer, colorOfTest, colorOfTrain, type ThemedColor } from '../../charts/palette.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, weightOffset } from '../../config/frame.ts';
import { words } from '../../words/words.ts';

/** One curve of a chart: where its values lie in a frame, and what it is called. */
export interface Curve {
  /** Its name, and the name of its value in the page's data attributes. */
  id: string;
  label: string;
  /** Its name where there is little room. */
  shortLabel: string;
  /** Offset in a packed frame (config/frame.ts). */
  offset: number;
  color: ThemedColor;
  /** Set for the curves of layers, which share one entry of the legend. */
  legend?: { group: string; item: string };
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

/** The movement of the features of each hidden layer. */
export const movementCurves = ({ net: { depth } }: Experiment): Curve[] =>
  Array.from({ length: depth }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offset: layerOffset(l, 'featureMove'),
    color: colorOfLayer(l + 1, depth + 1),
  }));

/** The alignment of each layer of weights, the readout last. */
export const alignmentCurves = ({ net: { depth } }: Experiment, kind: 'uncentered' | 'centered'): Curve[] =>
  Array.from({ length: depth + 1 }, (_, l) => ({
    id: `layer-${l + 1}`,
    ...layerNames(l + 1, depth),
    offset: weightOffset(depth, l, kind === 'centered' ? 'nfaCentered' : 'nfaUncentered'),
    color: colorOfLayer(l + 1, depth + 1),
  }));

const layerNames = (layer: number, depth: number) => ({
  label: layer > depth ? said.readout : said.layer(layer),
  shortLabel: layer > depth ? said.readoutShort : String(layer),
  legend: { group: said.layerGroup, item: layer > depth ? said.readout : String(layer) },
});
