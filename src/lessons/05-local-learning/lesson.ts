import type { Figure, Lesson } from '../lesson.ts';
import { words } from '../../words/words.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

const lossAgainstRate = {
  kind: 'lines',
  quantity: { of: 'run', measure: 'loss', at: 'end' },
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.trainingLoss,
} as const;

const cosineWithGradient = {
  kind: 'lines',
  quantity: { of: 'weights', measure: 'bpCosine', layer: 'last', at: { step: 0 } },
  summary: 'mean',
  xScale: 'log',
  yScale: 'linear',
  yLabel: said.cosineWithGradient,
} as const;

/** The pictures of local learning. */
const figures: readonly Figure[] = [
  {
    ...lossAgainstRate,
    id: 'transfer',
    ...said.figures.transfer,
    study: 'pc-mup-kept',
  },
  {
    ...lossAgainstRate,
    id: 'drift',
    ...said.figures.drift,
    study: 'pc-sp',
  },
  {
    ...lossAgainstRate,
    id: 'shrinking',
    ...said.figures.shrinking,
    study: 'pc-mup',
  },
  {
    ...cosineWithGradient,
    id: 'gradient',
    ...said.figures.gradient,
    study: 'equilibrium',
  },
  {
    ...cosineWithGradient,
    id: 'one-output',
    ...said.figures['one-output'],
    study: 'one-output',
  },
  {
    id: 'movement',
    ...said.figures.movement,
    study: 'rules',
    kind: 'lines',
    quantity: { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' },
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    expected: [{ name: words.lessons.slope('−1/2'), slope: -0.5 }],
  },
];

/** The lesson on learning without backpropagation, in wide networks. */
export const lesson: Lesson = {
  ...ABOUT.localLearning,
  start:
    '#v=1&width=128&depth=3&activation=tanh&rule=pc&centered=false&lr=0.4&pcSteps=4&dt=0.3&samples=256&batch=32&steps=500',
  studies,
  figures,
  claims,
};
