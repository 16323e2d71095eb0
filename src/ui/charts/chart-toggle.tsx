import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './chart-toggle.module.css';

interface ChartToggleProps {
  text: string;
  /** Its accessible name. */
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Why it can't be switched, as a sentence; absent: it can. */
  obstacle?: string;
}

/** A small switch in the head of a chart. */
export function ChartToggle({ text, label, isOn, onChange, obstacle }: ChartToggleProps) {
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
