import { oneOf } from '../../settings/kind.ts';
import { row } from '../../settings/row.ts';
import { amount, noisyTargets } from '../../words/en/task-phrases.ts';
import { defineTask } from '../define-task.ts';
import { noise, sampled } from '../shared-settings.ts';

const CURVE_PHRASES = {
  sine: 'a sine wave of two periods',
  step: 'a step from −1 to 1',
  bumps: 'three bumps from broad to narrow',
  sawtooth: 'a sawtooth of four teeth',
};

/** A function of one number. */
export const curve = defineTask({
  name: 'curve',
  words: {
    en: {
      title: 'Curve in one dimension',
      sentence: (task) =>
        `Learn a function of one input, ${CURVE_PHRASES[task.curve]}${noisyTargets(task)}${amount(task)}`,
    },
  },
  settings: {
    curve: row(oneOf(['sine', 'step', 'bumps', 'sawtooth'], 'sine'), {
      key: 'curve',
      axis: null,
      words: {
        en: { label: 'Curve', options: { sine: 'Sine', step: 'Step', bumps: 'Bumps', sawtooth: 'Sawtooth' } },
      },
    }),
    noise: noise(0),
    ...sampled(64, 256),
  },
  checks: [],
  shape: () => ({ inputs: 1, outputs: 1, classes: null }),
});
