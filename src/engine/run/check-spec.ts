import { differingPart } from '../../config/ensemble-parts.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { feedbackShapes, layerShapes } from '../../config/scaling.ts';
import type { Dataset } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import type { RunSpec } from './run-interface.ts';
import type { Snapshot } from './snapshot.ts';

/** Throws a sentence when the members, data and weights of a run don't fit together. */
export function checkSpec({ members, dataset, weights, feedback, start }: RunSpec): void {
  const [first] = members;
  const differing = differingPart(members);
  if (differing !== null) throw new Error(words.engine.membersDiffer(differing));

  const expected = describeShape(taskShape(first.task));
  const found = describeShape(dataset);
  if (expected !== found) throw new Error(words.engine.dataDiffers(expected, found));
  if (dataset.train.count === 0) throw new Error(words.engine.noTrainingData);

  const shapes = layerShapes(first);
  checkMatrices(words.engine.weights, weights, shapes);
  checkMatrices(words.engine.feedback, feedback, feedbackShapes(first.train, shapes));
  if (!start) return;
  const steps = new Set(start.present.map(({ step }) => step));
  if (start.initial.length !== members.length || start.present.length !== members.length || steps.size !== 1) {
    throw new Error(words.engine.startDiffers(members.length));
  }
  for (const snapshot of [...start.initial, ...start.present]) checkSnapshot(snapshot, shapes, first.net.bias);
}

function checkSnapshot({ weights, biases }: Snapshot, shapes: [number, number][], hasBiases: boolean): void {
  checkMatrices(words.engine.weights, weights, shapes);
  if (!hasBiases) return;
  const rows = shapes.map(([fanOut]): [number, number] => [fanOut, 1]);
  checkMatrices(words.engine.biases, biases ?? [], rows);
}

function checkMatrices(what: string, given: Float32Array[] | undefined, shapes: [number, number][]): void {
  shapes.forEach(([rows, columns], l) => {
    if (given && given[l]?.length !== rows * columns) {
      throw new Error(words.engine.matrixDiffers(what, l + 1, `${rows} x ${columns}`, String(given[l]?.length ?? 0)));
    }
  });
}

const describeShape = ({ inputs, outputs, classes }: Pick<Dataset, 'inputs' | 'outputs' | 'classes'>): string =>
  words.engine.shape(inputs, outputs, classes);
