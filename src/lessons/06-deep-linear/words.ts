/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const PAPER = 'arXiv 2411.15267, our setting';
const WITH_FORMULA = 'arXiv 2411.15267, with the formula in the text';
const POSTERIOR = 'arXiv 2111.11954, with the formula in the text';
const correlation = (mostRatio: number) =>
  `within four standard errors of the exact value at L/N up to ${mostRatio}, and five above 0 from 0.1 on`;
const distance = (slope: string, within: number) =>
  `how far E log f² lies below the Gaussian’s, against the width on log axes: slope ${slope} ± ${within}`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('deepLinear', {
  claims: {
    mixture: {
      statement: 'Deep linear networks follow the mixture of Gaussians, and not the Gaussian of infinite width.',
      source: PAPER,
      expected:
        'less than 1 % of the outputs in wrong bins of the mixture’s histogram at every L/N, and five times as many of the Gaussian’s at L/N = 0.5 and 1',
    },
    'typical-size': {
      statement:
        'While the variance of the outputs stays 1 at every depth, their typical size falls: E log f² falls by about L/N.',
      source: 'worked out in the text, for the law of arXiv 2411.15267',
      expected: 'variance 1 and the exact E log f² within four standard errors, and E log f² five below the Gaussian’s',
    },
    ratio: (slope: string, within: number) => ({
      statement: 'Networks of one L/N keep their distance from the Gaussian, however wide they are.',
      source: PAPER,
      expected: distance(slope, within),
    }),
    'fixed-depth': (slope: string, within: number) => ({
      statement: 'Networks of one depth become Gaussian as they widen, as 1/N.',
      source: PAPER,
      expected: distance(slope, within),
    }),
    'inputs-correlate': (mostRatio: number) => ({
      statement:
        'The squares of one network’s outputs at two whitened inputs are correlated, by (E Q² − 1) / (3 E Q² − 1).',
      source: WITH_FORMULA,
      expected: correlation(mostRatio),
    }),
    'outputs-correlate': (mostRatio: number) => ({
      statement: 'Two outputs of one network at one input depend on each other; those of the Gaussian process don’t.',
      source: WITH_FORMULA,
      expected: correlation(mostRatio),
    }),
    'posterior-mean': {
      statement: 'Given data, the mean prediction of deep linear networks is that of the Gaussian process.',
      source: POSTERIOR,
      expected: 'the mean of the Gaussian process within four standard errors, for large and for small targets',
    },
    'posterior-variance': {
      statement:
        'Their variance is that of the Gaussian process times E[Q | y]: larger where the targets are large, and smaller where they are small.',
      source: POSTERIOR,
      expected:
        'the exact E[Q | y] of this width and depth within four standard errors, and five above 1 for large targets and below it for small ones',
    },
  },
  worlds: {
    activation: (name: string) => `${name} in place of no activation`,
    sameDepth: 'depth 4 at every width in place of L/N = 0.5',
    sameRatio: 'L/N = 0.5 at every width in place of depth 4',
  },
  measured: {
    byRatio: (values: readonly { ratio: number; value: string }[]) =>
      values.map(({ ratio, value }) => `L/N = ${ratio}: ${value}`).join(';\n'),
    besideTheory: (value: string, theory: string) => `${value} (theory ${theory})`,
    wrongBins: (mixture: string, gaussian: string) => `${mixture} of the mixture’s, ${gaussian} of the Gaussian’s`,
    byWidth: (values: readonly { width: number; value: string }[]) =>
      values.map(({ width, value }) => `${value} (width ${width})`).join(',\n'),
    slopeOf: (slope: string, byWidth: string) => `slope ${slope}: ${byWidth}`,
    means: (means: readonly string[]) => means.join('; '),
    scales: (scales: readonly { value: string; exact: string }[]) =>
      scales.map(({ value, exact }) => `${value} times (exact ${exact})`).join('; '),
  },
  figures: {
    histograms: {
      title: 'Outputs of random linear networks, deeper and deeper',
      caption:
        'Width 40, depths 0, 4, 20 and 40. Without hidden layers the outputs are Gaussian; with depth they gather about 0, and the tails grow, as the mixture says.',
    },
    ratio: {
      title: 'The same depth over width, and the same depth',
      caption:
        'The first two panels have L/N = 0.5 at widths 10 and 80, and one law. The last two have depth 4 at widths 16 and 128: the wide one is almost Gaussian.',
    },
    posterior: {
      title: 'What data change',
      caption:
        'The output at a fourth input, after large targets at three others (first) and small ones (second). The mean is that of the Gaussian process (dotted), the width is not.',
    },
  },
});
