import { useState, type KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './typed.module.css';
import { readNumber } from './read-number.ts';

interface TypedNumberProps {
  /** Its accessible name. */
  label: string;
  /** The present value; `undefined` shows the placeholder. */
  value: number | undefined;
  /** The value that was refused, if any. */
  refused: { value: unknown } | undefined;
  /** Gets the number, or the text if it is none; `undefined` for an emptied field. */
  onCommit: (value: number | string | undefined) => void;
  /** Called on Escape: the refused value is given up. */
  onGiveUp: () => void;
  /** The text for a value that is left out. With it, an emptied field leaves the value out. */
  placeholder?: string;
  /** Returns the value `count` places further up, for the arrow keys. */
  beyond?: (value: number, count: number) => number;
  /** The element that explains a refusal. */
  errorId?: string;
  /** Whether it is large, as the exact value beside a slider. */
  isReadout?: boolean;
}

/** Shows a number that can be typed exactly. Enter, or leaving the field, takes it; Escape gives it up. */
export function TypedNumber(props: TypedNumberProps) {
  const { label, value, refused, onCommit, onGiveUp, placeholder, beyond, errorId, isReadout } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = refused ? String(refused.value) : value === undefined ? '' : String(value);

  const commit = (text: string) => {
    const isEmpty = text.trim() === '';
    if (isEmpty && placeholder === undefined) return;
    onCommit(isEmpty ? undefined : (readNumber(text) ?? text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') commit(event.currentTarget.value);
    else if (event.key === 'Escape') {
      onGiveUp();
      setTyped(null);
    } else if (direction !== 0 && value !== undefined) {
      event.preventDefault();
      onCommit(beyond ? beyond(value, direction) : value + direction);
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
      aria-invalid={refused ? true : undefined}
      aria-errormessage={refused && errorId}
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
