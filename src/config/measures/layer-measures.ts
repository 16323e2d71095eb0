import { UNIT_INTERVAL, type MeasureRow } from './measure-row.ts';
import { translated } from '../../words/language.ts';

/** A row for each measure of a hidden layer (docs/maths.md 5); a new one goes to the end. */
export const LAYER_ROWS = translated('layerMeasures', {
  featureMove: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'richness', regime: { domain: [1e-4, 3], lazy: 0.05, rich: 0.3 } },
    fixture: true,
    words: {
      title: 'Feature movement',
      formula: '‖Hₜ − H₀‖ / ‖H₀‖',
      explanation:
        'How far the features of each hidden layer have moved from where they started, relative to their size. Near 0: the network only reweights what it had (lazy). Near 1 and above: it has made features of its own (rich).',
    },
  },
  featureRms: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Feature size',
      formula: 'rms of Hₜ',
      explanation: 'The root mean square of the features. Under a good scaling it stays of order 1 at every width.',
    },
  },
  deltaRms: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Pre-activation change',
      formula: 'rms of Zₜ − Z₀',
      explanation:
        'The root mean square change of the pre-activations: the quantity of the coordinate check. Against the width it stays constant under μP and shrinks as 1/√n in the kernel regime.',
    },
  },
  kernelMove: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'richness', regime: { domain: [1e-6, 1], lazy: 2e-4, rich: 0.01 } },
    fixture: true,
    words: {
      title: 'Kernel direction',
      formula: '1 − cos(Φₜ, Φ₀)',
      explanation:
        'How far the direction of the feature kernel Φ = HHᵀ has turned. Features that only grow leave it at 0, unlike the kernel change.',
    },
  },
  kernelChange: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: null, colors: 'value', regime: { domain: [1e-4, 3], lazy: 0.03, rich: 0.2 } },
    fixture: true,
    words: {
      title: 'Kernel change',
      formula: '‖Φₜ − Φ₀‖ / ‖Φ₀‖',
      explanation: 'How much the feature kernel Φ = HHᵀ has changed, in direction and in size.',
    },
  },
  effectiveRank: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Effective rank',
      formula: '(Σλ)² / Σλ²',
      explanation:
        'How many directions the features use: the participation ratio of the eigenvalues of their kernel Φ.',
    },
  },
  gateFlips: {
    measured: { from: 'glance', work: 'pass', needs: [] },
    better: 'neither',
    chart: {
      scale: 'linear',
      domain: UNIT_INTERVAL,
      colors: 'value',
      regime: { domain: [1e-4, 1], lazy: 0.02, rich: 0.1 },
    },
    fixture: true,
    words: {
      title: 'Gate flips',
      formula: 'share of units',
      explanation:
        'The share of pre-activations whose sign differs from step 0: ReLU gates that have opened or closed.',
    },
  },
  gramMinEig: {
    measured: { from: 'full', work: 'grams', needs: [] },
    better: 'neither',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Smallest eigenvalue',
      formula: 'λmin(HₜHₜᵀ / n)',
      explanation:
        'The smallest eigenvalue of the features’ Gram matrix on the probe samples. Above 0, the features of the samples are linearly independent, and the readout alone could fit any targets.',
    },
  },
  jointMinEig: {
    measured: { from: 'full', work: 'grams', needs: [] },
    better: 'neither',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Joint eigenvalue',
      formula: 'λmin of [H₀; Hₜ], / n',
      explanation:
        'The smallest eigenvalue of the Gram matrix of the features at step 0 together with the present ones. If it is above 0 at every width, the features have moved in new directions: they are rich and stay independent.',
    },
  },
  featureCka: {
    measured: { from: 'light', work: 'centered', needs: [] },
    better: 'neither',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: {
      title: 'Similarity to the start',
      formula: 'CKA(Φₜ, Φ₀)',
      explanation:
        'Centred kernel alignment: the cosine of the feature kernel Φ = HHᵀ with the one at step 0, after subtracting the mean feature. 1: the features are the same up to a rotation and a scale (lazy).',
    },
  },
  targetCka: {
    measured: { from: 'light', work: 'centered', needs: [] },
    better: 'more',
    chart: { scale: 'linear', domain: UNIT_INTERVAL, colors: 'value' },
    fixture: true,
    words: {
      title: 'Similarity to the targets',
      formula: 'CKA(Φₜ, YYᵀ)',
      explanation:
        'Centred kernel alignment of the features with the targets on the probe samples. 1: two samples have similar features just where they have similar targets. It isn’t defined where all targets are the same.',
    },
  },
  balanceDrift: {
    measured: { from: 'light', work: 'pass', needs: ['noSkip'] },
    better: 'neither',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Drift of the balance',
      formula: '‖Bₜ − B₀‖ / ‖B₀⁺‖',
      explanation:
        'How far training is from gradient flow: with relu or no activation and without biases, that keeps the balance B of neighbouring layers, so that a drift is due to the step size, or to another rule or optimizer. With biases it drifts under the flow too. B is, for each unit, the sum of its squared incoming weights less that of its squared outgoing ones, each over the learning rate of its layer.',
    },
  },
  collapse: {
    measured: { from: 'light', work: 'centered', needs: ['classes'] },
    better: 'less',
    chart: { scale: 'log', domain: null, colors: 'value' },
    fixture: true,
    words: {
      title: 'Neural collapse',
      formula: 'NC1: within / between',
      explanation:
        'The variance of the features within the classes over that between the classes, on the probe samples. 0: all samples of a class have the same features. It isn’t defined with a single class.',
    },
  },
} as const satisfies Record<string, MeasureRow>);
