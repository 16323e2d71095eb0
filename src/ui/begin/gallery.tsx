import { currentTheme } from '../../charts/shell/palette.ts';
import { GALLERY, type GalleryEntry } from '../../config/gallery.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { useLab, useView } from '../lab-context.ts';
import styles from './gallery.module.css';

const said = words.page.begin;

/** Shows the experiments to begin with over the page, each with a recorded picture, until one is chosen. */
export function Gallery({ onClose }: { onClose: () => void }) {
  const lab = useLab();
  const hidden = useView((view) => view.hidden);
  const begin = (link: string) => {
    onClose();
    lab.begin(link);
    requestAnimationFrame(focusView);
  };
  return (
    <LargeDialog title={said.title} about={said.about} closeLabel={said.close} onClose={onClose} isWide>
      <ul className={styles.cards}>
        {GALLERY.filter(({ link }) => !hidden.includes(decodePageLink(link).view)).map((entry) => (
          <Card key={entry.id} entry={entry} onChoose={begin} />
        ))}
      </ul>
    </LargeDialog>
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
  const { title, look } = entry.words;
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
