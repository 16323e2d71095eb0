import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims, gap, movement } from './claims.ts';
import { studies } from './studies.ts';

/** The pictures of the dial. */
const figures: readonly Figure[] = [
  {
    id: 'movement',
    title: 'How far the features move',
    caption:
      'Movement of the last hidden layer after the one-dimensional fit, for seven places of the dial. With z₀ subtracted, the points at the left lie on a line of slope 1; at the right the features have been replaced. With z₀ left in, the features have to move anyway.',
    study: 'fit',
    axisNames: ['richness γ₀', 'z₀ subtracted'],
    kind: 'lines',
    lineNames: ['z₀ subtracted', 'z₀ left in'],
    quantity: movement,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'feature movement',
    expected: [{ name: 'slope 1', slope: 1 }],
  },
  {
    id: 'fits',
    title: 'Twelve samples of a sine, fitted by tanh networks',
    caption:
      'The lazy networks find what their fixed kernel finds, a smooth curve. The rich ones go through all samples, and differ most in the gap at the right.',
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
    title: 'The same samples, fitted by relu networks',
    caption:
      'All kinks start at x = 0. Lazy networks leave them there and can only draw two lines; rich ones carry them to the samples and come out near the straight lines between them.',
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
    title: 'The gap to the lazy twin on digits',
    caption:
      'Distance between the outputs of network and twin at the end of training, in units of rms(y). At the left it falls in proportion to γ₀.',
    study: 'digits',
    kind: 'lines',
    quantity: gap,
    summary: 'geometricMean',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'twin gap / rms(y)',
    expected: [{ name: 'slope 1', slope: 1 }],
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
