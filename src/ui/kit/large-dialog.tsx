import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';
import styles from './large-dialog.module.css';

interface LargeDialogProps {
  title: string;
  /** A few words beside the title; a phone has no room for them. */
  about?: string;
  /** The name of the button that closes it. */
  closeLabel: string;
  onClose: () => void;
  /** Buttons in its head. */
  actions?: ReactNode;
  /** Whether it is as wide as a row of cards, and not only as text is read. */
  isWide?: boolean;
  children: ReactNode;
}

/** Shows a dialog over the page, on a phone in place of it, until it is closed. */
export const LargeDialog = ({ title, about, closeLabel, onClose, actions, isWide, children }: LargeDialogProps) => (
  <ModalOverlay className={styles.veil} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
    <Modal className={styles.surface} data-wide={isWide ? true : undefined}>
      <Dialog className={styles.dialog}>
        <header className={styles.head}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          <p className={styles.about}>{about}</p>
          {actions && <div className={styles.actions}>{actions}</div>}
          <IconButton label={closeLabel} onPress={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        <div className={styles.body}>{children}</div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
