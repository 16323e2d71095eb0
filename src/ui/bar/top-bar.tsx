import { words } from '../../words/words.ts';
import { BackendBadge } from './backend-badge.tsx';
import { CopyLink } from './copy-link.tsx';
import { Readouts } from './readouts.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import styles from './top-bar.module.css';
import { Transport } from './transport.tsx';

/** Name, transport, readouts, and what concerns the page as a whole. */
export function TopBar() {
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <h1 className={styles.title}>{words.page.title}</h1>
        <p className={styles.tagline}>{words.page.tagline}</p>
      </div>
      <div className={styles.run}>
        <Transport />
        <Readouts />
      </div>
      <div className={styles.page}>
        <BackendBadge />
        <CopyLink />
        <ThemeSwitch />
      </div>
    </header>
  );
}
