import type { Figure, Lesson } from '../lesson.ts';
import { words } from '../../words/words.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, gap, movement } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

/** The pictures of the dial. */
const figures: readonly Figure[] = [
  {
    id: 'movement',
    ...said.figures.movement,
    study: 'fit',
    kind: 'lines',
    quantity: movement,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    expected: [{ name: words.lessons.slope('1'), slope: 1 }],
  },
  {
    id: 'fits',
    ...said.figures.fits,
    study: 'fit',
    kind: 'fit',
    cells: [
      { cell: 0, name: 'γ₀ = 0.001' },
      { cell: 4, name: 'γ₀ = 0.3' },
      { cell: 6, name: 'γ₀ = 3' },
    ],
  },
  {
    id: 'kinks',
    ...said.figures.kinks,
    study: 'kinks',
    kind: 'fit',
    cells: [
      { cell: 0, name: 'γ₀ = 0.01' },
      { cell: 1, name: 'γ₀ = 1' },
      { cell: 2, name: 'γ₀ = 3' },
    ],
  },
  {
    id: 'twin',
    ...said.figures.twin,
    study: 'digits',
    kind: 'lines',
    quantity: gap,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    expected: [{ name: words.lessons.slope('1'), slope: 1 }],
  },
];

/** The lesson on the dial gamma0: which features move, which don't, and the lazy twin. */
export const lesson: Lesson = {
  ...ABOUT.lazyOrRich,
  start:
    '#v=1&task=curve&samples=12&width=128&depth=2&activation=tanh&bias=true&gamma0=0.1&optimizer=momentum&lr=0.25&lrUnit=critical&batch=full&twin=true',
  studies,
  figures,
  claims,
};
