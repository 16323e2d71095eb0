import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import styles from './hint.module.css';

interface HintProps {
  /** The accessible name of the button, and of what it opens. */
  label: string;
  /** What is pressed; a question mark by default. */
  trigger?: ReactNode;
  /** What it says. */
  children: ReactNode;
}

/** A word of explanation that opens on a press. */
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
