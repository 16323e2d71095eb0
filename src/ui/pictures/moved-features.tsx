import { words } from '../../words/words.ts';
import styles from './picture-figure.module.css';

/** Shows how far the features of this side's network have moved from where they started. */
export function MovedFeatures() {
  return (
    <figure className={styles.figure}>
      <div className={styles.picture} />
      <figcaption className={styles.caption}>{words.pictures.features.title}</figcaption>
    </figure>
  );
}
