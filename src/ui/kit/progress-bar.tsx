import styles from './progress-bar.module.css';

/** Shows a bar that fills from left to right; `share` is 0 to 1, `label` its accessible name. */
export const ProgressBar = ({ label, share }: { label: string; share: number }) => (
  <progress className={styles.bar} aria-label={label} value={share} max={1} />
);
