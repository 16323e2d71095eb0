import type { Task } from './task.ts';

/** Sizes that follow from a task's configuration alone, before any data is made. */
export interface TaskShape {
  /** d: number of inputs. */
  inputs: number;
  /** k: number of outputs. */
  outputs: number;
  /** Number of classes, or `null` for a regression. Two classes may share one output of +-1. */
  classes: number | null;
}

/** The sizes of a task. */
export function taskShape(task: Task): TaskShape {
  switch (task.name) {
    case 'given':
      return { inputs: task.d, outputs: task.outputs, classes: task.classes ?? null };
    case 'digits': {
      const classes = task.classes === 'all' ? 10 : 2;
      return { inputs: task.side ** 2, outputs: task.targets === 'sign' ? 1 : classes, classes };
    }
    case 'planar':
      return { inputs: 2, outputs: task.targets === 'sign' ? 1 : 2, classes: 2 };
    case 'parity':
    case 'random-labels':
      return { inputs: task.d, outputs: task.targets === 'sign' ? 1 : 2, classes: 2 };
    case 'curve':
      return { inputs: 1, outputs: 1, classes: null };
    case 'linear-teacher':
      return { inputs: task.d, outputs: task.outputs, classes: null };
    default:
      return { inputs: task.d, outputs: 1, classes: null };
  }
}
