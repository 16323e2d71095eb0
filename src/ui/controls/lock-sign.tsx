import { nameOfLock } from '../../config/link/page-flags.ts';
import { lockSentence } from '../../config/locks.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import { words } from '../../words/words.ts';
import { DialogButton } from '../kit/dialog-button.tsx';
import { LockIcon } from '../kit/icons.tsx';
import { useControl } from '../lab-context.ts';
import styles from './lock-sign.module.css';

const { heldBy, limitedBy } = words.flags;

/** Shows a lock beside the name of a setting that the address holds, with what it allows; draws nothing beside the others. */
export function LockSign({ path }: { path: SettingPath }) {
  const { lock } = useControl(path);
  if (!lock) return null;
  return (
    <span className={styles.place} data-lock>
      <DialogButton
        label={(lock.range ? limitedBy : heldBy)(nameOfLock(lock))}
        trigger={<LockIcon />}
        className={styles.lock}
      >
        {() => lockSentence(lock)}
      </DialogButton>
    </span>
  );
}
