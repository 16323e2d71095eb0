import type { KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './typed.module.css';
import { readNumber } from './read-number.ts';
import { useTyped } from './use-typed.ts';

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
  /** Whether it only shows the number. */
  isReadOnly?: boolean;
}

/** Shows a number that can be typed exactly. Enter, or leaving the field, takes it; Escape gives it up. */
export function TypedNumber(props: TypedNumberProps) {
  const { label, value, refused, onCommit, onGiveUp, placeholder, beyond, errorId, isReadout, isReadOnly } = props;
  const shown = refused ? String(refused.value) : value === undefined ? '' : String(value);

  const commit = (text: string) => {
    const isEmpty = text.trim() === '';
    if (isEmpty && placeholder === undefined) return;
    onCommit(isEmpty ? undefined : (readNumber(text) ?? text));
  };
  const { field, take, giveUp } = useTyped(shown, commit);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isReadOnly) return;
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') take(event.currentTarget.value);
    else if (event.key === 'Escape') {
      onGiveUp();
      giveUp();
    } else if (direction !== 0 && value !== undefined) {
      event.preventDefault();
      onCommit(beyond ? beyond(value, direction) : value + direction);
      giveUp();
    }
  };

  return (
    <input
      className={classNames(styles.field, isReadout && styles.readout)}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      readOnly={isReadOnly}
      aria-label={label}
      aria-invalid={refused ? true : undefined}
      aria-errormessage={refused && errorId}
      placeholder={placeholder}
      {...field}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
    />
  );
}
