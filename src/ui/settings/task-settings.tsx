import { taskSettings } from '../../tasks/tasks.ts';
import { useExperiment } from '../lab-context.ts';
import { Setting } from './setting-fields.tsx';

/** The settings of the present task. */
export function TaskSettings() {
  const name = useExperiment(({ task }) => task.name);
  return taskSettings(name).map(([setting]) => <Setting key={setting} path={`task.${setting}`} />);
}
