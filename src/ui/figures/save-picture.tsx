import { useRef } from 'react';
import { words } from '../../words/words.ts';
import { DialogButton } from '../kit/dialog-button.tsx';
import { SaveIcon } from '../kit/icons.tsx';
import { lateView } from '../late/late-view.tsx';
import { Part } from '../part.tsx';
import type { FigureFacts } from './figure-on-page.ts';
import styles from './save-picture.module.css';

const SaveMenu = lateView(() => import('./save-menu.tsx'), 'SaveMenu', words.page.late.parts.figures);

/** The code of the menu, which nobody needs before a picture is saved. */
export const FIGURES_PART = SaveMenu.part;

/** Shows a button that saves the pictures of the nearest element with `data-pictures` as one figure. */
export function SavePicture(facts: FigureFacts) {
  const place = useRef<HTMLSpanElement>(null);
  const label = words.page.charts.savePicture(facts.title);
  return (
    <Part name="figures">
      <span ref={place} className={styles.place}>
        <DialogButton label={label} trigger={<SaveIcon />} className={styles.button}>
          {() => <SaveMenu facts={facts} place={place} />}
        </DialogButton>
      </span>
    </Part>
  );
}
