import { useId } from 'react';
import { getAtPath } from '../../config/setting-path.ts';
import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { useChange, useExperiment, useRefusal } from '../lab-context.ts';
import { labelOf, SettingRow, type PanelPath } from './setting-row.tsx';
import styles from './setting-fields.module.css';

/** A setting that is a number; with a placeholder it may be left out. */
export function NumberSetting({ path, placeholder }: { path: PanelPath; placeholder?: string }) {
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <NumberField
        path={path}
        label={labelOf(path)}
        value={typeof value === 'number' ? value : undefined}
        placeholder={placeholder}
        errorId={errorId}
      />
    </SettingRow>
  );
}

interface SelectSettingProps {
  path: PanelPath;
  options: readonly { value: string | number; text: string }[];
  /** What holds where the setting is left out. */
  fallback?: string;
}

/** A setting that is one of several. */
export function SelectSetting({ path, options, fallback }: SelectSettingProps) {
  const change = useChange();
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const isInvalid = useRefusal(path) !== undefined;
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <SelectField
        label={labelOf(path)}
        value={(value ?? fallback) as string | number}
        options={options}
        onChange={(chosen) => change(path, chosen)}
        isInvalid={isInvalid}
        errorId={errorId}
      />
    </SettingRow>
  );
}

/** A setting that is on or off. */
export function FlagSetting({ path }: { path: PanelPath }) {
  const change = useChange();
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const isInvalid = useRefusal(path) !== undefined;
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <input
        className={styles.flag}
        type="checkbox"
        role="switch"
        aria-label={labelOf(path)}
        aria-invalid={isInvalid || undefined}
        aria-errormessage={isInvalid ? errorId : undefined}
        checked={value === true}
        onChange={(event) => change(path, event.currentTarget.checked)}
      />
    </SettingRow>
  );
}
