import { describeProblem, parseExperiment, type Experiment } from '../src/config/experiment.ts';
import { initialWeights } from '../src/engine/network/initial-weights.ts';
import { randomStream } from '../src/maths/random.ts';
import type { Dataset } from '../src/tasks/data/dataset.ts';

/** The problem that all contestants of a race train on: full batch, relu, no bias, one output, mse, sgd. */
export interface Problem {
  samples: number;
  inputs: number;
  width: number;
  /** Hidden layers. */
  depth: number;
  /** The number of networks of this shape, trained side by side. */
  members: number;
  /** Whether the hidden layers have skip connections, depth-muP; absent: no. */
  residual?: boolean;
  /** The rule; `pc` has 20 inference steps, and the lab's defaults for everything else. */
  rule: 'bp' | 'pc';
  /** The number of steps after which the losses of the contestants are compared. */
  checkAfter: number;
}

/** The smallest of the three shapes of the benchmark. */
export const S1: Problem = { samples: 128, inputs: 16, width: 64, depth: 2, members: 1, rule: 'bp', checkAfter: 20 };
/** The second shape of the benchmark. */
export const S2: Problem = { samples: 256, inputs: 32, width: 256, depth: 3, members: 1, rule: 'bp', checkAfter: 10 };
/** The middle one of the three shapes. */
export const S3: Problem = { samples: 512, inputs: 64, width: 1024, depth: 3, members: 1, rule: 'bp', checkAfter: 2 };

/** A width at which only a GPU trains in the blink of an eye. */
export const W4096: Problem = {
  ...{ samples: 256, inputs: 64, width: 4096, depth: 2, members: 1, rule: 'bp', checkAfter: 2 },
};

/** The shape of the page's default experiment, in batches of 128. */
export const DEFAULT: Problem = {
  ...{ samples: 128, inputs: 196, width: 256, depth: 3, members: 1, rule: 'bp', checkAfter: 10 },
};

/** A range of the members of a problem: all of them, or the share of one worker. */
export interface Share {
  first: number;
  count: number;
}

/** Returns the learning rate: a fixed fraction of the largest at this width, so that thousands of steps stay finite. */
export const learningRate = ({ width }: Problem): number => 0.5 / width;

/** Describes the problem in one line. */
export const describe = ({ samples, inputs, width, depth, members, rule, residual }: Problem): string =>
  [
    `n = ${samples}, d = ${inputs}, width = ${width}, hidden = ${depth}`,
    ...(members > 1 ? [`members = ${members}`] : []),
    ...(rule === 'bp' ? [] : [`rule = ${rule}`]),
    ...(residual ? ['residual'] : []),
  ].join(', ');

/** Returns the members of a share as experiments of the lab; member m has seed m. */
export function experimentsOf(problem: Problem, { first, count }: Share): Experiment[] {
  return Array.from({ length: count }, (_, m) => {
    const parsed = parseExperiment({
      seed: first + m,
      task: { name: 'given', d: problem.inputs, outputs: 1 },
      net: {
        ...{ width: problem.width, depth: problem.depth, activation: 'relu' },
        residual: problem.residual ? 'depth-mup' : 'none',
      },
      scaling: { preset: 'sp' },
      train: { rule: problem.rule, lr: learningRate(problem) },
      measure: { twin: false },
    });
    if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
    return parsed.experiment;
  });
}

/** Draws standard normal inputs [samples, inputs] and targets [samples, 1], the same on every call. */
export function datasetOf({ samples, inputs }: Problem): Dataset {
  const stream = randomStream(0, 'data');
  const draw = (length: number) => Float32Array.from({ length }, stream.normal);
  const train = { count: samples, x: draw(samples * inputs), y: draw(samples) };
  return { inputs, outputs: 1, classes: null, train, test: { count: 0, x: draw(0), y: draw(0) } };
}

/** Draws the initial weights of one network: by layer, [fan_out, fan_in] row-major. */
export const weightsOf = (problem: Problem): Float32Array[] =>
  initialWeights(experimentsOf(problem, { first: 0, count: 1 })[0]);

/** Returns [fan_out, fan_in] of each layer. */
export const shapesOf = ({ inputs, width, depth }: Problem): [fanOut: number, fanIn: number][] =>
  Array.from({ length: depth + 1 }, (_, l) => [l === depth ? 1 : width, l === 0 ? inputs : width]);

/** The number and the size of the inference steps of the rule `pc`. */
export const INFERENCE = { steps: 20, dt: 0.2 };
