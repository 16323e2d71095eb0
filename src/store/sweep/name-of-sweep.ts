import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { settingName } from '../../config/sweep/axis.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { changeDraft, draftValue } from '../../settings/draft.ts';
import { defaultTask } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { nameOfRun, uniqueName } from '../runs/run-names.ts';
import { presetOf } from './sweep-state.ts';

/**
 * Returns the name of a sweep in the list of kept ones: its own, that of its preset, or what is swept and what all
 * networks share, as "learning rate η × width n: Chain, depth 2". A name that is taken gets a number.
 */
export function nameOfSweep(sweep: Sweep, taken: ReadonlySet<string>): string {
  const preset = presetOf(sweep);
  const own = preset ? words.sweepPage.presets[preset] : ofSettings(sweep);
  return uniqueName(sweep.name === '' ? own : sweep.name, taken);
}

function ofSettings({ base, axes }: Sweep): string {
  const swept = axes.map(({ setting }) => setting);
  // The axes replace what the base says of them.
  const shared = swept.reduce<Experiment>((experiment, setting) => {
    const { name } = base.task;
    const isOfTask = setting.startsWith('task.') && name !== 'given';
    const value = draftValue(isOfTask ? { task: defaultTask(name) } : defaultExperiment, setting);
    return value === undefined ? experiment : (changeDraft(experiment, setting, value) as Experiment);
  }, base);
  return words.sweepPage.kept.name(swept.map(settingName), nameOfRun(shared, null));
}
