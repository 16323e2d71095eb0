import type { Figure, Lesson } from '../lesson.ts';
import { words } from '../../words/words.ts';
import { ABOUT } from '../about-lessons.ts';
import { finalLoss } from '../read-results.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';
import type { Quantity } from '../../config/sweep/quantity.ts';

const lastLayer: Quantity = { of: 'layer', measure: 'deltaRms', layer: 'last', at: { step: 1 } };

const slope = (value: string, number: number) => ({ name: words.lessons.slope(value), slope: number });

const check = (study: 'sgd' | 'adam', slopes: readonly { name: string; slope: number }[]): Figure => ({
  id: `check-${study}`,
  ...said.figures[`check-${study}`],
  study,
  kind: 'lines',
  quantity: lastLayer,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.change,
  slopes: true,
  expected: [...slopes],
});

const transfer = (study: 'adam-sp' | 'adam-mup'): Figure => ({
  id: study,
  ...said.figures[study],
  study,
  kind: 'lines',
  quantity: finalLoss,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.trainingLoss,
});

/** The pictures of both tests. */
const figures: readonly Figure[] = [
  check('sgd', [slope('0', 0), slope('−1/2', -0.5), slope('1/2', 0.5)]),
  check('adam', [slope('0', 0), slope('−1/2', -0.5), slope('1', 1)]),
  transfer('adam-sp'),
  transfer('adam-mup'),
  {
    id: 'decay',
    ...said.figures.decay,
    study: 'decay',
    kind: 'lines',
    quantity: finalLoss,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    yLabel: said.trainingLoss,
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
