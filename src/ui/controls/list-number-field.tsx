import { useState } from 'react';
import type { SettingPath } from '../../config/setting-path.ts';
import { useControl, useSidedName } from '../lab-context.ts';
import styles from '../kit/typed.module.css';
import { readNumber } from '../kit/read-number.ts';

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
  const { refusal, change } = useControl(path);
  const name = useSidedName(path, label);
  const [typed, setTyped] = useState<string | null>(null);
  const asked = Array.isArray(refusal?.value) ? (refusal.value as unknown[]) : list;
  const isRefused = asked[index] !== list[index];
  const commit = (text: string) => {
    if (text.trim() !== '') change(list.with(index, (readNumber(text) ?? text) as number));
  };
  return (
    <input
      className={styles.field}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={name}
      aria-invalid={isRefused || undefined}
      aria-errormessage={isRefused ? errorId : undefined}
      value={typed ?? String(asked[index])}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget.value);
        if (event.key === 'Escape') setTyped(null);
      }}
      onBlur={() => {
        if (typed !== null) commit(typed);
        setTyped(null);
      }}
    />
  );
}
