import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { RunMeasure } from '../../config/measures/measures.ts';
import { ABOUT } from '../about-lessons.ts';
import type { Figure, Lesson } from '../lesson.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

const ofRun = (measure: RunMeasure): MeasureName => ({ of: 'run', measure });
const edge = [{ name: said.edge, at: () => 1 }];
const { lazy, rich, lazyMomentum, richMomentum } = said.cells;

const dial = {
  kind: 'curves',
  study: 'dial',
  cellNames: [lazy, rich, lazyMomentum, richMomentum],
  xScale: 'linear',
} as const;

const after = {
  kind: 'lines',
  quantity: { of: 'run', measure: 'loss', relative: true, at: { step: 500 } },
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.lossLeft,
} as const;

/** The pictures of the edge and of the catapult. */
const figures: readonly Figure[] = [
  {
    id: 'sharpness',
    ...said.figures.sharpness,
    ...dial,
    measures: [{ name: said.sharpness, measure: ofRun('sharpness') }],
    yScale: 'linear',
    yLabel: said.sharpness,
    guides: edge,
  },
  {
    id: 'loss',
    ...said.figures.loss,
    ...dial,
    measures: [{ name: said.loss, measure: ofRun('loss') }],
    yScale: 'log',
    yLabel: said.loss,
  },
  {
    id: 'catapult',
    ...said.figures.catapult,
    study: 'catapult',
    kind: 'curves',
    measures: [
      { name: said.network, measure: ofRun('loss') },
      { name: said.twin, measure: ofRun('twinLoss') },
    ],
    cells: [1],
    xScale: 'linear',
    yScale: 'log',
    yLabel: said.loss,
    ceiling: 1e4,
  },
  {
    id: 'flatter',
    ...said.figures.flatter,
    study: 'catapult',
    kind: 'curves',
    measures: [{ name: said.sharpness, measure: ofRun('sharpness') }],
    cells: [0, 1, 2],
    cellNames: [0.9, 1.1, 1.5].map(said.atRate),
    xScale: 'linear',
    yScale: 'linear',
    yLabel: said.sharpness,
    guides: edge,
  },
  { id: 'window', ...said.figures.window, study: 'window', axisNames: [said.rate, said.activation], ...after },
  { id: 'deep', ...said.figures.deep, study: 'deep', axisNames: [said.rate, said.hiddenLayers], ...after },
];

/** The lesson on the edge of stability, and on what happens to networks above it. */
export const lesson: Lesson = {
  ...ABOUT.edgeOfStability,
  start:
    '#v=1&task=curve&curve=sawtooth&samples=32&width=64&depth=2&activation=tanh&bias=true&gamma0=3&lr=0.3&lrUnit=critical&batch=full&steps=1000&twin=false&sharpness=true',
  studies,
  figures,
  claims,
};
