import * as v from 'valibot';
import { describeProblems } from './describe-problems.ts';
import { batchProblem, describeProblem, parseExperiment, shortText, toProblem, type Experiment } from './experiment.ts';
import { feedbackShapes, layerShapes, type MatrixShape } from './scaling.ts';
import { taskShape } from '../tasks/tasks.ts';
import { words } from '../words/words.ts';
import type { Dataset, Samples } from '../tasks/data/dataset.ts';

/** A number that does not overflow in the arithmetic of the lab, float32. */
const float = v.pipe(
  v.number(),
  v.check((value) => Number.isFinite(Math.fround(value)), words.givenCase.float),
);
const rows = v.array(v.array(float));
const samplesOf = v.pipe(rows, v.nonEmpty());

const caseSchema = v.object({
  config: v.unknown(),
  data: v.object({ x: samplesOf, y: samplesOf, xTest: v.optional(samplesOf), yTest: v.optional(samplesOf) }),
  weights: v.array(rows),
  feedback: v.optional(v.array(rows)),
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
  const parsed = v.safeParse(caseSchema, input, { abortEarly: true });
  if (!parsed.success) throw new Error(describeCaseIssue(parsed.issues[0]));
  const { config, data, weights, feedback } = parsed.output;
  const result = parseExperiment(config);
  if (!result.ok) throw new Error(describeProblems(result.problems));

  const { experiment } = result;
  const shape = taskShape(experiment.task);
  const train = readSamples({ x: 'data.x', y: 'data.y' }, data.x, data.y, shape);
  const test = readSamples({ x: 'data.xTest', y: 'data.yTest' }, data.xTest ?? [], data.yTest ?? [], shape);
  if (experiment.train.loss === 'ce') {
    requireClasses('data.y', data.y);
    requireClasses('data.yTest', data.yTest ?? []);
  }
  const problem = batchProblem(experiment, train.count);
  if (problem) throw new Error(describeProblem(problem));
  const layers = layerShapes(experiment);
  return {
    experiment,
    dataset: { ...shape, train, test },
    weights: readMatrices('weights', weights, layers),
    feedback: feedback && readMatrices('feedback', feedback, feedbackShapes(experiment.train, layers)),
  };
}

function describeCaseIssue(issue: v.GenericIssue): string {
  if (issue.type === 'check') return describeProblem(toProblem(issue));
  return words.givenCase.bad(v.getDotPath(issue) ?? words.config.whole);
}

type Rows = readonly (readonly number[])[];

const flatten = (matrix: Rows) => Float32Array.from(matrix.flat());

/** Reads matrices by layer, each [rows, columns] row-major. A transposed matrix has as many numbers, so shapes count. */
function readMatrices(key: string, matrices: readonly Rows[], shapes: readonly MatrixShape[]): Float32Array[] {
  if (matrices.length !== shapes.length) {
    throw new Error(words.givenCase.matrices(key, matrices.length, shapes.length));
  }
  return matrices.map((matrix, l) => {
    const [height, width] = shapes[l];
    if (matrix.length !== height || matrix.some((row) => row.length !== width)) {
      const lengths = [...new Set(matrix.map((row) => row.length))];
      throw new Error(
        words.givenCase.matrix(key, l, { rows: matrix.length, lengths }, { rows: height, columns: width }),
      );
    }
    return flatten(matrix);
  });
}

function readSamples(
  keys: { x: string; y: string },
  x: Rows,
  y: Rows,
  { inputs, outputs }: Pick<Dataset, 'inputs' | 'outputs'>,
): Samples {
  requireLengths(keys.x, x, inputs);
  requireLengths(keys.y, y, outputs);
  if (x.length !== y.length) throw new Error(words.givenCase.rows(keys, x.length, y.length));
  return { count: x.length, x: flatten(x), y: flatten(y) };
}

function requireLengths(key: string, matrix: Rows, length: number): void {
  const wrong = matrix.findIndex((row) => row.length !== length);
  if (wrong >= 0) throw new Error(words.givenCase.row(`${key}.${wrong}`, matrix[wrong].length, length));
}

/** Refuses targets of cross-entropy that are not one-hot, as made tasks with such targets refuse cross-entropy. */
function requireClasses(key: string, y: Rows): void {
  const isOneHot = (row: readonly number[]) =>
    row.every((value) => value === 0 || value === 1) && row.filter((value) => value === 1).length === 1;
  const wrong = y.findIndex((row) => !isOneHot(row));
  if (wrong < 0) return;
  const refused = describeProblem({ key: 'train.loss', value: 'ce', allowed: words.config.crossEntropy });
  throw new Error(`${refused} ${words.givenCase.notOneHot(`${key}.${wrong}`, shortText(y[wrong]))}`);
}
