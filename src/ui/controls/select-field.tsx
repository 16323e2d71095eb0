import styles from './select-field.module.css';

interface SelectFieldProps<Value extends string | number> {
  /** Its accessible name. */
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
  /** Replaces the look of a field. */
  className?: string;
  isInvalid?: boolean;
  errorId?: string;
}

/** One of several options, in the list that the device itself offers. */
export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, className = styles.select, isInvalid, errorId } = props;
  const choose = (text: string) => {
    const option = options.find((known) => String(known.value) === text);
    if (option) onChange(option.value);
  };
  return (
    <select
      className={className}
      aria-label={label}
      aria-invalid={isInvalid ? true : undefined}
      aria-errormessage={isInvalid ? errorId : undefined}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
