import * as v from 'valibot';
import { describeProblem, parseExperiment, type Experiment } from './experiment.ts';
import { taskShape } from '../tasks/tasks.ts';
import { words } from '../words/words.ts';
import type { Dataset, Samples } from '../tasks/data/dataset.ts';

const matrix = v.pipe(v.array(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.nonEmpty())), v.nonEmpty());

const caseSchema = v.object({
  config: v.unknown(),
  data: v.object({ x: matrix, y: matrix, xTest: v.optional(matrix), yTest: v.optional(matrix) }),
  weights: v.array(matrix),
  feedback: v.optional(v.array(matrix)),
});

/** An experiment with its own data and initial weights. */
export interface Case {
  experiment: Experiment;
  dataset: Dataset;
  /** Initial weights by layer, [fan_out, fan_in] row-major. */
  weights: Float32Array[];
  /** Feedback at step 0 for rules that have feedback, by layer, row-major. */
  feedback?: Float32Array[];
}

/**
 * Reads a fixture of the form in `fixtures/README.md` for a run. The expected values are not read.
 *
 * @throws a sentence that names the offending key
 */
export function readCase(input: unknown): Case {
  const parsed = v.safeParse(caseSchema, input);
  if (!parsed.success) throw new Error(words.tasks.badCase(v.getDotPath(parsed.issues[0]) ?? words.config.whole));
  const { config, data, weights, feedback } = parsed.output;
  const result = parseExperiment(config);
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));

  const { experiment } = result;
  const shape = taskShape(experiment.task);
  return {
    experiment,
    dataset: {
      ...shape,
      train: samples('data', data.x, data.y, shape),
      test: samples('data (test)', data.xTest ?? [], data.yTest ?? [], shape),
    },
    weights: weights.map(flatten),
    feedback: feedback?.map(flatten),
  };
}

const flatten = (rows: number[][]) => Float32Array.from(rows.flat());

function samples(where: string, x: number[][], y: number[][], shape: { inputs: number; outputs: number }): Samples {
  const fits =
    x.length === y.length &&
    x.every((row) => row.length === shape.inputs) &&
    y.every((row) => row.length === shape.outputs);
  if (!fits) throw new Error(words.tasks.caseShape(where, shape.inputs, shape.outputs));
  return { count: x.length, x: Float32Array.from(x.flat()), y: Float32Array.from(y.flat()) };
}
