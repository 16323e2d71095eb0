import { amount, noisyTargets, product, signs, sum } from '../../words/en/task-phrases.ts';
import { defineTask } from '../define-task.ts';
import { degree, degreeCheck, dimension, noise, sampled } from '../shared-settings.ts';

/** The merged staircase y = x_1 + x_1 x_2 + ... + x_1 ... x_degree. */
export const staircase = defineTask({
  name: 'staircase',
  words: {
    en: {
      title: 'Merged staircase',
      sentence: (task) =>
        `Learn y = ${sum(task.degree, (k) => product(1, k))} of ${signs(task.d)}${noisyTargets(task)}${amount(task)}`,
    },
  },
  settings: { d: dimension(24), degree: degree(3), noise: noise(0), ...sampled(512, 512) },
  checks: [degreeCheck],
  shape: ({ d }) => ({ inputs: d, outputs: 1, classes: null }),
});
