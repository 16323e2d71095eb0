import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, stepsToLearn } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

/** The cells of degree 3 with 12, 24 and 48 inputs. */
const HIGHEST = [10, 12, 14];

const curves = { kind: 'curves', cells: HIGHEST, xScale: 'log', yScale: 'log', yLabel: said.testLoss } as const;
const lines = {
  kind: 'lines',
  quantity: stepsToLearn,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.stepsToLearn,
  slopes: true,
} as const;
const measures = [{ name: said.testLoss, measure: { of: 'run', measure: 'testLoss' } as const }];

/** The pictures of staircases. */
const figures: readonly Figure[] = [
  {
    id: 'plateau',
    ...said.figures.plateau,
    study: 'parity',
    measures,
    ...curves,
  },
  {
    id: 'stairs',
    ...said.figures.stairs,
    study: 'staircase',
    measures,
    ...curves,
  },
  {
    id: 'steps-parity',
    ...said.figures['steps-parity'],
    study: 'parity',
    ...lines,
  },
  {
    id: 'steps-staircase',
    ...said.figures['steps-staircase'],
    study: 'staircase',
    ...lines,
  },
];

/** The lesson on why a product of inputs is easy to learn above smaller products, and hard alone. */
export const lesson: Lesson = {
  ...ABOUT.staircases,
  start:
    '#v=1&task=staircase&samples=8192&testSamples=1024&width=128&depth=1&bias=true&gamma0=4&lr=0.05&batch=128&steps=3000',
  studies,
  figures,
  claims,
};
