import { useEffect, useRef } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { words } from '../../words/words.ts';
import { UndoButtons } from '../bar/undo-buttons.tsx';
import { MainControls } from '../controls/main-controls.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon, SettingsIcon } from '../kit/icons.tsx';
import { useFocusBack } from '../kit/use-focus-back.ts';
import { useFlags, useView } from '../lab-context.ts';
import { Part, useIsHidden } from '../part.tsx';
import { SettingsLine } from '../panels/settings-line.tsx';
import { TimeOptions } from '../time/time-bar.tsx';
import styles from './controls-sheet.module.css';

const said = words.page.sheet;

/** Returns whether the address leaves anything of the controls to show. */
export function useHasControls(): boolean {
  const { hide } = useFlags();
  return !(['controls', 'task', 'settings'] as const).every((part) => hide.includes(part));
}

/** Opens and closes the sheet of controls on a phone. The focus comes back to it when the sheet closes. */
export function ControlsButton() {
  const isOpen = useView((view) => view.sheetOpen);
  const setOpen = useView((view) => view.setSheetOpen);
  const button = useFocusBack(isOpen);
  return (
    <ToggleButton
      ref={button}
      className={styles.button}
      isSelected={isOpen}
      onChange={setOpen}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'controls' : undefined}
      aria-label={said.title}
      data-tour="controls"
    >
      <SettingsIcon />
      <span className={styles.word}>{said.title}</span>
      <span aria-hidden="true">{isOpen ? '▾' : '▴'}</span>
    </ToggleButton>
  );
}

/** Shows the controls on a phone: over the lower half of the page, so that the pictures stay in sight and alive. */
export function ControlsSheet() {
  const setOpen = useView((view) => view.setSheetOpen);
  const areControlsHidden = useIsHidden('controls');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    showPictures();
  }, []);
  return (
    <aside
      id="controls"
      className={styles.sheet}
      aria-labelledby="controls-title"
      onKeyDown={(event) => {
        const isTyped = event.target instanceof HTMLInputElement && event.target.type !== 'range';
        if (event.key === 'Escape' && !isTyped) setOpen(false);
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title} id="controls-title" tabIndex={-1} ref={heading}>
          {said.title}
        </h2>
        <UndoButtons />
        <IconButton label={said.close} onPress={() => setOpen(false)}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className={styles.content}>
        {areControlsHidden ? <SettingsLine /> : <MainControls afterDial={<SettingsLine />} />}
        <Part name="time">
          <div className={styles.time} role="group" aria-label={words.time.bar}>
            <span className={styles.timeName}>{words.time.bar}</span>
            <TimeOptions />
          </div>
        </Part>
      </div>
    </aside>
  );
}

/** Scrolls the bar away, unless the reader is further down the page: the upper half is for the pictures. */
function showPictures() {
  const main = document.querySelector('main');
  if (main && main.getBoundingClientRect().top > 0) main.scrollIntoView();
}
