import { getAtPath } from '../../config/setting-path.ts';
import { wordsOf, type AnyRow } from '../../settings/row.ts';
import { taskSettings, type TaskSetting } from '../../tasks/tasks.ts';
import { useExperiment } from '../lab-context.ts';
import { FlagSetting, NumberSetting, SelectSetting } from './setting-fields.tsx';

/** The settings of the present task, each with the control of its kind. */
export function TaskSettings() {
  const name = useExperiment(({ task }) => task.name);
  return taskSettings(name).map(([setting, row]) => <Setting key={setting} path={`task.${setting}`} row={row} />);
}

function Setting({ path, row }: { path: `task.${TaskSetting}`; row: AnyRow }) {
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const { choices } = row.kind;
  if (choices.length === 0) return <NumberSetting path={path} />;
  if (typeof value === 'boolean' || value === undefined) return <FlagSetting path={path} />;
  // A link may hold a choice that isn't listed: a pair of digits in the other order.
  const shown = choices.includes(value) ? choices : [...choices, value];
  const texts = wordsOf(row).options;
  const options = shown.map(String).map((choice) => ({ value: choice, text: texts?.[choice] ?? choice }));
  return <SelectSetting path={path} options={options} />;
}
