import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';

const lossAgainstRate = {
  kind: 'lines',
  quantity: { of: 'run', measure: 'loss', at: 'end' },
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: 'training loss',
} as const;

const cosineWithGradient = {
  kind: 'lines',
  quantity: { of: 'weights', measure: 'bpCosine', layer: 'last', at: { step: 0 } },
  summary: 'mean',
  xScale: 'log',
  yScale: 'linear',
  yLabel: 'cosine with the gradient',
} as const;

/** The pictures of local learning. */
const figures: readonly Figure[] = [
  {
    ...lossAgainstRate,
    id: 'transfer',
    title: 'Predictive coding with μP and γₒᵤₜ ~ n: loss against learning rate',
    caption:
      'Thirty steps on digits, a line for each width. The lowest points lie within half an octave of each other, and those of the two widest networks on top of each other.',
    study: 'pc-mup-kept',
  },
  {
    ...lossAgainstRate,
    id: 'drift',
    title: 'Predictive coding with SP: loss against learning rate',
    caption:
      'The same networks at width 64. The wider they are, the further to the left the lowest point; beyond it they diverge.',
    study: 'pc-sp',
  },
  {
    ...lossAgainstRate,
    id: 'shrinking',
    title: 'Predictive coding with μP and a γₒᵤₜ that stays',
    caption:
      'The same networks at width 64 once more. The lowest point moves to the left while C shrinks from 3 to below 1, and hardly after that.',
    study: 'pc-mup',
  },
  {
    ...cosineWithGradient,
    id: 'gradient',
    title: 'Ten outputs: predictive coding at equilibrium, against backpropagation',
    caption:
      'Cosine of the directions of the readout. Where the weight of the loss stays as it is (ḡ = 0), predictive coding becomes backpropagation; where it grows with the width (ḡ = −1), it comes nearer more slowly.',
    study: 'equilibrium',
  },
  {
    ...cosineWithGradient,
    id: 'one-output',
    title: 'One output: the deviation persists',
    caption:
      'The same for networks that tell fours from nines with one output. Where the weight of the loss grows with the width (ḡ = −1), predictive coding levels off far from backpropagation.',
    study: 'one-output',
  },
  {
    id: 'movement',
    title: 'Feature movement at the standard readout scale',
    caption:
      'Movement of the last hidden layer after 32 steps. Backpropagation becomes lazy as the network widens, target propagation does not.',
    study: 'rules',
    kind: 'lines',
    quantity: { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' },
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'feature movement',
    expected: [{ name: 'slope −1/2', slope: -0.5 }],
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
