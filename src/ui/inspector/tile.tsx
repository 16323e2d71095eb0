import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import styles from './tile.module.css';

interface TileProps {
  title: string;
  /** The explanation of how to read it. */
  about: ReactNode;
  /** The content at the right of the title. */
  aside?: ReactNode;
  /** Whether it takes the wide column of the matrices, at the left. */
  isWide?: boolean;
  testId: string;
  children: ReactNode;
}

/** Shows a part of the inspector with its name and its explanation. */
export const Tile = ({ title, about, aside, isWide, testId, children }: TileProps) => (
  <section className={styles.tile} aria-label={title} data-wide={isWide === true || undefined} data-testid={testId}>
    <div className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      <Hint label={words.page.charts.howToRead(title)}>{about}</Hint>
      {aside && <div className={styles.aside}>{aside}</div>}
    </div>
    {children}
  </section>
);
