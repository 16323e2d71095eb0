import { SelectField, withoutSections, type SelectOptions } from './select-field.tsx';
import styles from './title-picker.module.css';

interface TitlePickerProps<Value extends string> {
  /** Its accessible name. */
  label: string;
  value: Value;
  options: SelectOptions<Value>;
  onChange: (value: Value) => void;
}

/** Shows the title of a chart as a menu, which chooses what the chart shows. */
export function TitlePicker<Value extends string>(props: TitlePickerProps<Value>) {
  const chosen = withoutSections(props.options).find((option) => option.value === props.value);
  return (
    <span className={styles.picker}>
      {/* A select is as wide as its longest option; this text gives it the width of the chosen one. */}
      <span className={styles.width} aria-hidden="true">
        {chosen?.text}
      </span>
      <SelectField {...props} className={styles.select} />
    </span>
  );
}
