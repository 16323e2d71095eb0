import { words } from '../../words/words.ts';
import type { TaskOfRow } from '../define-task.ts';
import { own } from './own.ts';

/** Returns the sizes of a task of own data in words: "13 inputs, 3 classes, 133 training and 45 test samples". */
export const describeOwn = (task: TaskOfRow<typeof own>): string =>
  words.ownData.sizes({ ...own.shape(task), samples: task.samples, testSamples: task.testSamples });
