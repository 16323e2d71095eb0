/** Sweeps to begin with. Each ends in about a minute on two cores. */
import { parseSweep, type Sweep, type SweepInput } from './sweep.ts';

/** The names of the sweeps to begin with. */
export const SWEEP_PRESET_IDS = [
  'transfer',
  'drift',
  'richness',
  'phase',
  'coordinate',
  'depth',
  'depthTransfer',
  'depthCheck',
] as const;
/** One of {@link SWEEP_PRESET_IDS}. */
export type SweepPresetId = (typeof SWEEP_PRESET_IDS)[number];

/** The number of steps of the runs that look for the best learning rate. */
const TRANSFER_STEPS = 100;

const transfer = (preset: 'mup' | 'sp'): SweepInput => ({
  base: {
    task: { name: 'chain', d: 16, samples: 256, testSamples: 256 },
    net: { depth: 2, width: 64 },
    scaling: { preset, centered: true },
    train: { lr: 0.1, steps: TRANSFER_STEPS },
    measure: { twin: false },
  },
  axes: [
    { setting: 'train.lr', from: 0.005, to: 1, count: 9, scale: 'log' },
    { setting: 'net.width', values: [32, 64, 128, 256] },
  ],
  seeds: 3,
  frames: 'light',
});

const PRESETS: Record<SweepPresetId, SweepInput> = {
  transfer: transfer('mup'),
  drift: transfer('sp'),
  richness: {
    base: {
      task: { name: 'chain', d: 16, samples: 128, testSamples: 256 },
      net: { depth: 2, width: 128 },
      scaling: { centered: true },
      train: { lr: 0.1, steps: 400 },
      measure: { twin: false },
    },
    axes: [
      { setting: 'train.lr', from: 0.01, to: 3, count: 8, scale: 'log' },
      { setting: 'scaling.gamma0', from: 0.03, to: 10, count: 8, scale: 'log' },
    ],
    seeds: 2,
    frames: 'light',
  },
  // Two layers without bias at rates of their own learn random labels on Gaussian data, until the loss is a hundredth.
  phase: {
    base: {
      task: { name: 'random-labels', d: 10, testSamples: 0 },
      net: { depth: 1, baseWidth: 1, gain: 1, outputInit: 'sign' },
      scaling: { preset: 'sp' },
      train: { lr: 0.45, lrUnit: 'critical', steps: 8000 },
      measure: { twin: false, probe: 8 },
    },
    axes: [
      { setting: 'net.width', values: [5, 10, 20, 40] },
      { setting: 'samplesPerWeight', from: 0.1, to: 0.8, count: 8, scale: 'linear' },
    ],
    seeds: 4,
    draw: 'data',
    frames: 'light',
    perOctave: 1,
  },
  coordinate: {
    base: {
      task: { name: 'linear-teacher', d: 8, samples: 8, testSamples: 0 },
      net: { depth: 3, activation: 'tanh' },
      scaling: { centered: true },
      train: { lr: 0.05, steps: 4 },
      measure: { probe: 8, twin: false, at: [0, 1, 2, 4] },
    },
    axes: [
      { setting: 'net.width', values: [64, 128, 256, 512, 1024] },
      { setting: 'scaling.preset', values: ['sp', 'ntp', 'mup'] },
    ],
    seeds: 5,
    frames: 'alignment',
  },
  depth: {
    base: {
      task: { name: 'chain', d: 16, samples: 256, testSamples: 256 },
      scaling: { centered: true },
      train: { lr: 0.1, steps: 300 },
      measure: { twin: false },
    },
    axes: [
      { setting: 'net.width', values: [16, 32, 64, 128, 256] },
      { setting: 'net.depth', values: [1, 2, 3, 4, 6] },
    ],
    seeds: 3,
    frames: 'light',
  },
  depthTransfer: {
    base: {
      task: { name: 'chain', d: 16, samples: 64, testSamples: 0 },
      net: { width: 64, activation: 'tanh', residual: 'depth-mup' },
      scaling: { centered: true },
      train: { lr: 0.1, steps: 20 },
      measure: { twin: false },
    },
    axes: [
      { setting: 'train.lr', from: 0.01, to: 0.64, count: 7, scale: 'log' },
      { setting: 'net.depth', values: [5, 9, 17, 33] },
    ],
    seeds: 3,
    draw: 'data',
    frames: 'light',
  },
  depthCheck: {
    base: {
      task: { name: 'linear-teacher', d: 8, samples: 8, testSamples: 0 },
      net: { width: 64, activation: 'tanh' },
      scaling: { centered: true },
      train: { optimizer: 'adam', lr: 1e-4, steps: 4 },
      measure: { probe: 8, twin: false, at: [0, 1, 4] },
    },
    axes: [
      { setting: 'net.depth', values: [5, 9, 17, 33, 49] },
      { setting: 'net.residual', values: ['none', 'plain', 'depth-mup', 'mean-field'] },
    ],
    seeds: 5,
    draw: 'data',
    frames: 'light',
  },
};

/** Returns a sweep to begin with, complete. */
export function presetSweep(id: SweepPresetId): Sweep {
  const parsed = parseSweep(PRESETS[id]);
  if (!parsed.ok) throw new Error(`The sweep "${id}" is not valid.`);
  return parsed.sweep;
}
