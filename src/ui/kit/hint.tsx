import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
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
export function Hint({ label, trigger, children }: HintProps) {
  return (
    <DialogTrigger>
      <Button className={trigger ? styles.worded : styles.mark} aria-label={label}>
        {trigger ?? '?'}
      </Button>
      <Popover className={styles.popover} offset={6}>
        <Dialog className={styles.dialog} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
