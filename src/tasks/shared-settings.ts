/** Settings that several tasks have: the same link key and words, with the task's own neutral value. */
import { LIMITS, integer, number, oneOf } from '../settings/kind.ts';
import { linear, log, row } from '../settings/row.ts';
import { translated } from '../words/language.ts';
import { words } from '../words/words.ts';
import type { TaskShape } from './data/dataset.ts';
import type { LearningSettings } from './define-task.ts';

/** The targets of two classes: one output of +-1, or two one-hot outputs. */
const CLASS_TARGETS = ['onehot', 'sign'] as const;

/**
 * The rows of these settings, but for their kinds.
 *
 * @public
 */
export const SHARED = translated('taskSettings', {
  d: {
    key: 'd',
    axis: log(8, 64, 4),
    words: {
      label: 'Inputs',
      symbol: 'd',
      hint: 'The number of inputs. With more, what matters hides among more directions, and the task is harder.',
      onAxis: 'inputs d',
    },
  },
  noise: {
    key: 'noise',
    axis: linear(0, 1, 5),
    words: {
      label: 'Noise',
      symbol: 'σ',
      hint: 'Standard deviation of the noise: on the training targets, or on the positions of points in the plane. With more, fitting every sample means fitting noise.',
      onAxis: 'noise σ',
    },
  },
  targets: {
    key: 'targets',
    axis: null,
    words: {
      label: 'Targets',
      hint: 'How the two classes are asked for: one output each (one-hot), or one output that is +1 or −1.',
      options: { onehot: 'One-hot', sign: '±1' },
    },
  },
  degree: {
    key: 'degree',
    axis: linear(1, 4, 4),
    words: {
      label: 'Degree',
      symbol: 'k',
      hint: 'How many inputs are multiplied. With each one more, the task is much harder for a lazy network.',
      onAxis: 'degree k',
    },
  },
  samples: {
    key: 'samples',
    axis: log(32, 512, 5),
    words: {
      label: 'Training samples',
      symbol: 'P',
      hint: 'The samples that the network learns from. With more, the test loss comes down, and a step over all of them takes longer.',
      onAxis: 'training samples P',
    },
  },
  testSamples: {
    key: 'testSamples',
    axis: null,
    words: {
      label: 'Test samples',
      hint: 'Samples that the network never learns from. With more, the test loss is known more exactly.',
    },
  },
  seed: {
    key: 'dataSeed',
    axis: linear(0, 4, 5),
    words: {
      label: 'Data seed',
      hint: 'Another number draws other data of the same task. The weights have their own seed.',
      onAxis: 'data seed',
    },
  },
});

/** Returns the row of d, the number of inputs. */
export const dimension = (neutral: number) => row(integer(LIMITS.dimension, neutral), SHARED.d);

/** Returns the row of the std of Gaussian noise: on the training targets, or on the inputs for points in the plane. */
export const noise = (neutral: number) => row(number(LIMITS.noise, neutral), SHARED.noise);

/** Returns the row of the targets of two classes: one output or two. */
export const targets = (neutral: (typeof CLASS_TARGETS)[number]) => row(oneOf(CLASS_TARGETS, neutral), SHARED.targets);

/** Returns the number of outputs and classes of a two-class task. */
export const twoClasses = (task: { targets: (typeof CLASS_TARGETS)[number] }): Omit<TaskShape, 'inputs'> => ({
  outputs: task.targets === 'sign' ? 1 : 2,
  classes: 2,
});

/** Returns the row of the degree: the number of inputs in a product. */
export const degree = (neutral: number) => row(integer(LIMITS.degree, neutral), SHARED.degree);

/** The check that a product takes no more inputs than there are. */
export const degreeCheck = {
  at: 'degree' as const,
  holds: (task: { degree: number; d: number }) => task.degree <= task.d,
  allowed: words.tasks.allowed.atMostInputs,
  remedies: ({ degree, d }: { degree: number; d: number }) => [{ degree: d }, { d: degree }],
};

/** Returns the rows that every task made by the lab has: the numbers of samples, and the seed that draws them. */
export const sampled = (samples: number, testSamples: number) => ({
  samples: row(integer(LIMITS.samples, samples), SHARED.samples),
  testSamples: row(integer(LIMITS.testSamples, testSamples), SHARED.testSamples),
  seed: row(integer(LIMITS.seed, 0), SHARED.seed),
});

const SMALL_TANH: LearningSettings = {
  'net.width': 128,
  'net.depth': 2,
  'net.activation': 'tanh',
  'net.bias': true,
};

/** Settings under which a function of few inputs is learned: every step sees all samples. */
export const LEARNS_AT_ONCE: LearningSettings = { ...SMALL_TANH, 'train.lr': 0.05, 'train.batch': 'full' };

/** Settings under which a function of many inputs is learned: a step sees a part of the samples. */
export const LEARNS_IN_BATCHES: LearningSettings = { ...SMALL_TANH, 'train.lr': 0.1, 'train.batch': 64 };

/** Settings under which the directions of a Gaussian task can be found: 512 samples in 32 dimensions are learned by heart. */
export const LEARNS_FROM_MANY: LearningSettings = { ...LEARNS_IN_BATCHES, 'task.samples': 4096 };
