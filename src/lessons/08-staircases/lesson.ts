import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, stepsToLearn } from './claims.ts';
import { studies } from './studies.ts';

/** The cells of degree 3 with 12, 24 and 48 inputs. */
const HIGHEST = [10, 12, 14];

const curves = { kind: 'curves', cells: HIGHEST, xScale: 'log', yScale: 'log', yLabel: 'test loss' } as const;
const lines = {
  kind: 'lines',
  quantity: stepsToLearn,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: 'steps until a tenth is left',
  slopes: true,
} as const;
const measures = [{ name: 'test loss', measure: { of: 'run', measure: 'testLoss' } as const }];

/** The pictures of staircases. */
const figures: readonly Figure[] = [
  {
    id: 'plateau',
    title: 'The isolated parity of three inputs',
    caption:
      'For a long time the test loss stays at 0.5, where nothing is learned. Then it falls, later the more inputs there are.',
    study: 'parity',
    measures,
    ...curves,
  },
  {
    id: 'stairs',
    title: 'The same parity on top of a staircase',
    caption: 'The loss falls from the first steps on, and there is no long wait before the top stair.',
    study: 'staircase',
    measures,
    ...curves,
  },
  {
    id: 'steps-parity',
    title: 'Steps to learn an isolated parity',
    caption:
      'Over the number of inputs, a line for each degree. A third factor costs far more steps than a second one, and even more so with more inputs.',
    study: 'parity',
    ...lines,
  },
  {
    id: 'steps-staircase',
    title: 'Steps to learn a staircase',
    caption: 'Each further stair takes a few times as many steps, and the lines stay close together.',
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
