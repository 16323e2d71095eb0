import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, testLoss } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';
import type { WeightMeasure } from '../../config/measures/measures.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';

const ofLayer = (layer: number, measure: WeightMeasure): MeasureName => ({ of: 'weights', measure, layer });

/** The pictures of alignment. */
const figures: readonly Figure[] = [
  {
    id: 'rise',
    ...said.figures.rise,
    study: 'scale',
    kind: 'curves',
    measures: [
      { name: said.uncentred, measure: ofLayer(2, 'nfaUncentered') },
      { name: said.centred, measure: ofLayer(2, 'nfaCentered') },
    ],
    cells: [0, 3],
    xScale: 'log',
    yScale: 'linear',
    yLabel: said.alignment(2),
  },
  {
    id: 'test-loss',
    ...said.figures['test-loss'],
    study: 'scale',
    kind: 'lines',
    quantity: testLoss,
    summary: 'mean',
    xScale: 'log',
    yScale: 'log',
  },
  {
    id: 'slo',
    ...said.figures.slo,
    study: 'slo',
    kind: 'curves',
    measures: [{ name: said.uncentred, measure: ofLayer(1, 'nfaUncentered') }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: said.alignment(1),
  },
  {
    id: 'digits',
    ...said.figures.digits,
    study: 'digits',
    kind: 'curves',
    measures: [{ name: said.uncentred, measure: ofLayer(2, 'nfaUncentered') }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: said.alignment(2),
  },
  {
    id: 'silent',
    ...said.figures.silent,
    study: 'silent',
    axisNames: ['s'],
    kind: 'curves',
    measures: [
      { name: said.lossLeft, measure: { of: 'run', measure: 'loss' }, relative: true },
      { name: said.kernelAlignment, measure: { of: 'run', measure: 'ntkTarget' } },
    ],
    xScale: 'log',
    yScale: 'linear',
  },
  {
    id: 'silent-rank',
    ...said.figures['silent-rank'],
    study: 'silent-digits',
    axisNames: ['s'],
    kind: 'curves',
    measures: [{ name: said.kernelRank, measure: { of: 'run', measure: 'ntkRank' } }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: said.kernelRank,
  },
];

/** The lesson on the neural feature matrix and the average gradient outer product, and why they come to agree. */
export const lesson: Lesson = {
  ...ABOUT.alignment,
  start:
    '#v=1&task=chain&depth=2&baseWidth=256&scaling=sp&centered=false&gain=0.25&lr=0.03&batch=full&steps=1000&probe=128',
  chart: 'alignment',
  studies,
  figures,
  claims,
};
