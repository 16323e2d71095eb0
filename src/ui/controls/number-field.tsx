import type { SettingPath } from '../../config/setting-path.ts';
import { useControl, useSidedName } from '../lab-context.ts';
import { TypedNumber } from '../kit/typed-number.tsx';

interface NumberFieldProps {
  /** The setting that it shows and changes. */
  path: SettingPath;
  /** Its accessible name. */
  label: string;
  /** The present value; `undefined` shows the placeholder. */
  value: number | undefined;
  /** The text for a value that is left out. With it, an emptied field leaves the value out. */
  placeholder?: string;
  /** Returns the value `count` places further up, for the arrow keys. */
  beyond?: (value: number, count: number) => number;
  /** The element that explains a refusal. */
  errorId?: string;
  /** Whether it is large, as the exact value beside a slider. */
  isReadout?: boolean;
}

/** Shows a number of the experiment, which can be typed exactly. */
export function NumberField({ path, ...props }: NumberFieldProps) {
  const { refusal, change, forgive, isFixed } = useControl(path);
  return (
    <TypedNumber
      {...props}
      label={useSidedName(path, props.label)}
      refused={refusal}
      isReadOnly={isFixed}
      onCommit={change}
      onGiveUp={forgive}
    />
  );
}
