import type { Preset } from '../../config/settings/scaling-settings.ts';
import type { SweepInput } from '../../config/sweep/sweep.ts';
import { defineSweep } from '../define-study.ts';
import type { Study } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';

/** The scalings that are compared, in the order of the second axis. */
export const SCALINGS = ['sp', 'ntp', 'ip', 'mup'] as const satisfies readonly Preset[];

const SAMPLES = 4;
/** At least 64 units a sample: even the narrowest network has room for [h_0; h_T] of four inputs, eight vectors. */
const WIDTHS = [64 * SAMPLES, 512, 1024];

/**
 * Returns the sweep over widths and scalings: four random inputs with random labels, learned to the last digit. The
 * rate is a fraction of the critical one. So plain SP is stable at any width, and all networks learn equally fast.
 */
const widths = (values: number[], seeds: number): SweepInput => ({
  name: ABOUT.deepMup.title,
  base: {
    task: { name: 'random-labels', d: 16, samples: SAMPLES, testSamples: 0 },
    net: { depth: 3, activation: 'tanh' },
    scaling: { centered: true },
    train: { lr: 0.3, lrUnit: 'critical', steps: 64 },
    measure: { probe: SAMPLES, twin: false, at: [0, 64] },
  },
  axes: [
    { setting: 'net.width', values },
    { setting: 'scaling.preset', values: [...SCALINGS] },
  ],
  seeds,
  draw: 'data',
  frames: 'full',
});

/** The studies of this lesson. */
export const studies = {
  widths: { kind: 'sweep', full: defineSweep(widths(WIDTHS, 12)), quick: defineSweep(widths(WIDTHS, 5)) },
} satisfies Record<string, Study>;
