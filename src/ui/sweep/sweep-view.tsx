import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useFileDrop } from '../kit/use-file-drop.ts';
import notices from '../panels/link-notices.module.css';
import { FileButtons, useOpenFiles } from './file-buttons.tsx';
import { UnkeptNotice } from './kept-sweeps-button.tsx';
import { SweepStatus } from './sweep-actions.tsx';
import { SweepForm } from './sweep-form.tsx';
import { SweepResultPanel } from './sweep-result.tsx';
import styles from './sweep-view.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage;

/** Shows many networks at once, over one or two settings: the form of the sweep, and its result. */
export function SweepView() {
  const openFiles = useOpenFiles();
  const { isOver, place } = useFileDrop(openFiles);
  return (
    <main className={styles.view} {...place}>
      <SweepForm />
      <div className={styles.result} id="charts">
        <Notices />
        <UnkeptNotice />
        <div className={styles.bar}>
          <SweepStatus />
          <FileButtons />
        </div>
        <SweepResultPanel />
      </div>
      {isOver && <div className={styles.drop}>{said.files.drop}</div>}
    </main>
  );
}

/** Shows the notices about the sweep and its files. */
function Notices() {
  const ofSweeps = useSweep((state) => state.notices);
  const refusedFile = useSweep((state) => state.refusedFile);
  const { closeNotices } = useSweepLab();
  const told = refusedFile === null ? ofSweeps : [refusedFile, ...ofSweeps];
  if (told.length === 0) return null;
  return (
    <div className={notices.notices} role="status" aria-label={said.notices.label} data-testid="sweep-notices">
      <ul className={notices.list}>
        {told.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <IconButton label={words.page.notices.close} onPress={closeNotices}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
