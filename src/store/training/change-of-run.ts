import type { Experiment } from '../../config/experiment.ts';
import { withRate } from '../../config/settings/schedule-settings.ts';

/**
 * Says what a change of the experiments asks of their run: other learning rates or schedules, or other points, with which it goes on,
 * or something else, with which it starts anew. Without a point there is nothing to go on with.
 */
export function changeOfRun(next: readonly Experiment[], last: readonly Experiment[]): 'rates' | 'points' | 'other' {
  const isSame = (part: (experiment: Experiment) => unknown) =>
    next.length === last.length &&
    next.every((each, side) => JSON.stringify(part(each)) === JSON.stringify(part(last[side])));
  if (isSame(withoutRate)) return 'rates';
  const hasPoints = next.every(({ task }) => task.name === 'drawn' && task.points.length > 0);
  return hasPoints && isSame(withoutPoints) ? 'points' : 'other';
}

const withoutRate = (experiment: Experiment) => withRate(experiment, { lr: 0 });

const withoutPoints = ({ task, ...others }: Experiment) => ({
  ...others,
  task: task.name === 'drawn' ? { ...task, points: [] } : task,
});
