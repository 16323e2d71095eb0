import type { ReactNode } from 'react';
import { DialogButton } from './dialog-button.tsx';
import styles from './hint.module.css';

interface HintProps {
  /** The accessible name of the button, and of the dialog that it opens. */
  label: string;
  /** The content of the button; a question mark by default. */
  trigger?: ReactNode;
  /** The explanation. */
  children: ReactNode;
}

/** Shows a button that opens an explanation. */
export const Hint = ({ label, trigger, children }: HintProps) => (
  <DialogButton label={label} trigger={trigger ?? '?'} className={trigger ? styles.worded : styles.mark}>
    {children}
  </DialogButton>
);
