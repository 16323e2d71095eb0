import { settingRow, type RowPath } from '../../config/settings/settings.ts';
import { getAtPath } from '../../config/setting-path.ts';
import { nameOf, wordsOf, type AnyRow } from '../../settings/row.ts';
import { SelectField } from '../kit/select-field.tsx';
import { useControl, useExperiment, useSidedName } from '../lab-context.ts';

/** Returns the row of a setting, as the present task has it. */
export const useRow = (path: RowPath): AnyRow =>
  settingRow(
    path,
    useExperiment(({ task }) => task.name),
  );

interface ChoiceFieldProps {
  path: RowPath;
  /** The id of the note that says why a choice was refused. */
  errorId?: string;
}

/** Shows a setting that is one of several choices as a list of them. */
export function ChoiceField({ path, errorId }: ChoiceFieldProps) {
  const { change, refusal, isFixed } = useControl(path);
  const row = useRow(path);
  const name = useSidedName(path, wordsOf(row).label);
  const value = (useExperiment((experiment) => getAtPath(experiment, path)) ?? row.kind.neutral) as string | number;
  const choices = row.kind.choices.filter((choice) => typeof choice !== 'boolean');
  // A link may hold a choice that isn't listed, such as a pair of digits in the other order.
  const shown = choices.includes(value) ? choices : [...choices, value];
  return (
    <SelectField
      label={name}
      value={value}
      options={shown.map((choice) => ({ value: choice, text: nameOf(row, choice) }))}
      onChange={change}
      isInvalid={refusal !== undefined}
      errorId={errorId}
      isDisabled={isFixed}
    />
  );
}
