import styles from './refusal-text.module.css';

/** Says why a value was not taken; draws nothing where none was refused. */
export function RefusalText({ refusal, id }: { refusal: { sentence: string } | undefined; id: string }) {
  if (!refusal) return null;
  return (
    <p className={styles.note} id={id} role="alert">
      {refusal.sentence}
    </p>
  );
}
