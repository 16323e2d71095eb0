import { Button } from 'react-aria-components/Button';
import { words } from '../../words/words.ts';
import { SHORTCUTS } from '../bar/shortcuts.ts';
import { GalleryIcon } from '../kit/icons.tsx';
import { useView } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';
import styles from './begin-button.module.css';

const said = words.page.begin;
const Gallery = lateView(() => import('./gallery.tsx'), 'Gallery', said.title);

/** The code of the gallery, which nobody needs before it opens. */
export const GALLERY_PART = Gallery.part;

/** Shows the button that opens the experiments to begin with, and these while they are open. */
export function BeginButton() {
  const isOpen = useView((view) => view.beginOpen);
  const setOpen = useView((view) => view.setBeginOpen);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        className={styles.button}
        aria-label={said.title}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        ref={(button) => button?.setAttribute('aria-keyshortcuts', SHORTCUTS.begin.shown)}
        onPress={() => setOpen(true)}
      >
        <GalleryIcon />
        <span className={styles.name}>{said.title}</span>
      </Button>
      {isOpen && (
        <div className={styles.note}>
          <Gallery onClose={close} />
        </div>
      )}
    </>
  );
}
