import { useState, type KeyboardEvent } from 'react';
import styles from './typed.module.css';

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
  const [typed, setTyped] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onCommit(event.currentTarget.value);
    else if (event.key === 'Escape') {
      onGiveUp();
      setTyped(null);
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
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (typed !== null) onCommit(typed);
        setTyped(null);
      }}
    />
  );
}
