import type { SettingPath } from '../../config/setting-path.ts';
import { useControl, useSidedName } from '../lab-context.ts';
import styles from '../kit/typed.module.css';
import { readNumber } from '../kit/read-number.ts';
import { useTyped } from '../kit/use-typed.ts';

interface ListNumberFieldProps {
  /** The setting, a list of numbers. */
  path: SettingPath;
  /** Its accessible name. */
  label: string;
  list: readonly number[];
  /** The index of the entry that this field shows and changes. */
  index: number;
  /** The element that explains a refusal. */
  errorId: string;
}

/** Shows one number of a list, which can be typed exactly. */
export function ListNumberField({ path, label, list, index, errorId }: ListNumberFieldProps) {
  const { refusal, change, isFixed } = useControl(path);
  const name = useSidedName(path, label);
  const asked = Array.isArray(refusal?.value) ? (refusal.value as unknown[]) : list;
  const isRefused = asked[index] !== list[index];
  const commit = (text: string) => {
    if (text.trim() !== '') change(list.with(index, (readNumber(text) ?? text) as number));
  };
  const { field, take, giveUp } = useTyped(String(asked[index]), commit);
  return (
    <input
      className={styles.field}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      readOnly={isFixed}
      aria-label={name}
      aria-invalid={isRefused || undefined}
      aria-errormessage={isRefused ? errorId : undefined}
      {...field}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event.currentTarget.value);
        if (event.key === 'Escape') giveUp();
      }}
    />
  );
}
