import type { KeyboardEvent } from 'react';
import styles from './typed.module.css';
import { useTyped } from './use-typed.ts';

interface TypedTextProps {
  /** Its accessible name. */
  label: string;
  value: string;
  isRefused: boolean;
  onCommit: (text: string) => void;
  /** Called on Escape: the refused text is given up. */
  onGiveUp: () => void;
  placeholder?: string;
  /** The element that explains a refusal. */
  errorId?: string;
}

/** Shows a field for a short text. Enter, or leaving the field, takes it; Escape gives it up. */
export function TypedText({ label, value, isRefused, onCommit, onGiveUp, placeholder, errorId }: TypedTextProps) {
  const { field, take, giveUp } = useTyped(value, onCommit);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take(event.currentTarget.value);
    else if (event.key === 'Escape') {
      onGiveUp();
      giveUp();
    }
  };
  return (
    <input
      className={styles.field}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={isRefused || undefined}
      aria-errormessage={isRefused ? errorId : undefined}
      placeholder={placeholder}
      {...field}
      onKeyDown={onKeyDown}
    />
  );
}
