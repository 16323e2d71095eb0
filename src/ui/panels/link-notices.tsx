import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useView } from '../lab-context.ts';
import styles from './link-notices.module.css';

/** Lists what was ignored or replaced while the address was read; the list can be closed. */
export function LinkNotices() {
  const notices = useView((view) => view.linkNotices);
  const setLinkNotices = useView((view) => view.setLinkNotices);
  if (notices.length === 0) return null;
  return (
    <div className={styles.notices} role="status" aria-label={words.page.notices.label} data-testid="link-notices">
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <IconButton label={words.page.notices.close} onPress={() => setLinkNotices([])}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
