import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { words } from '../../words/words.ts';
import { lateView } from '../late/late-view.tsx';
import styles from './dialog-button.module.css';

const FloatingDialog = lateView(() => import('./floating-dialog.tsx'), 'FloatingDialog', words.page.late.parts.dialog);

/** The code of the dialogs, which nobody needs before the first one opens. */
export const DIALOG_PART = FloatingDialog.part;

interface DialogButtonProps {
  /** The accessible name of the button, and of the dialog that it opens. */
  label: string;
  /** The content of the button. */
  trigger: ReactNode;
  className: string;
  /** Further class of the dialog's surface. */
  surface?: string;
  /** The content of the dialog; a function gets the one that closes it. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** Shows a button that opens a dialog beside it. */
export function DialogButton({ label, trigger, className, surface, children }: DialogButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {trigger}
      </Button>
      {isOpen && (
        <div className={styles.note}>
          <FloatingDialog label={label} button={button} className={surface} onClose={close}>
            {typeof children === 'function' ? children(close) : children}
          </FloatingDialog>
        </div>
      )}
    </>
  );
}
