import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { useView } from '../lab-context.ts';
import { PriorReadouts } from '../prior/prior-readouts.tsx';
import { BackendBadge } from './backend-badge.tsx';
import { CopyLink } from './copy-link.tsx';
import { Readouts } from './readouts.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import styles from './top-bar.module.css';
import { Transport } from './transport.tsx';
import { ViewSwitch } from './view-switch.tsx';

/** Name, transport, readouts, and what concerns the page as a whole. */
export function TopBar() {
  const stage = useView(stageOf);
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <h1 className={styles.title}>{words.page.title}</h1>
        <p className={styles.tagline}>{words.page.tagline}</p>
        <ViewSwitch />
      </div>
      {stage !== 'sweep' && stage !== 'none' && (
        <div className={styles.run}>
          <Transport />
          {stage === 'prior' ? <PriorReadouts /> : <Readouts />}
        </div>
      )}
      <div className={styles.page}>
        {stage !== 'none' && <BackendBadge />}
        <CopyLink />
        <ThemeSwitch />
      </div>
    </header>
  );
}
