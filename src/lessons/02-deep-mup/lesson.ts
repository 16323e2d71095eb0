import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, ofFeatures } from './claims.ts';
import { studies } from './studies.ts';

const againstWidth = {
  kind: 'lines',
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  slopes: true,
} as const;

const JOINT = {
  ...againstWidth,
  quantity: ofFeatures('jointMinEig'),
  yLabel: 'joint smallest eigenvalue',
  expected: [
    { name: 'slope −1', slope: -1 },
    { name: 'slope −2', slope: -2 },
  ],
};

/** The pictures of scalings. */
const figures: readonly Figure[] = [
  {
    ...againstWidth,
    study: 'widths',
    id: 'movement',
    title: 'How far the features move, against width',
    caption:
      'Movement of the last hidden layer at the end of training. Under SP and NTP it falls with the width, under μP it stays. It rises under IP only because it is divided by features that shrink.',
    quantity: ofFeatures('featureMove'),
    yLabel: 'feature movement',
    expected: [{ name: 'slope −1/2', slope: -0.5 }],
  },
  {
    ...JOINT,
    id: 'joint',
    title: 'Are the features before and after training independent?',
    caption:
      'Smallest eigenvalue of the Gram matrix of the features at step 0 and at the end, together, of tanh networks. Only under μP does it not go to zero as the network widens.',
    study: 'widths',
  },
  {
    ...JOINT,
    id: 'joint-relu',
    title: 'The same for relu networks',
    caption:
      'Under NTP and μP the slopes are those of tanh. Under IP the line lies higher than that of NTP and falls no faster.',
    study: 'relu',
  },
];

/** The lesson on scaling and deep features: whether they move, and whether they stay independent. */
export const lesson: Lesson = {
  ...ABOUT.deepMup,
  start:
    '#v=1&task=random-labels&d=16&samples=4&testSamples=0&width=512&depth=3&activation=tanh&lr=0.3&lrUnit=critical&batch=full&probe=4&steps=64',
  studies,
  figures,
  claims,
};
