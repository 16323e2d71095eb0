import { UNIT_INTERVAL, type MeasureRow, type ReadingRow } from './measure-row.ts';
import { translated } from '../../words/language.ts';

const alignment = {
  formula: 'cosine',
  explanation:
    'For each layer of weights, the cosine between the neural feature matrix WᵀW and the average gradient outer product (AGOP). Uncentred compares the whole matrices. Centred (solid, where both are shown) compares only what was learned since the start. Centred isn’t defined at step 0; the hollow point there is its limit as the step size goes to 0. A lazy network can have a high uncentred alignment by chance. 1: the weights have turned to where the function is sensitive.',
};
const pearson = {
  formula: 'correlation',
  explanation:
    'The alignment after subtracting from each matrix the mean of its entries, as the code of the papers computes it. It can differ from the cosine by 0.4.',
};

/** The pairs of measures that the third chart shows together: the alignment of W, and that of W - W_0. */
export const ALIGNMENT_PAIRS = translated('alignmentPairs', {
  nfa: { chart: { scale: 'linear', domain: UNIT_INTERVAL }, words: { title: 'Alignment', ...alignment } },
  nfaPearson: { chart: { scale: 'linear', domain: null }, words: { title: 'Alignment, Pearson', ...pearson } },
} as const satisfies Record<string, ReadingRow>);

/** The two kinds of alignment in a pair: of W, and of W - W_0. */
export type AlignmentKind = 'uncentered' | 'centered';

type WeightRow = MeasureRow & {
  /** Whether it is defined for the first layer of weights. */
  hasFirstLayer: boolean;
  /**
   * Whether it is 1 at the readout whatever the network does: there D is the identity for each sample, so that the AGOP
   * is the NFM itself. Its root is parallel to it only where its rank is 1, with one output.
   */
  readoutIsOne: 'always' | 'forOneOutput' | 'never';
  /** Where the third chart shows it: under a topic of its menu, in a pair, or as the limit of another at step 0. */
  shown:
    | { topic: 'alignment' | 'movement' | 'rule' }
    | { pair: keyof typeof ALIGNMENT_PAIRS; kind: AlignmentKind }
    | { limitOf: string };
};

/** A row for each measure of a layer of weights (docs/maths.md 5); a new one goes to the end. */
export const WEIGHT_ROWS = translated('weightMeasures', {
  weightMove: {
    shown: { topic: 'movement' },
    hasFirstLayer: true,
    readoutIsOne: 'never',
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value', regime: { domain: [1e-4, 10], lazy: 3e-3, rich: 1 } },
    fixture: true,
    words: {
      title: 'Weight movement',
      formula: '‖Wₜ − W₀‖ / ‖W₀‖',
      explanation:
        'How far the weights of each layer have moved, relative to their size. It may be tiny in a wide network whose features move a lot.',
    },
  },
  nfaUncentered: {
    shown: { pair: 'nfa', kind: 'uncentered' },
    hasFirstLayer: true,
    readoutIsOne: 'always',
    measured: { from: 'alignment', work: 'cosines', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: { title: 'Alignment, uncentred', ...alignment },
  },
  nfaCentered: {
    shown: { pair: 'nfa', kind: 'centered' },
    hasFirstLayer: true,
    readoutIsOne: 'always',
    measured: { from: 'alignment', work: 'cosines', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: { title: 'Alignment, centred', ...alignment },
  },
  nfaUncenteredPearson: {
    shown: { pair: 'nfaPearson', kind: 'uncentered' },
    hasFirstLayer: true,
    readoutIsOne: 'always',
    measured: { from: 'alignment', work: 'cosines', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: { title: 'Alignment, Pearson, uncentred', ...pearson },
  },
  nfaCenteredPearson: {
    shown: { pair: 'nfaPearson', kind: 'centered' },
    hasFirstLayer: true,
    readoutIsOne: 'always',
    measured: { from: 'alignment', work: 'cosines', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: { title: 'Alignment, Pearson, centred', ...pearson },
  },
  nfaRatio: {
    shown: { topic: 'alignment' },
    hasFirstLayer: true,
    readoutIsOne: 'never',
    measured: { from: 'alignment', work: 'cosines', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Learned share',
      formula: '⟨ΔNFM, ΔAGOP⟩ / ⟨NFM, AGOP⟩',
      explanation:
        'How much of the alignment was learned and was not there by chance: the inner product of the matrices of W − W₀ relative to that of W.',
    },
  },
  nfaSqrt: {
    shown: { topic: 'alignment' },
    hasFirstLayer: true,
    readoutIsOne: 'forOneOutput',
    measured: { from: 'full', work: 'roots', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: {
      title: 'Alignment, root',
      formula: 'cos(WᵀW, √AGOP)',
      explanation:
        'The alignment of WᵀW with the square root of the average gradient outer product, the form in which the neural feature ansatz was first stated. Uncentred.',
    },
  },
  nfaCenteredLimit: {
    shown: { limitOf: 'nfaCentered' },
    hasFirstLayer: true,
    readoutIsOne: 'always',
    measured: { from: 'alignment', work: 'rule', needs: ['noWeightDecay'] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: { title: 'Alignment, centred, early limit', ...alignment },
  },
  bpCosine: {
    shown: { topic: 'rule' },
    hasFirstLayer: true,
    readoutIsOne: 'never',
    measured: { from: 'alignment', work: 'rule', needs: ['otherRule'] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: 'rule-readings.test.ts',
    words: {
      title: 'Cosine with backprop',
      formula: 'cosine',
      explanation:
        'For each layer of weights, the cosine between the direction of this learning rule and the gradient that backpropagation gives on the same samples. 1: they agree. 0: unrelated.',
    },
  },
  gaussNewtonCosine: {
    shown: { topic: 'rule' },
    hasFirstLayer: true,
    readoutIsOne: 'never',
    measured: { from: 'alignment', work: 'rule', needs: ['pc'] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: 'pc-equilibrium.test.ts',
    words: {
      title: 'Cosine with Gauss–Newton',
      formula: 'cosine',
      explanation:
        'For each layer of weights, the cosine between the direction of predictive coding and its Gauss–Newton limit, that of a large output weight. 1: it takes curvature into account.',
    },
  },
  omega: {
    shown: { topic: 'movement' },
    hasFirstLayer: false,
    readoutIsOne: 'never',
    measured: { from: 'alignment', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: 'omega.test.ts',
    words: {
      title: 'Passing-on exponent',
      formula: 'ω',
      explanation:
        'How the initial weights of a layer pass on the moves of the features below: rms(W₀Δh) = n^ω · rms(W₀) · rms(Δh). ½: the moves look random to the weights. 1: the moves are fully aligned with the weights.',
    },
  },
} as const satisfies Record<string, WeightRow>);
