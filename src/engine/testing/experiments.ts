import { describeProblem, parseExperiment, type Experiment } from '../../config/experiment.ts';
import { runOffset } from '../../config/frame.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { randomStream } from '../../maths/random.ts';
import type { Dataset, Samples } from '../../tasks/data/dataset.ts';
import { createRun } from '../create-run.ts';

/** Returns a valid experiment from part of a configuration; an error in it fails the test. */
export function experimentOf(config: object): Experiment {
  const parsed = parseExperiment(config);
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return parsed.experiment;
}

/** Draws Gaussian inputs and targets of the shape of an experiment's task; classes take turns, as signs or one-hot. */
export function gaussianDataset(experiment: Experiment, samples = 12): Dataset {
  const shape = taskShape(experiment.task);
  const stream = randomStream(7, 'data');
  const ofClass = (i: number) =>
    shape.outputs === 1 ? 1 - 2 * (i % 2) : Number(i % shape.outputs === Math.floor(i / shape.outputs) % shape.outputs);
  const draw = (count: number): Samples => ({
    count,
    x: Float32Array.from({ length: count * shape.inputs }, stream.normal),
    y: Float32Array.from({ length: count * shape.outputs }, (_, i) =>
      shape.classes === null ? stream.normal() : ofClass(i),
    ),
  });
  return { ...shape, train: draw(samples), test: draw(5) };
}

/** Returns the training loss of every member after each of the given steps, by step and member. */
export async function lossesAt(members: Experiment[], dataset: Dataset, steps: number[]): Promise<number[][]> {
  const run = await createRun({ members, dataset });
  const losses: number[][] = [];
  for (const step of steps) {
    while (run.stepsDone < step) run.step();
    const frames = await run.measure('light');
    losses.push(members.map((_, m) => frames[m * run.layout.stride + runOffset('loss')]));
  }
  run.dispose();
  return losses;
}
