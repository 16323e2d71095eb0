import { integer, number, oneOf } from '../settings/kind.ts';
import { linear, row } from '../settings/row.ts';
import { numberText } from '../words/number-text.ts';
import type { MadeData, Samples } from './data/dataset.ts';
import { rowOf } from './data/inputs.ts';
import { scatter } from './data/scatter.ts';
import { classTargets } from './data/targets.ts';
import { taskStreams } from './data/task-streams.ts';
import { defineTask, type TaskOfRow } from './define-task.ts';
import { sampled } from './shared-settings.ts';

/** The row of arithmetic modulo p: a table of which the network sees a part. */
export const modularAddition = defineTask({
  name: 'modular-addition',
  words: {
    title: 'Modular arithmetic',
    sentence: (task) =>
      `Learn a ${task.operation === 'add' ? '+' : '×'} b modulo ${task.p} for all pairs of numbers below ${task.p}: ${numberText(100 * task.share, 3)} % of them for training, the rest for the test.`,
  },
  settings: {
    p: row(integer({ min: 2, max: 32 }, 23), {
      key: 'p',
      axis: linear(11, 31, 5),
      words: {
        label: 'Modulus',
        symbol: 'p',
        hint: 'Numbers are counted round a circle of p. With more, the table has more entries, and a smaller share of it is enough.',
        onAxis: 'modulus p',
      },
    }),
    operation: row(oneOf(['add', 'multiply'], 'add'), {
      key: 'operation',
      axis: 'all',
      words: {
        label: 'Operation',
        hint: 'What is done with the two numbers. A product is as hard as a sum if p is a prime: its entries are a table of sums in another order, but for the zeros.',
        onAxis: 'operation',
        options: { add: 'a + b', multiply: 'a × b' },
      },
    }),
    share: row(number({ min: 0.05, max: 0.95 }, 0.7), {
      key: 'share',
      axis: linear(0.5, 0.9, 5),
      words: {
        label: 'Training share',
        hint: 'The share of the table that the network learns from; the rest tests it. With less, it can only learn its entries by heart, and with more it finds the rule sooner.',
        onAxis: 'training share',
      },
    }),
    seed: sampled(1, 1).seed,
  },
  checks: [],
  shape: ({ p }) => ({ inputs: 2 * p, outputs: p, classes: p }),
  // The entries are learned by heart at every richness up to 10, and there the rule is found, too.
  learns: {
    'net.width': 256,
    'net.depth': 1,
    'net.activation': 'quadratic',
    'train.lr': 0.01,
    'train.batch': 'full',
    'train.weightDecay': 0.001,
  },
});

type ModularAddition = TaskOfRow<typeof modularAddition>;

/** Returns how many entries of the table are for training and for the test: at least one of each. */
export function splitOf({ p, share }: { p: number; share: number }): { samples: number; testSamples: number } {
  const entries = p * p;
  const samples = Math.min(entries - 1, Math.max(1, Math.round(share * entries)));
  return { samples, testSamples: entries - samples };
}

/** Returns the numbers a and b of a row of inputs. */
export const entryOf = (x: Float32Array): [a: number, b: number] => {
  const isSet = (value: number) => value > 0;
  return [x.findIndex(isSet), x.subarray(x.length / 2).findIndex(isSet)];
};

/**
 * Makes the table of a + b or a b modulo p (Gromov 2023, arXiv 2301.02679): the inputs are a and b, one-hot side by side
 * and times sqrt p, so that |x|^2 = d; the classes are the p results. A random part of the table is for training, the
 * rest for the test. Picture: (a, b) with the class.
 */
export function makeModularAddition(task: ModularAddition): MadeData {
  const { p, operation } = task;
  const { samples } = splitOf(task);
  const entries = taskStreams(task.seed).train.permutation(p * p);
  const shape = modularAddition.shape(task);
  const draw = (part: Int32Array): Samples => {
    const x = new Float32Array(part.length * shape.inputs);
    const classes = part.map((entry, i) => {
      const [a, b] = [Math.floor(entry / p), entry % p];
      const inputs = rowOf(x, shape.inputs, i);
      inputs[a] = inputs[p + b] = Math.sqrt(p);
      return (operation === 'add' ? a + b : a * b) % p;
    });
    return { count: part.length, x, y: classTargets(classes, p) };
  };
  const dataset = { ...shape, train: draw(entries.slice(0, samples)), test: draw(entries.slice(samples)) };
  const axes = { xLabel: 'a', yLabel: 'b', areClasses: p > 2 };
  return {
    dataset,
    picture: scatter(dataset, axes, (x, y) => [...entryOf(x), p > 2 ? y.indexOf(1) : 2 * y.indexOf(1) - 1]),
  };
}
