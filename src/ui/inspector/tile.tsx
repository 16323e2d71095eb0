import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import { SavePicture } from '../figures/save-picture.tsx';
import { Hint } from '../kit/hint.tsx';
import { useExperiment, useLab } from '../lab-context.ts';
import { layerName } from './layer-name.ts';
import styles from './tile.module.css';

interface TileProps {
  title: string;
  /** The explanation of how to read it. */
  about: ReactNode;
  /** The content at the right of the title. */
  aside?: ReactNode;
  /** Whether it takes the wide column of the matrices, at the left. */
  isWide?: boolean;
  /** A sentence of the figure that its pictures are saved as, after the one that says of which layer and step they are. */
  caption?: string;
  /** Which weights its pictures are of; absent: of both, or of none. */
  of?: Question['of'];
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
  of,
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
      {!isWithoutPictures && <SaveTile {...{ title, caption, of, testId }} />}
      {aside && <div className={styles.aside}>{aside}</div>}
    </div>
    {children}
  </section>
);

/** Shows the button that saves the pictures of a tile, with the layer and the step that they are of. */
function SaveTile({ title, caption, of, testId }: Pick<TileProps, 'title' | 'caption' | 'of' | 'testId'>) {
  const inspection = useStore(useLab().inspection, ({ answer }) => answer);
  const depth = useExperiment(({ net }) => net.depth);
  if (!inspection) return null;
  const { layer, step } = inspection;
  const isOfChange = of === 'change';
  const place = words.inspector.inFigure(layerName(layer, depth), formatCount(step), isOfChange);
  const kind = `${testId}-layer-${layer}${isOfChange ? '-change' : ''}`;
  return <SavePicture title={title} kind={kind} caption={caption ? `${place} ${caption}` : place} isOfSide />;
}
