import { spoken } from '../language.ts';

/** The words of the prior view. */
export const prior = spoken('prior', {
  controls: 'Prior',
  ratio: {
    label: 'Depth over width',
    symbol: 'L/N',
    hint: 'Changes the depth L; the width N stays. In linear networks where both are large, L/N alone decides how far the outputs are from Gaussian. At 0, infinite width, they are a Gaussian process.',
    valueText: (ratio: string, depth: number, width: number) => `${ratio}: ${depth} layers of ${width} units`,
  },
  noData: 'none',

  histogram: {
    title: 'Outputs of random networks',
    posteriorTitle: 'Output at the last input, given the data',
    about:
      'No training: every network has fresh Gaussian weights. The histogram pools its outputs at all inputs. The lines are theory: the exact law of linear networks at this width and depth, the limit of large L and N at this L/N, and the Gaussian process of infinite width.',
    posteriorAbout:
      'The posterior: every network is weighted by the likelihood of the data under it, and the histogram shows its output at the last input. At any depth the mean is that of the Gaussian process; the spread is not.',
    xLabel: 'output f',
    yLabel: 'density',
    drawn: 'drawn networks',
    drawnFew: (effective: string) => `drawn networks, of which ${effective} count: no reliable histogram`,
    curves: {
      exact: 'exact',
      proportional: 'limit at this L/N',
      gaussian: 'Gaussian (N → ∞)',
    },
    from: 'from',
    to: 'to',
    drawnDensity: 'drawn',
  },

  numbers: {
    title: 'Measured and predicted',
    about:
      'Each number has its standard error, from the differences between networks. ≠ marks a theory that is more than four standard errors away.',
    drawn: 'drawn',
    theories: { exact: 'exact', proportional: 'L/N limit', gaussian: 'N → ∞' },
    theoryTitles: {
      exact: 'Exact at this width and depth',
      proportional: 'L and N to infinity at this L/N',
      gaussian: 'The Gaussian process of infinite width (NNGP)',
    },
    names: {
      mean: 'mean',
      variance: 'variance',
      kurtosis: 'kurtosis',
      logSquare: 'mean log f²',
      inputCorrelation: 'corr f², two inputs',
      outputCorrelation: 'corr f², two outputs',
      crossCorrelation: 'corr f², both differ',
      scale: 'variance / NNGP’s',
    },
    symbols: {
      mean: 'E f',
      variance: 'E f²',
      kurtosis: 'E f⁴ / (E f²)²',
      logSquare: 'E log f²',
      inputCorrelation: 'one output, at x and x′',
      outputCorrelation: 'outputs 1 and 2, at x',
      crossCorrelation: 'output 1 at x, 2 at x′',
      scale: 'E[Q | y] in linear networks',
    },
    posteriorVariance: 'Var f given the data',
    away: (errors: string) => `${errors} standard errors from what was drawn`,
    none: '–',
    waiting: 'The first networks are on their way.',
  },

  /** The meaning of the picture, in a sentence or two. */
  story: {
    shape: (depth: number, width: number, activation: string) =>
      depth === 0
        ? 'No hidden layer: a linear map of Gaussian weights, whose outputs are exactly Gaussian.'
        : `${depth} hidden ${depth === 1 ? 'layer' : 'layers'} of ${width} ${width === 1 ? 'unit' : 'units'}; activation: ${activation}.`,
    shared:
      'All inputs of one linear network share one random scale Q. Given Q, its outputs are Gaussian. Over networks they are a mixture, with heavier tails and a higher peak, and the squares of two outputs stay correlated. The Gaussian process has none of this.',
    nonlinear:
      'For this activation theory knows only the Gaussian process of infinite width; all else comes from the drawn networks.',
    heavy:
      'With tails this heavy, a few rare networks decide the kurtosis and the correlations. Until one of them is drawn, these numbers are too small, and so are their errors.',
    effective: (effective: string) =>
      `The data weigh the networks unevenly: they count as ${effective} equally weighted ones.`,
    rare: (effective: string) =>
      `The data are rare under this prior: only about ${effective} of the networks count. Draw more, or choose targets closer to 0.`,
    tooFew: (effective: string) =>
      `The data are so rare under this prior that only about ${effective} of the networks count. That is too few for standard errors, and numbers and histogram may be far from the posterior. Draw more networks, choose targets closer to 0, or fewer or wider layers.`,
    impossible: 'None of these networks can give the data.',
  },
});
