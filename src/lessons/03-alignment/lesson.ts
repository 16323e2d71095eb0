import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, testLoss } from './claims.ts';
import { studies } from './studies.ts';
import type { WeightMeasure } from '../../config/measures/measures.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';

const ofLayer = (layer: number, measure: WeightMeasure): MeasureName => ({ of: 'weights', measure, layer });

/** The pictures of alignment. */
const figures: readonly Figure[] = [
  {
    id: 'rise',
    title: 'Alignment of layer 2 while the network trains',
    caption:
      'The centred alignment is high from the first step, at the largest and at the smallest scale. The uncentred one starts where chance puts it, and rises to the centred one only where the initial weights are small.',
    study: 'scale',
    kind: 'curves',
    measures: [
      { name: 'uncentred', measure: ofLayer(2, 'nfaUncentered') },
      { name: 'centred', measure: ofLayer(2, 'nfaCentered') },
    ],
    cells: [0, 3],
    xScale: 'log',
    yScale: 'linear',
    yLabel: 'alignment of layer 2',
  },
  {
    id: 'test-loss',
    title: 'Test loss against the initial scale',
    caption:
      'Test loss at the same small training loss. From right to left the initial weights become smaller, and the network learns more from the same samples.',
    study: 'scale',
    kind: 'lines',
    quantity: testLoss,
    summary: 'mean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'test loss',
  },
  {
    id: 'slo',
    title: 'Alignment of layer 1 under three sets of speeds',
    caption:
      'With equal speeds the layer ends about as aligned as it began. It becomes aligned where it is the fast one (1, 0.1, 0.1), and does not where the second layer is (0.1, 1, 0.1).',
    study: 'slo',
    kind: 'curves',
    measures: [{ name: 'uncentred', measure: ofLayer(1, 'nfaUncentered') }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: 'alignment of layer 1',
  },
  {
    id: 'digits',
    title: 'Alignment of layer 2 on threes against sevens',
    caption: 'From moderate weights it hardly rises, although the digits are learned. From small weights it does.',
    study: 'digits',
    kind: 'curves',
    measures: [{ name: 'uncentred', measure: ofLayer(2, 'nfaUncentered') }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: 'alignment of layer 2',
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
