import { words } from '../../words/words.ts';
import styles from './picture-figure.module.css';

/** Shows the function that the network of this side of the page computes. */
export function LearnedFunction() {
  return (
    <figure className={styles.figure}>
      <div className={styles.picture} />
      <figcaption className={styles.caption}>{words.pictures.function.title}</figcaption>
    </figure>
  );
}
