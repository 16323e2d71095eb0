import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';

/** The pictures of the prior and of the posterior. */
const figures: readonly Figure[] = [
  {
    id: 'histograms',
    title: 'Outputs of random linear networks, deeper and deeper',
    caption:
      'Width 40, depths 0, 4, 20 and 40. Without hidden layers the outputs are Gaussian; with depth they gather about 0, and the tails grow, as the mixture says.',
    study: 'depth',
    kind: 'histogram',
    priors: [0, 1, 2, 3],
  },
  {
    id: 'ratio',
    title: 'The same depth over width, and the same depth',
    caption:
      'The first two panels have L/N = 0.5 at widths 10 and 80, and one law. The last two have depth 4 at widths 16 and 128: the wide one is almost Gaussian.',
    study: 'ratio',
    kind: 'histogram',
    priors: [0, 2, 3, 5],
  },
  {
    id: 'posterior',
    title: 'What data change',
    caption:
      'The output at a fourth input, after large targets at three others (first) and small ones (second). The mean is that of the Gaussian process (dotted), the width is not.',
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
