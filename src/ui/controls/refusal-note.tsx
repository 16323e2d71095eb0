import type { SettingPath } from '../../config/setting-path.ts';
import type { Refusal } from '../../store/training/experiment-store.ts';
import { useRefusal } from '../lab-context.ts';
import styles from './refusal-note.module.css';

/** Why the last value asked for at the control of `path` was not taken; nothing while all is well. */
export function RefusalNote({ path, id }: { path: SettingPath; id: string }) {
  return <RefusalText refusal={useRefusal(path)} id={id} />;
}

/** Why a value was not taken; nothing where none was refused. */
export function RefusalText({ refusal, id }: { refusal: Refusal | undefined; id: string }) {
  if (!refusal) return null;
  return (
    <p className={styles.note} id={id} role="alert">
      {refusal.sentence}
    </p>
  );
}
