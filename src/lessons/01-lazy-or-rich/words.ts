/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const LAZY_TRAINING = 'arXiv 1812.07956, our setting';
const proportional = (upTo: number) => `slope on log axes between 0.9 and 1.1 for γ₀ up to ${upTo}`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('lazyOrRich', {
  claims: {
    'movement-fit': (upTo: number) => ({
      statement: 'On the one-dimensional fit, the features of lazy networks move in proportion to γ₀.',
      source: LAZY_TRAINING,
      expected: proportional(upTo),
    }),
    'movement-digits': (upTo: number) => ({
      statement: 'On digits, too, the features of lazy networks move in proportion to γ₀.',
      source: LAZY_TRAINING,
      expected: proportional(upTo),
    }),
    'twin-fit': {
      statement: 'On the one-dimensional fit, network and lazy twin become the same as γ₀ goes to 0.',
      source: LAZY_TRAINING,
      expected: 'a gap below 0.1 % of rms(y) at the smallest γ₀, and below a hundredth of the gap at the largest',
    },
    'twin-digits': {
      statement: 'On digits, the gap to the lazy twin falls in proportion to γ₀.',
      source: LAZY_TRAINING,
      expected: `${proportional(0.1)}, and a gap below 0.1 % of rms(y) at the smallest γ₀`,
    },
    'kinks-stay': {
      statement:
        'A lazy relu network can’t move its kinks: what it learns is one straight line on either side of 0. A rich one can.',
      source: 'follows from the linearization at step 0, where all biases are 0; our setting',
      expected: 'rms distance to two lines below 0.1 at the lazy end and above 0.3 at the rich end',
    },
    spline: {
      statement: 'A rich relu network comes out near the linear spline, the straight lines from sample to sample.',
      source: 'arXiv 1906.07842, our setting',
      expected: 'rms distance below 0.1 at the rich end and above 0.3 at the lazy end',
    },
    direction: {
      statement:
        'Where the target knows a single direction of the input, rich networks learn more from the same samples.',
      source: 'arXiv 2206.15144, our setting',
      expected: 'a test loss at the rich end below half of that at the lazy end',
    },
  },
  worlds: {
    uncentered: 'f = z/γ₀ in place of (z − z₀)/γ₀',
    richEnd: 'γ₀ from 0.3 on in place of up to 0.1',
    tanh: 'tanh in place of relu',
    directions: 'a target of eight directions in place of one',
  },
  measured: {
    gaps: (lazy: string, rich: string) => `gap ${lazy} at the lazy end, ${rich} at the rich end`,
    slopeAndGap: (slope: string, gap: string) => `slope ${slope}, gap ${gap} at the smallest γ₀`,
    bothEnds: (lazy: string, rich: string) => `${lazy} at the lazy end, ${rich} at the rich end`,
    testLosses: (lazy: string, rich: string) => `test loss ${lazy} at the lazy end, ${rich} at the rich end`,
  },
  figures: {
    movement: {
      title: 'How far the features move',
      caption:
        'Movement of the last hidden layer after the one-dimensional fit, for seven places of the dial. With z₀ subtracted, the points at the left lie on a line of slope 1; at the right the features have been replaced. With z₀ left in, the features have to move anyway.',
      axisNames: ['richness γ₀', 'z₀ subtracted'],
      lineNames: ['z₀ subtracted', 'z₀ left in'],
      yLabel: 'feature movement',
    },
    fits: {
      title: 'Twelve samples of a sine, fitted by tanh networks',
      caption:
        'The lazy networks find what their fixed kernel finds, a smooth curve. The rich ones go through all samples, and differ most in the gap at the right.',
    },
    kinks: {
      title: 'The same samples, fitted by relu networks',
      caption:
        'All kinks start at x = 0. Lazy networks leave them there and can only draw two lines; rich ones carry them to the samples and come out near the straight lines between them.',
    },
    twin: {
      title: 'The gap to the lazy twin on digits',
      caption:
        'Distance between the outputs of network and twin at the end of training, in units of rms(y). At the left it falls in proportion to γ₀.',
      yLabel: 'twin gap / rms(y)',
    },
  },
});
