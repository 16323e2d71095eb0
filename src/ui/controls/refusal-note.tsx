import { useRefusal } from '../lab-context.ts';
import type { SettingPath } from '../../config/setting-path.ts';
import styles from './refusal-note.module.css';

/** Why the last value asked for at the control of `path` was not taken; nothing while all is well. */
export function RefusalNote({ path, id }: { path: SettingPath; id: string }) {
  const refusal = useRefusal(path);
  if (!refusal) return null;
  return (
    <p className={styles.note} id={id} role="alert">
      {refusal.sentence}
    </p>
  );
}
