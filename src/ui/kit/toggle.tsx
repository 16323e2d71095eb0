import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './toggle.module.css';

interface ToggleProps {
  text: string;
  /** Its accessible name. */
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** A sentence that says why it can't be switched; absent: it can. */
  obstacle?: string;
}

/** Shows a small button that is on or off, as in the head of a chart. */
export function Toggle({ text, label, isOn, onChange, obstacle }: ToggleProps) {
  const isDisabled = obstacle !== undefined;
  return (
    // A disabled button has no tooltip of its own.
    <span title={obstacle}>
      <ToggleButton
        className={styles.toggle}
        aria-label={label}
        isSelected={isOn && !isDisabled}
        isDisabled={isDisabled}
        onChange={onChange}
      >
        {text}
      </ToggleButton>
    </span>
  );
}
