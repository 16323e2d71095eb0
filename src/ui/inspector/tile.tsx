import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { SavePicture } from '../figures/save-picture.tsx';
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
  /** A sentence of the figure that its pictures are saved as. */
  caption?: string;
  /** Whether it has no pictures of its own. */
  isWithoutPictures?: boolean;
  /** Its name, for tests and in the name of the file of its pictures. */
  testId: string;
  children: ReactNode;
}

/** Shows a part of the inspector with its name and its explanation. */
export const Tile = ({
  title,
  about,
  aside,
  isWide = false,
  caption,
  isWithoutPictures = false,
  testId,
  children,
}: TileProps) => (
  <section
    className={styles.tile}
    aria-label={title}
    data-wide={isWide || undefined}
    data-testid={testId}
    data-pictures={isWithoutPictures ? undefined : ''}
  >
    <div className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      <Hint label={words.page.charts.howToRead(title)}>{about}</Hint>
      {!isWithoutPictures && <SavePicture title={title} kind={testId} caption={caption} isOfSide />}
      {aside && <div className={styles.aside}>{aside}</div>}
    </div>
    {children}
  </section>
);
