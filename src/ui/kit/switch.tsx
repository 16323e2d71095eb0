import styles from './switch.module.css';

interface SwitchProps {
  /** Its accessible name; left out where a `label` element around it has the words. */
  label?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Whether the last change was refused. */
  isInvalid?: boolean;
  /** The id of the element that says why. */
  errorId?: string;
  isDisabled?: boolean;
}

/** A setting that is on or off. */
export const Switch = ({ label, isOn, onChange, isInvalid = false, errorId, isDisabled }: SwitchProps) => (
  <input
    className={styles.switch}
    type="checkbox"
    role="switch"
    aria-label={label}
    aria-invalid={isInvalid ? true : undefined}
    aria-errormessage={isInvalid ? errorId : undefined}
    checked={isOn}
    disabled={isDisabled}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);
