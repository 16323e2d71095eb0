import { UNIT_INTERVAL, type MeasureRow } from './measure-row.ts';
import { translated } from '../../words/language.ts';

/** The kernel methods that may learn beside a network. */
export type TwinName = 'twin' | 'infinite';
/** The kernel methods that are fitted before a run: the Laplace kernel, and the one that learned features. */
export type MachineName = 'laplace' | 'rfm';

/** The row of a run measure. Its topic decides where the page shows it: on the first chart, or on the second. */
type RunRow = MeasureRow &
  (
    | {
        topic: 'loss' | 'accuracy';
        /** The samples on which it is measured, and the predictor that is measured. */
        set: 'train' | 'test';
        of: 'network' | TwinName | MachineName;
      }
    | { topic: 'kernel' | 'machine' | 'inference' | 'stability' }
  );

const loss = {
  formula: 'squared error or cross-entropy',
  explanation:
    'How wrong the network is on the samples it learns from (train) and on others (test). A gap between the two is what it learned by heart.',
};
const accuracy = {
  formula: 'share correct',
  explanation: 'The share of samples whose class the network gets right, on the training and on the test samples.',
};
const twin = {
  formula: loss.formula,
  explanation:
    'Dashed, in a comparison dotted: the lazy twin, the network linearized at step 0 and trained by the same batches. While it stays close, the network is lazy; the gap is the distance of their outputs on the probe samples, relative to the targets.',
};
const infinite = {
  formula: loss.formula,
  explanation:
    'Dotted, in a comparison dash-dotted: the network of infinite width under NTP, trained by the same batches as a kernel method. Where it starts at random, it is the mean over 16 starts.',
};

const machine = {
  formula: loss.formula,
  explanation:
    'Level lines: kernels that are fitted to the same samples at once, without a network. The Laplace kernel sees all inputs alike. The recursive feature machine begins with it, and takes the gradients of each fit as the features of the next: a kernel that learns features.',
};
const alike = (matrix: string, pearson: boolean) => ({
  formula: pearson ? `ρ(M, ${matrix})` : `cos(M, ${matrix})`,
  explanation: `How alike the features M of the recursive feature machine and the ${matrix} of the first layer are: ${pearson ? 'the correlation of their entries, 0 if they have nothing in common but their size.' : 'the cosine of the two matrices.'} M comes from the data alone. A rich network comes to find the same features. Read it against step 0: random weights and an M that has learned little are both near a multiple of the identity, and so alike, too.`,
});

const likeness = {
  topic: 'machine',
  measured: { from: 'alignment', work: 'machine', needs: ['rfm'] },
  better: 'more',
  fixture: 'feature-machine.test.ts',
} as const;

