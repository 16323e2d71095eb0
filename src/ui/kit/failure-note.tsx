import type { ReactNode } from 'react';
import styles from './failure-note.module.css';

interface FailureNoteProps {
  /** A few words that say what stopped. */
  title: string;
  failure: { code: string; sentence: string; control: string | null };
  /** Buttons with the ways to go on. */
  children: ReactNode;
  /** Whether it has a place of its own in the page, and lies over nothing. */
  isInline?: boolean;
}

/**
 * Says why something stopped and what to do. It lies over the page, so that nothing moves when it appears,
 * or has a place of its own.
 */
export const FailureNote = ({ title, failure, children, isInline }: FailureNoteProps) => (
  <div
    className={isInline ? styles.inline : styles.failure}
    role="alert"
    data-testid="failure"
    data-code={failure.code}
    data-control={failure.control}
  >
    <p className={styles.sentence}>
      <strong>{title}.</strong> {failure.sentence}
    </p>
    <div className={styles.actions}>{children}</div>
  </div>
);
