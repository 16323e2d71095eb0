import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import styles from './failure-note.module.css';

interface FailureNoteProps {
  /** A few words that say what stopped. */
  title: string;
  failure: { code: string; sentence: string; control: string | null };
  /** Buttons with the ways to go on. */
  children: ReactNode;
  /** Whether it has a place of its own in the page, and lies over nothing. */
  isInline?: boolean;
  /** Whether nothing has failed, and it only asks for something. */
  isCalm?: boolean;
}

/**
 * Says why something stopped and what to do. It lies over the page, so that nothing moves when it appears,
 * or has a place of its own.
 */
export const FailureNote = ({ title, failure, children, isInline, isCalm }: FailureNoteProps) => (
  <div
    className={isInline ? styles.inline : styles.failure}
    role={isCalm ? 'status' : 'alert'}
    data-calm={isCalm ? '' : undefined}
    data-testid="failure"
    data-code={failure.code}
    data-control={failure.control}
  >
    <p className={styles.sentence}>
      <strong>{words.page.failure.titled(title)}</strong> {failure.sentence}
    </p>
    <div className={styles.actions}>{children}</div>
  </div>
);
