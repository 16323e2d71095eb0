import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, finalLoss } from './claims.ts';
import { studies } from './studies.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';

const lastLayer: Quantity = { of: 'layer', measure: 'deltaRms', layer: 'last', at: { step: 1 } };

const check = (about: {
  id: string;
  study: string;
  title: string;
  caption: string;
  slopes: readonly { name: string; slope: number }[];
}): Figure => ({
  id: about.id,
  title: about.title,
  caption: about.caption,
  study: about.study,
  kind: 'lines',
  quantity: lastLayer,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: 'change of z, last hidden layer',
  slopes: true,
  expected: [...about.slopes],
});

const transfer = (about: { id: string; title: string; caption: string }): Figure => ({
  ...about,
  study: about.id,
  kind: 'lines',
  quantity: finalLoss,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: 'training loss',
});

/** The pictures of both tests. */
const figures: readonly Figure[] = [
  check({
    id: 'check-sgd',
    study: 'sgd',
    title: 'Coordinate check, SGD',
    caption:
      'How far the pre-activations of the last hidden layer moved in one step, against the width. Level is right; μP is level, NTP falls with slope −1/2, SP rises with slope 1/2.',
    slopes: [
      { name: 'slope 0', slope: 0 },
      { name: 'slope −1/2', slope: -0.5 },
      { name: 'slope 1/2', slope: 0.5 },
    ],
  }),
  check({
    id: 'check-adam',
    study: 'adam',
    title: 'Coordinate check, Adam',
    caption:
      'The same with Adam. SP rises with slope 1 now: every weight moves by the same step, however many there are.',
    slopes: [
      { name: 'slope 0', slope: 0 },
      { name: 'slope −1/2', slope: -0.5 },
      { name: 'slope 1', slope: 1 },
    ],
  }),
  transfer({
    id: 'adam-sp',
    title: 'Loss against learning rate, SP',
    caption: 'Adam, 50 steps. With every doubling of the width the best rate is smaller, and the old one worse.',
  }),
  transfer({
    id: 'adam-mup',
    title: 'Loss against learning rate, μP',
    caption: 'The same networks under μP. The valleys lie above each other, and up to the best rate wider is better.',
  }),
  {
    id: 'decay',
    title: 'Loss under weight decay',
    caption:
      'The training loss after 100 steps of SGD under μP with weight decay λ = 0.5, against the width. If the decay has no width factor, it means the same at every width. By the rate of each layer, which grows as n for the first layer, it erases what that layer learned.',
    study: 'decay',
    kind: 'lines',
    quantity: finalLoss,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'training loss',
  },
];

/** The lesson on tests of a parametrization: the coordinate check, learning-rate transfer, and weight decay. */
export const lesson: Lesson = {
  ...ABOUT.coordinateCheck,
  start:
    '#v=1&task=chain&d=16&samples=256&width=256&depth=2&activation=relu&scaling=mup&optimizer=adam&lr=0.008&batch=full&steps=200',
  studies,
  figures,
  claims,
};
