import type { ReactNode } from 'react';
import { classNames } from '../kit/class-names.ts';
import styles from './corner-notice.module.css';
import notices from './link-notices.module.css';

interface CornerNoticeProps {
  /** The name of its place for a screen reader, which reads what comes into it. */
  label: string;
  corner: 'left' | 'right';
  testId: string;
  /** A paragraph, and buttons; nothing: there is no notice. */
  children: ReactNode;
}

/** The place of a notice along the lower edge. */
const PLACES = {
  left: { left: 'var(--space-3)' },
  right: { left: 'auto', right: 'var(--space-3)' },
};

/** A notice with buttons in a lower corner of the page, over it, so that nothing moves when it comes. */
export const CornerNotice = ({ label, corner, testId, children }: CornerNoticeProps) => (
  <div role="status" aria-label={label}>
    {children && (
      <section
        className={classNames(notices.notices, notices.floating, styles.corner)}
        style={PLACES[corner]}
        data-testid={testId}
      >
        {children}
      </section>
    )}
  </div>
);
