import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './toggle.module.css';

interface ToggleProps {
  text: string;
  /** Its accessible name. */
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Says more about it, as a tooltip. */
  title?: string;
  /** A sentence that says why it can't be switched, as a tooltip and as its description; absent: it can. */
  obstacle?: string;
}

/** Shows a small button that is on or off, as in the head of a chart. */
export function Toggle({ text, label, isOn, onChange, title, obstacle }: ToggleProps) {
  const why = useId();
  const isDisabled = obstacle !== undefined;
  return (
    // A disabled button has no tooltip of its own.
    <span title={obstacle ?? title}>
      <ToggleButton
        className={styles.toggle}
        aria-label={label}
        aria-describedby={isDisabled ? why : undefined}
        isSelected={isOn && !isDisabled}
        isDisabled={isDisabled}
        onChange={onChange}
      >
        {text}
      </ToggleButton>
      {isDisabled && (
        <span id={why} hidden>
          {obstacle}
        </span>
      )}
    </span>
  );
}
