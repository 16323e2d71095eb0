import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
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
  onChange: (value: Value) => void;
}

/** Offers a few options, all in sight: a radio group that looks like a switch. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((known) => known.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup aria-label={label} className={styles.group} orientation="horizontal" value={value} onChange={choose}>
      {options.map((option) => (
        <RadioField key={option.value} value={option.value} className={styles.field}>
          <RadioButton className={styles.option}>
            <span title={option.title}>{option.text}</span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
