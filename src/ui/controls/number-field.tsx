import type { SettingPath } from '../../config/setting-path.ts';
import { useChange, useLab, useRefusal } from '../lab-context.ts';
import { TypedNumber } from '../kit/typed-number.tsx';

interface NumberFieldProps {
  /** The setting that it shows and changes. */
  path: SettingPath;
  /** Its accessible name. */
  label: string;
  /** The present value; `undefined` shows the placeholder. */
  value: number | undefined;
  /** What stands for a value that is left out; with it, an emptied field leaves the value out. */
  placeholder?: string;
  /** The value `count` places further up, for the arrow keys. */
  beyond?: (value: number, count: number) => number;
  /** The element that explains a refusal. */
  errorId?: string;
  /** Large, as the exact value beside a slider. */
  isReadout?: boolean;
}

/** A number of the experiment that can be typed exactly. */
export function NumberField({ path, ...props }: NumberFieldProps) {
  const change = useChange();
  const { forgive } = useLab().experiment.getState();
  const refusal = useRefusal(path);
  return (
    <TypedNumber
      {...props}
      refused={refusal}
      onCommit={(value) => change(path, value)}
      onGiveUp={() => forgive(path)}
    />
  );
}
