import type { ReactNode } from 'react';
import styles from './labelled-field.module.css';
import { RefusalText } from './refusal-text.tsx';

interface LabelledFieldProps {
  /** The setting of the control, by which a page looks for it. */
  name: string;
  label: string;
  /** What the setting means, for a pointer that rests on its name. */
  title?: string;
  /** Why the last value was not taken, if it was not. */
  refusal?: { sentence: string };
  /** The id that the control names as its error message. */
  errorId?: string;
  /** Whether the setting ended what ran. */
  isCause?: boolean;
  /** The control, which has its own accessible name. */
  children: ReactNode;
}

/** A control with its name above it and, below it, why a value was refused. */
export const LabelledField = ({ name, label, title, refusal, errorId, isCause, children }: LabelledFieldProps) => (
  <div className={styles.field} data-setting={name} data-cause={isCause === true ? true : undefined}>
    <span className={styles.label} title={title} aria-hidden="true">
      {label}
    </span>
    {children}
    {errorId && <RefusalText refusal={refusal} id={errorId} />}
  </div>
);
