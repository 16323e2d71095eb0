import type { Figure, Lesson } from '../lesson.ts';
import { words } from '../../words/words.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, ofFeatures } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

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
  expected: [
    { name: words.lessons.slope('−1'), slope: -1 },
    { name: words.lessons.slope('−2'), slope: -2 },
  ],
};

/** The pictures of scalings. */
const figures: readonly Figure[] = [
  {
    ...againstWidth,
    study: 'widths',
    id: 'movement',
    ...said.figures.movement,
    quantity: ofFeatures('featureMove'),
    expected: [{ name: words.lessons.slope('−1/2'), slope: -0.5 }],
  },
  {
    ...JOINT,
    id: 'joint',
    ...said.figures.joint,
    study: 'widths',
  },
  {
    ...JOINT,
    id: 'joint-relu',
    ...said.figures['joint-relu'],
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
