import type { Task } from './task.ts';
import { words } from '../words/words.ts';
import { makeChain } from './chain.ts';
import { makeCurve } from './curve.ts';
import type { MadeTask, ReadDigits } from './data/dataset.ts';
import { makeDigits } from './digits/digits.ts';
import { makeLinearTeacher } from './linear-teacher.ts';
import { makeMultiIndex } from './multi-index.ts';
import { makeParity } from './parity.ts';
import { makePlanar } from './planar.ts';
import { makeRandomLabels } from './random-labels.ts';
import { makeSingleIndex } from './single-index.ts';
import { makeStaircase } from './staircase.ts';
import { taskError } from './data/task-error.ts';

/**
 * Makes the data of a task, its sentence and its picture; the same task gives the same data.
 *
 * @param task a valid task (`config/task.ts`)
 * @param readDigits reads a digits asset; only the task `digits` calls it
 * @throws Error with a sentence when there are too few digits, a digits asset can't be read, or the task is `given`
 */
export async function makeTask(task: Task, readDigits: ReadDigits): Promise<MadeTask> {
  switch (task.name) {
    case 'digits':
      return makeDigits(task, readDigits);
    case 'single-index':
      return makeSingleIndex(task);
    case 'multi-index':
      return makeMultiIndex(task);
    case 'chain':
      return makeChain(task);
    case 'staircase':
      return makeStaircase(task);
    case 'parity':
      return makeParity(task);
    case 'linear-teacher':
      return makeLinearTeacher(task);
    case 'random-labels':
      return makeRandomLabels(task);
    case 'curve':
      return makeCurve(task);
    case 'planar':
      return makePlanar(task);
    case 'given':
      throw taskError(words.tasks.givenHasData, 'task.name');
  }
}