/** A row for each measure of the whole network (docs/maths.md 5); a new one goes to the end. */
export const RUN_ROWS = translated('runMeasures', {
  loss: {
    topic: 'loss',
    set: 'train',
    of: 'network',
    measured: { from: 'light', work: 'fit', needs: [] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: { title: 'Training loss', ...loss },
  },
  testLoss: {
    topic: 'loss',
    set: 'test',
    of: 'network',
    measured: { from: 'light', work: 'fit', needs: ['testSamples'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: { title: 'Test loss', ...loss },
  },
  accuracy: {
    topic: 'accuracy',
    set: 'train',
    of: 'network',
    measured: { from: 'light', work: 'fit', needs: ['classes'] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: { title: 'Training accuracy', ...accuracy },
  },
  testAccuracy: {
    topic: 'accuracy',
    set: 'test',
    of: 'network',
    measured: { from: 'light', work: 'fit', needs: ['classes', 'testSamples'] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: { title: 'Test accuracy', ...accuracy },
  },
  outputRms: {
    topic: 'kernel',
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Output size',
      formula: 'rms of fₜ',
      explanation: 'The root mean square of the output on the probe samples, centring and richness included.',
    },
  },
  twinLoss: {
    topic: 'loss',
    set: 'train',
    of: 'twin',
    measured: { from: 'light', work: 'twins', needs: ['twin'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'lazy-twin.test.ts',
    words: { title: 'Loss of the lazy twin', ...twin },
  },
  twinTestLoss: {
    topic: 'loss',
    set: 'test',
    of: 'twin',
    measured: { from: 'light', work: 'twins', needs: ['twin', 'testSamples'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'lazy-twin.test.ts',
    words: { title: 'Test loss of the lazy twin', ...twin },
  },
  twinGap: {
    topic: 'kernel',
    measured: { from: 'light', work: 'twins', needs: ['twin'] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'richness', regime: { domain: [1e-4, 1], lazy: 0.05, rich: 0.2 } },
    fixture: true,
    words: {
      title: 'Gap to the lazy twin',
      formula: 'rms(f − u) / rms(y)',
      explanation:
        'How far the output f is from the output u of the lazy twin, the network linearized at step 0. Measured on the probe samples, relative to the targets. Near 0: lazy.',
    },
  },
  infiniteLoss: {
    topic: 'loss',
    set: 'train',
    of: 'infinite',
    measured: { from: 'light', work: 'twins', needs: ['infinite'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'infinite-network.test.ts',
    words: { title: 'Loss at n = ∞', ...infinite },
  },
  infiniteTestLoss: {
    topic: 'loss',
    set: 'test',
    of: 'infinite',
    measured: { from: 'light', work: 'twins', needs: ['infinite', 'testSamples'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'infinite-network.test.ts',
    words: { title: 'Test loss at n = ∞', ...infinite },
  },
  ntkMove: {
    topic: 'kernel',
    measured: { from: 'alignment', work: 'kernel', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'richness', regime: { domain: [1e-6, 1], lazy: 2e-4, rich: 0.02 } },
    fixture: true,
    words: {
      title: 'Tangent kernel direction',
      formula: '1 − cos(Θₜ, Θ₀)',
      explanation:
        'How far the direction of the tangent kernel has turned on the probe samples. Each layer is weighted by its learning rate, so this is the kernel that drives the output. At 0 the network learns like a kernel method (lazy).',
    },
  },
  ntkChange: {
    topic: 'kernel',
    measured: { from: 'alignment', work: 'kernel', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value', regime: { domain: [1e-4, 10], lazy: 0.05, rich: 0.3 } },
    fixture: true,
    words: {
      title: 'Tangent kernel change',
      formula: '‖Θₜ − Θ₀‖ / ‖Θ₀‖',
      explanation:
        'How much the tangent kernel has changed, in direction and in size. A network whose kernel only grows learns faster, but nothing new.',
    },
  },
  ntkTarget: {
    topic: 'kernel',
    measured: { from: 'alignment', work: 'kernel', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Kernel–target alignment',
      formula: 'yᵀΘy / (‖Θ‖ ‖y‖²)',
      explanation:
        'How well the tangent kernel aligns with the targets on the probe samples. 1: the targets are its only direction. It rises when the network makes features for its task.',
    },
  },
  inferenceEnergy: {
    topic: 'inference',
    measured: { from: 'alignment', work: 'rule', needs: ['pc'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'rule-readings.test.ts',
    words: {
      title: 'Inference energy',
      formula: 'F after inference',
      explanation:
        'The energy of predictive coding that is left after the hidden states have settled, just before the weights learn. Mean over the probe samples.',
    },
  },
  equilibriumGap: {
    topic: 'inference',
    measured: { from: 'alignment', work: 'rule', needs: ['pc'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'rule-readings.test.ts',
    words: {
      title: 'Equilibrium gap',
      formula: 'final over initial force',
      explanation:
        'How fast the hidden states still move when inference ends, relative to its start: 0 at equilibrium. More inference steps, or larger ones, bring it down.',
    },
  },
  sharpness: {
    topic: 'stability',
    measured: { from: 'full', work: 'hessian', needs: ['sharpness'] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Sharpness',
      formula: 'η λ₁ / 2(1 + β)',
      explanation:
        'Sharpness: the largest curvature of the training loss, λ₁, times the learning rate η, so that 1 is the edge of stability. Below 1 a step downhill lowers the loss. Above 1 steps overshoot along the sharpest direction, and the loss rises until the network finds a flatter place, or diverges. Training at a constant rate often sharpens the loss until it stays near 1. Layers count with their own rates; β is that of momentum. Taken on the first 1,024 training samples; with small batches the steps may become unstable below 1.',
    },
  },
  ntkRank: {
    topic: 'kernel',
    measured: { from: 'alignment', work: 'kernel', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: 'tangent-kernel.test.ts',
    words: {
      title: 'Tangent kernel rank',
      formula: '(tr Θ)² / ‖Θ‖²',
      explanation:
        'The effective rank of the tangent kernel: the number of directions along which the output learns on the probe samples. At 1 it learns along one alone.',
    },
  },
  laplaceTestLoss: {
    topic: 'loss',
    set: 'test',
    of: 'laplace',
    measured: { from: 'light', work: 'pass', needs: ['rfm', 'testSamples'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'feature-machine.test.ts',
    words: { title: 'Test loss of the Laplace kernel', ...machine },
  },
  rfmTestLoss: {
    topic: 'loss',
    set: 'test',
    of: 'rfm',
    measured: { from: 'light', work: 'pass', needs: ['rfm', 'testSamples'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: 'feature-machine.test.ts',
    words: { title: 'Test loss of the feature machine', ...machine },
  },
  rfmNfm: {
    ...likeness,
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    words: { title: 'Feature machine and NFM', ...alike('NFM', false) },
  },
  rfmNfmPearson: {
    ...likeness,
    chart: { scale: 'linear', domain: null, colors: 'value' },
    words: { title: 'Feature machine and NFM, Pearson', ...alike('NFM', true) },
  },
  rfmAgop: {
    ...likeness,
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    words: { title: 'Feature machine and AGOP', ...alike('AGOP', false) },
  },
  rfmAgopPearson: {
    ...likeness,
    chart: { scale: 'linear', domain: null, colors: 'value' },
    words: { title: 'Feature machine and AGOP, Pearson', ...alike('AGOP', true) },
  },
  rfmShare: {
    topic: 'machine',
    measured: { from: 'light', work: 'pass', needs: ['rfm', 'directions'] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: 'feature-machine.test.ts',
    words: {
      title: 'Directions of the feature machine',
      formula: 'tr UᵀMU / tr M',
      explanation:
        'The share of the features M of the recursive feature machine that lies along the hidden directions U on which the target depends. At 1 it has found them, and sees nothing else.',
    },
  },
} as const satisfies Record<string, RunRow>);
