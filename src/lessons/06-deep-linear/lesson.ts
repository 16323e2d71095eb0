import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

/** The pictures of the prior and of the posterior. */
const figures: readonly Figure[] = [
  {
    id: 'histograms',
    ...said.figures.histograms,
    study: 'depth',
    kind: 'histogram',
    priors: [0, 1, 2, 3],
  },
  {
    id: 'ratio',
    ...said.figures.ratio,
    study: 'ratio',
    kind: 'histogram',
    priors: [0, 2, 3, 5],
  },
  {
    id: 'posterior',
    ...said.figures.posterior,
    study: 'posterior',
    kind: 'histogram',
    priors: [0, 1],
  },
];

/** The lesson on random linear networks whose depth grows with their width. */
export const lesson: Lesson = {
  ...ABOUT.deepLinear,
  start: '#v=1&view=prior&depth=20&width=40',
  studies,
  figures,
  claims,
};
