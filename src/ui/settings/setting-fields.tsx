import { useId } from 'react';
import type { RowPath } from '../../config/settings/settings.ts';
import { getAtPath } from '../../config/setting-path.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { ChoiceField, useRow } from '../controls/choice-field.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { useControl, useExperiment, useSidedName } from '../lab-context.ts';
import { ForSides } from '../controls/for-sides.tsx';
import { Switch } from '../kit/switch.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { SettingRow } from './setting-row.tsx';

interface SettingProps {
  path: RowPath;
  /** The text for a number that is left out. Without it, a number may be left out only in a section like `train.pc`. */
  placeholder?: string;
}

/** Shows a setting of the panel with the control of its kind: a switch, a list of options, or a number. */
export const Setting = (props: SettingProps) => (
  <ForSides path={props.path}>
    <SettingOfSide {...props} />
  </ForSides>
);

function SettingOfSide({ path, placeholder }: SettingProps) {
  const { choices, neutral, inWords } = useRow(path).kind;
  const isInOwnSection = path.split('.').length > 2;
  const automatic = isInOwnSection ? words.page.settings.automatic(String(neutral)) : undefined;
  if (inWords) return <PointsSetting path={path} inWords={inWords} />;
  if (choices.length === 0) return <NumberSetting path={path} placeholder={placeholder ?? automatic} />;
  if (choices.every((choice) => typeof choice === 'boolean')) return <FlagSetting path={path} />;
  return <SelectSetting path={path} />;
}

/** Says how many points there are, and takes them away; they are placed in the picture. */
function PointsSetting({ path, inWords }: { path: RowPath; inWords: (value: unknown) => string }) {
  const { change, isFixed } = useControl(path);
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      {inWords(value)}
      <TextButton label={words.pictures.draw.clear} isDisabled={isFixed} onPress={() => change([])}>
        {words.pictures.draw.clearShort}
      </TextButton>
    </SettingRow>
  );
}

function NumberSetting({ path, placeholder }: SettingProps) {
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const { label } = wordsOf(useRow(path));
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <NumberField
        path={path}
        label={label}
        value={typeof value === 'number' ? value : undefined}
        placeholder={placeholder}
        errorId={errorId}
      />
    </SettingRow>
  );
}

function SelectSetting({ path }: { path: RowPath }) {
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <ChoiceField path={path} errorId={errorId} />
    </SettingRow>
  );
}

function FlagSetting({ path }: { path: RowPath }) {
  const { change, refusal, isFixed } = useControl(path);
  const value = useExperiment((experiment) => getAtPath(experiment, path));
  const name = useSidedName(path, wordsOf(useRow(path)).label);
  const errorId = useId();
  return (
    <SettingRow path={path} errorId={errorId}>
      <Switch
        label={name}
        isOn={value === true}
        onChange={change}
        isInvalid={refusal !== undefined}
        isDisabled={isFixed}
        errorId={errorId}
      />
    </SettingRow>
  );
}
