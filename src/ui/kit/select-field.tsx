import styles from './select-field.module.css';

/** One of the options of a {@link SelectField}. */
interface SelectOption<Value extends string | number> {
  value: Value;
  text: string;
}

/** Options under a common name. */
export interface SelectSection<Value extends string | number> {
  label: string;
  options: readonly SelectOption<Value>[];
}

/** Options of a {@link SelectField}, some or all of them in sections. */
export type SelectOptions<Value extends string | number> = readonly (SelectOption<Value> | SelectSection<Value>)[];

interface SelectFieldProps<Value extends string | number> {
  /** Its accessible name. */
  label: string;
  value: Value;
  options: SelectOptions<Value>;
  onChange: (value: Value) => void;
  /** Replaces the usual look of a field. */
  className?: string;
  isInvalid?: boolean;
  errorId?: string;
  isDisabled?: boolean;
}

/** Offers several options in the device's own list. */
export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, className = styles.select, isInvalid, errorId, isDisabled } = props;
  const choose = (text: string) => {
    const option = withoutSections(options).find((known) => String(known.value) === text);
    if (option) onChange(option.value);
  };
  return (
    <select
      className={className}
      aria-label={label}
      aria-invalid={isInvalid ? true : undefined}
      aria-errormessage={isInvalid ? errorId : undefined}
      value={value}
      disabled={isDisabled}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {options.map((entry) =>
        'options' in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            {entry.options.map(asElement)}
          </optgroup>
        ) : (
          asElement(entry)
        ),
      )}
    </select>
  );
}

/** Returns all options of a select, from all sections. */
export const withoutSections = <Value extends string | number>(options: SelectOptions<Value>) =>
  options.flatMap((entry) => ('options' in entry ? entry.options : entry));

const asElement = ({ value, text }: SelectOption<string | number>) => (
  <option key={value} value={value}>
    {text}
  </option>
);
