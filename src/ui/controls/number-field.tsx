import { useState, type KeyboardEvent } from 'react';
import type { SettingPath } from '../../config/setting-path.ts';
import { classNames } from '../class-names.ts';
import { useChange, useLab, useRefusal } from '../lab-context.ts';
import styles from './number-field.module.css';
import { readNumber } from './read-number.ts';

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

/** A number that can be typed exactly: taken on Enter or on leaving the field, given up with Escape. */
export function NumberField({ path, label, value, placeholder, beyond, errorId, isReadout }: NumberFieldProps) {
  const change = useChange();
  const { forgive } = useLab().experiment.getState();
  const refusal = useRefusal(path);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = refusal ? String(refusal.value) : value === undefined ? '' : String(value);

  const commit = (text: string) => {
    const isEmpty = text.trim() === '';
    if (isEmpty && placeholder === undefined) return;
    change(path, isEmpty ? undefined : (readNumber(text) ?? text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') commit(event.currentTarget.value);
    else if (event.key === 'Escape') {
      forgive(path);
      setTyped(null);
    } else if (direction !== 0 && value !== undefined) {
      event.preventDefault();
      change(path, beyond ? beyond(value, direction) : value + direction);
      setTyped(null);
    }
  };

  return (
    <input
      className={classNames(styles.field, isReadout && styles.readout)}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={refusal ? true : undefined}
      aria-errormessage={refusal && errorId}
      placeholder={placeholder}
      value={typed ?? shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (typed !== null) commit(typed);
        setTyped(null);
      }}
    />
  );
}
