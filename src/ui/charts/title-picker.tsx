import styles from './title-picker.module.css';

interface TitlePickerProps<Value extends string> {
  /** Its accessible name. */
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
}

/** The title of a chart that is also the choice of what it shows. */
export function TitlePicker<Value extends string>({ label, value, options, onChange }: TitlePickerProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  const choose = (text: string) => {
    const option = options.find((known) => known.value === text);
    if (option) onChange(option.value);
  };
  return (
    <span className={styles.picker}>
      {/* A select is as wide as its longest option; this text gives it the width of the chosen one. */}
      <span className={styles.width} aria-hidden="true">
        {chosen?.text}
      </span>
      <select
        className={styles.select}
        aria-label={label}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  );
}
