import { useEffect, useState } from 'react';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { classNames } from '../kit/class-names.ts';
import { CloseIcon } from '../kit/icons.tsx';
import { stopWhileScrolled } from '../kit/stop-while-scrolled.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useView } from '../lab-context.ts';
import styles from './link-notices.module.css';

/** The time for which a notice stays that goes away by itself, in ms. */
const PASSES_AFTER = 6000;
/** So many notices are shown at first, which fit on a phone. */
const FEW = 3;

const followScroll = (list: HTMLElement | null) => (list ? stopWhileScrolled(list) : undefined);

/**
 * Lists what was ignored or replaced while the address was read, and what became of a file, over the page, so that
 * nothing moves; the list can be closed. Of many the first are shown, until all are asked for.
 */
export function LinkNotices() {
  const notices = useView((view) => view.linkNotices);
  const setLinkNotices = useView((view) => view.setLinkNotices);
  const [whole, setWhole] = useState<readonly string[] | null>(null);
  const pass = useView((view) => view.noticesPass);
  useEffect(() => {
    if (!pass || notices.length === 0) return;
    const timer = setTimeout(() => setLinkNotices([]), PASSES_AFTER);
    return () => clearTimeout(timer);
  }, [pass, notices, setLinkNotices]);
  if (notices.length === 0) return null;
  const isWhole = whole === notices || notices.length <= FEW + 1;
  return (
    <div
      className={classNames(styles.notices, styles.floating)}
      role="status"
      aria-label={words.page.notices.label}
      data-testid="link-notices"
    >
      <ul className={styles.list} aria-label={words.page.notices.label} ref={followScroll}>
        {(isWhole ? notices : notices.slice(0, FEW)).map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
        {!isWhole && (
          <li>
            <TextButton onPress={() => setWhole(notices)}>{words.page.notices.all}</TextButton>
          </li>
        )}
      </ul>
      <IconButton label={words.page.notices.close} onPress={() => setLinkNotices([])}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
