import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { currentTheme } from '../../charts/shell/palette.ts';
import { GALLERY, type GalleryEntry } from '../../config/gallery.ts';
import { inLanguage } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { CloseIcon } from '../kit/icons.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { useLab } from '../lab-context.ts';
import styles from './gallery.module.css';

const said = words.page.begin;

/** Shows the experiments to begin with over the page, each with a recorded picture, until one is chosen. */
export function Gallery({ onClose }: { onClose: () => void }) {
  const lab = useLab();
  const begin = (link: string) => {
    onClose();
    lab.begin(link);
    requestAnimationFrame(focusView);
  };
  return (
    <ModalOverlay className={styles.overlay} isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className={styles.surface}>
        <Dialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {said.title}
            </Heading>
            <p className={styles.about}>{said.about}</p>
            <IconButton label={said.close} onPress={onClose}>
              <CloseIcon />
            </IconButton>
          </header>
          <ul className={styles.cards}>
            {GALLERY.map((entry) => (
              <Card key={entry.id} entry={entry} onChoose={begin} />
            ))}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Moves the focus to the view that has been opened. */
function focusView() {
  const view = document.querySelector('main');
  view?.setAttribute('tabindex', '-1');
  view?.focus({ preventScroll: true });
}

/** The size of a picture, in px. */
const PICTURE = { width: 480, height: 240 };

/** Shows one experiment as a link. With Ctrl or the middle button the browser opens it in a tab of its own. */
function Card({ entry, onChoose }: { entry: GalleryEntry; onChoose: (link: string) => void }) {
  const { title, look } = inLanguage(entry.words);
  return (
    <li>
      <a
        className={styles.card}
        href={entry.link}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onChoose(entry.link);
        }}
      >
        <img
          className={styles.picture}
          src={`begin/${entry.id}-${currentTheme()}.webp`}
          {...PICTURE}
          alt=""
          loading="lazy"
          decoding="async"
        />
        <b className={styles.name}>{title}</b>
        <span className={styles.look}>{look}</span>
      </a>
    </li>
  );
}
