import styles from './refusal-text.module.css';

/** Says why a value was refused; draws nothing if none was. */
export function RefusalText({ refusal, id }: { refusal: { sentence: string } | undefined; id: string }) {
  if (!refusal) return null;
  return (
    <p className={styles.note} id={id} role="alert">
      {refusal.sentence}
    </p>
  );
}
