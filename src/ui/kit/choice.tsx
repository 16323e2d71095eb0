import { useId } from 'react';
import styles from './choice.module.css';

/** One of the options of a {@link Choice}. */
export interface Option<Value extends string> {
  value: Value;
  text: string;
  /** Its meaning, as a tooltip. */
  title?: string;
}

interface ChoiceProps<Value extends string> {
  /** Its accessible name. */
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  /** Whether nothing can be chosen at present; the label says why. */
  isDisabled?: boolean;
  onChange: (value: Value) => void;
}

/** Offers a few options, all in sight: a radio group that looks like a switch. */
export function Choice<Value extends string>({ label, options, value, isDisabled, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} aria-disabled={isDisabled} className={styles.group}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={isDisabled ? label : option.title}>
          <input
            type="radio"
            className="visually-hidden"
            {...{ name, value: option.value, disabled: isDisabled }}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}
