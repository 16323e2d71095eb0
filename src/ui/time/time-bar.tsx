import { words } from '../../words/words.ts';
import styles from './time-bar.module.css';

/** Shows the time line of the runs that are shown: drag it, and everything shows that step. */
export function TimeBar() {
  return (
    <section className={styles.bar} aria-label={words.time.label}>
      <div className={styles.slider} />
    </section>
  );
}
