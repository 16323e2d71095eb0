import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './floating-dialog.module.css';
import { stopWhileScrolled } from './stop-while-scrolled.ts';

interface FloatingDialogProps {
  label: string;
  /** The button that has opened it, beside which it lies. */
  button: RefObject<HTMLButtonElement | null>;
  className?: string;
  children: ReactNode;
  onClose: () => void;
}

const followScroll = (dialog: HTMLElement | null) =>
  dialog?.parentElement ? stopWhileScrolled(dialog.parentElement, dialog) : undefined;

/** Shows a dialog beside its button, until it is closed. */
export const FloatingDialog = ({ label, button, className, children, onClose }: FloatingDialogProps) => (
  <Popover
    className={classNames(styles.surface, className)}
    triggerRef={button}
    offset={6}
    isOpen
    onOpenChange={(isOpen) => isOpen || onClose()}
  >
    <Dialog ref={followScroll} className={styles.dialog} aria-label={label}>
      {children}
    </Dialog>
  </Popover>
);
