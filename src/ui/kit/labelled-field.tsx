import type { ReactNode } from 'react';
import styles from './labelled-field.module.css';

interface LabelledFieldProps {
  /** The setting of the control, by which the page finds it. */
  name: string;
  label: string;
  /** The meaning of the setting, as a tooltip of its name. */
  title?: string;
  /** The reason why the last value was refused, if it was. */
  refusal?: { sentence: string };
  /** The id that the control names as its error message. */
  errorId?: string;
  /** Whether the setting ended the run. */
  isCause?: boolean;
  /** The control, which has its own accessible name. */
  children: ReactNode;
}

/** Shows a control with its name above it and, below it, the reason why a value was refused. */
export const LabelledField = ({ name, label, title, refusal, errorId, isCause, children }: LabelledFieldProps) => (
  <div className={styles.field} data-setting={name} data-cause={isCause === true ? true : undefined}>
    <span className={styles.label} title={title} aria-hidden="true">
      {label}
    </span>
    {children}
    {errorId && <RefusalText refusal={refusal} id={errorId} />}
  </div>
);

/** Says why a value was refused; draws nothing if none was. */
export function RefusalText({ refusal, id }: { refusal: { sentence: string } | undefined; id: string }) {
  if (!refusal) return null;
  return (
    <p className={styles.note} id={id} role="alert">
      {refusal.sentence}
    </p>
  );
}
