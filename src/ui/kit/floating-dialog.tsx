import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './floating-dialog.module.css';

interface FloatingDialogProps {
  label: string;
  /** The button that has opened it, beside which it lies. */
  button: RefObject<HTMLButtonElement | null>;
  className?: string;
  children: ReactNode;
  onClose: () => void;
}

/** Makes the surface of a dialog a stop of the Tab key as long as it scrolls. */
function followScroll(dialog: HTMLElement | null) {
  const surface = dialog?.parentElement;
  if (!surface) return;
  const observer = new ResizeObserver(() => {
    if (surface.scrollHeight > surface.clientHeight) surface.tabIndex = 0;
    else surface.removeAttribute('tabindex');
  });
  observer.observe(surface);
  return () => observer.disconnect();
}

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
