import type { Activation } from '../../maths/activation.ts';
import type { Preset } from '../../config/settings/scaling-settings.ts';
import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

const SAMPLES = 4;
/** At least 64 units a sample: even the narrowest network has room for [h_0; h_T] of four inputs, eight vectors. */
const WIDTHS = [64 * SAMPLES, 512, 1024];

/**
 * Returns the sweep over widths and scalings: four random inputs with random labels, learned to the last digit. The
 * rate is a fraction of the critical one. So plain SP is stable at any width, and all networks learn equally fast.
 */
const widths = (activation: Activation, scalings: Preset[], seeds: number): SweepInput => ({
  name: ABOUT.deepMup.title,
  base: {
    task: { name: 'random-labels', d: 16, samples: SAMPLES, testSamples: 0 },
    net: { depth: 3, activation },
    scaling: { centered: true },
    train: { lr: 0.3, lrUnit: 'critical', steps: 64 },
    measure: { probe: SAMPLES, twin: false, at: [0, 64] },
  },
  axes: [
    { setting: 'net.width', values: WIDTHS },
    { setting: 'scaling.preset', values: scalings },
  ],
  seeds,
  draw: 'data',
  frames: 'full',
});

/** Relu networks are trained without `sp`: it behaves as `ntp` does. */
const tanh = (seeds: number) => defineSweep(widths('tanh', ['sp', 'ntp', 'ip', 'mup'], seeds));
const relu = (seeds: number) => defineSweep(widths('relu', ['ntp', 'ip', 'mup'], seeds));

/**
 * The features of `ip` before training. Near the base width tanh saturates, which bends the power law; from a base of 16
 * on, all widths are far from it.
 */
const start = defineSweep({
  name: ABOUT.deepMup.title,
  base: {
    task: { name: 'random-labels', d: 16, samples: SAMPLES, testSamples: 0 },
    net: { depth: 3, activation: 'tanh', baseWidth: 16 },
    scaling: { preset: 'ip', centered: true },
    train: { steps: 1 },
    measure: { probe: SAMPLES, twin: false, at: [0] },
  },
  axes: [{ setting: 'net.width', values: WIDTHS }],
  seeds: 4,
  draw: 'data',
  frames: 'light',
});

/** The studies of this lesson. */
export const studies = {
  widths: { kind: 'sweep', full: tanh(8), quick: tanh(4) },
  relu: { kind: 'sweep', full: relu(4), quick: relu(2) },
  start: { kind: 'sweep', full: start, quick: start },
} satisfies Record<string, Study>;
